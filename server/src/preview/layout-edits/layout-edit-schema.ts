/** What counts as a layout edit: messages come from a page, and other editors may send them too. */

import { FractionRectSchema, MAX_SEED } from "@ragl/grammar/plan";
import { z } from "zod";
import type { LayoutEdit } from "../../protocol.ts";

const region = z.string().min(1);
const cell = FractionRectSchema;

export const LayoutEditSchema: z.ZodType<LayoutEdit> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("place"), region, cell }),
  z.object({
    kind: z.literal("divide"),
    container: z.string(),
    index: z.number().int().min(0),
    position: z.number().min(-16).max(16),
  }),
  z.object({ kind: z.literal("add"), cell }),
  z.object({ kind: z.literal("delete"), region }),
  z.object({ kind: z.literal("duplicate"), region }),
  z.object({ kind: z.enum(["raise", "lower"]), region }),
  z.object({ kind: z.literal("free"), region }),
  z.object({ kind: z.literal("seed"), seed: z.number().int().min(0).max(MAX_SEED) }),
]);
