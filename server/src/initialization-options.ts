/** The options that a client sends with `initialize`, checked. */

import { z } from "zod";
import type { RaglInitializationOptions } from "./protocol.ts";

/** A client that says nothing of trust is an editor without such a notion: the person opened the folder. */
const OptionsSchema = z.object({
  isTrusted: z.boolean().catch(true),
  showsFailedRenders: z.boolean().catch(false),
});

export function readInitializationOptions(value: unknown): RaglInitializationOptions {
  return OptionsSchema.parse(typeof value === "object" && value !== null ? value : {});
}
