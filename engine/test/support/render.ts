/** Renders in this process with the bundled model. */

import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ScenePlan } from "@ragl/grammar/plan";
import { CancellationToken } from "vscode-jsonrpc";
import { RenderEngine, type RenderHooks } from "../../src/render-engine.ts";
import { MODELS } from "./toybox.ts";

export const ENGINE_OPTIONS = {
  modelFolders: [MODELS],
  cacheFolder: join(tmpdir(), "ragl-test-cache"),
  provider: "cpu",
  threads: 1,
} as const;

export function openEngine(): RenderEngine {
  return new RenderEngine(ENGINE_OPTIONS);
}

export const NO_HOOKS: RenderHooks = { onProgress: () => undefined, cancellation: CancellationToken.None };

/** The canvas's packed latents after each step: `[steps][tokens * values]`. */
export async function trajectory(engine: RenderEngine, plan: ScenePlan): Promise<Float32Array[]> {
  const states: Float32Array[] = [];
  const onStep = (_steps: number, latents: Float32Array) => void states.push(latents.slice());
  await engine.renderLatents({ plan, baseFolder: "/" }, { ...NO_HOOKS, onStep });
  return states;
}

/** Final packed latents. */
export async function latentsOf(engine: RenderEngine, plan: ScenePlan): Promise<Float32Array> {
  return (await engine.renderLatents({ plan, baseFolder: "/" }, NO_HOOKS)).latents;
}

/** Largest difference, relative to the largest value expected. */
export function relativeDifference(actual: Float32Array, expected: Float32Array): number {
  let [difference, largest] = [0, 0];
  expected.forEach((value, i) => {
    largest = Math.max(largest, Math.abs(value));
    difference = Math.max(difference, Math.abs(value - actual[i]!));
  });
  return difference / largest;
}
