/** What the engine process accepts as parameters: messages are checked before anything is done with them. */

import { isAbsolute } from "node:path";
import { z } from "zod";
import { EngineError } from "../errors.ts";
import type { InitializeParams, RenderParams } from "../protocol.ts";

const absolutePath = z.string().refine(isAbsolute, "must be an absolute path");

const InitializeParamsSchema = z.object({
  modelFolders: z.array(absolutePath),
  cacheFolder: absolutePath,
  provider: z.enum(["auto", "cpu", "webgpu", "cuda", "dml", "coreml"]),
  threads: z.number().int().min(0).max(1024),
});

/** The plan itself is checked by the engine, which others call too. */
const RenderParamsSchema = z.object({
  plan: z.unknown(),
  baseFolder: absolutePath,
  output: absolutePath,
  source: z.object({ uri: z.string(), text: z.string() }).nullable(),
  sketches: z.boolean().default(false),
  progressToken: z.number(),
});

/** @throws EngineError `params-invalid`. */
export function checkInitializeParams(params: unknown): InitializeParams {
  return check(InitializeParamsSchema, params, "engine/initialize");
}

/** @throws EngineError `params-invalid`. */
export function checkRenderParams(params: unknown): RenderParams & { readonly progressToken: number } {
  const checked = check(RenderParamsSchema, params, "engine/render");
  return { ...checked, plan: checked.plan as RenderParams["plan"] };
}

function check<Schema extends z.ZodType>(schema: Schema, params: unknown, method: string): z.infer<Schema> {
  const checked = schema.safeParse(params);
  if (checked.success) return checked.data;
  throw new EngineError({
    code: "params-invalid",
    subject: method,
    message: `The parameters of ${method} are not valid: ${z.prettifyError(checked.error)}.`,
    fix: "Send what the protocol says (engine/src/protocol.ts).",
    cause: checked.error,
  });
}
