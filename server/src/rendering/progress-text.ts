/** What a render is doing, in a few words. */

import type { RenderPhase, RenderProgress } from "@ragl/engine/protocol";

const WORK: Record<RenderPhase, string> = {
  load: "loading the model",
  encode: "reading the prompts",
  bind: "binding",
  denoise: "denoising",
  decode: "decoding",
  write: "writing the picture",
};

/** `binding left 2/2`, `step 9/20`, `loading the model`. */
export function progressText({ phase, step, steps, region }: RenderProgress): string {
  if (phase === "denoise") return `step ${step}/${steps}`;
  const what = region === null ? WORK[phase] : `${WORK[phase]} ${region}`;
  return steps > 1 ? `${what} ${step}/${steps}` : what;
}
