/** What counts as a picture's target in messages of other editors and of commands, which are not typed. */

import { z } from "zod";

export const PictureTargetSchema = z.object({
  uri: z.string().min(1),
  scene: z.string().nullable().default(null),
  variant: z.string().nullable().default(null),
});
