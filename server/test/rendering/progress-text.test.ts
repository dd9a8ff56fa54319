import type { RenderProgress } from "@ragl/engine/protocol";
import { expect, it } from "vitest";
import { progressText } from "../../src/rendering/progress-text.ts";

it.each<[Partial<RenderProgress>, string]>([
  [{ phase: "load" }, "loading the model"],
  [{ phase: "encode" }, "reading the prompts"],
  [{ phase: "bind", region: "left", step: 2, steps: 2 }, "binding left 2/2"],
  [{ phase: "bind", region: "left", step: 1, steps: 1 }, "binding left"],
  [{ phase: "denoise", step: 9, steps: 20 }, "step 9/20"],
  [{ phase: "denoise", step: 1, steps: 1 }, "step 1/1"],
  [{ phase: "write" }, "writing the picture"],
])("%j", (progress, text) => {
  expect(progressText({ phase: "load", step: 0, steps: 1, region: null, fraction: 0, ...progress })).toBe(
    text,
  );
});
