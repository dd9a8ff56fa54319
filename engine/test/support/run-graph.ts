/** Runs models that tests hold in memory. */

import { castEdgesToFloat32 } from "../../src/onnx/float-edges.ts";
import { decodeModel, encodeModel } from "../../src/onnx/model-file.ts";
import type { OnnxModel } from "../../src/onnx/model-file.ts";
import type { RewriteVariant } from "../../src/rewrite/regional-inputs.ts";
import type { RewriteReport } from "../../src/rewrite/report.ts";
import { rewriteForRegions } from "../../src/rewrite/rewrite.ts";
import { openSession } from "../../src/runtime/session.ts";
import type { Session } from "../../src/runtime/session.ts";

/** Opens the model with float32 edges on the CPU; the model itself stays as it is. */
export function openModel(model: OnnxModel, weightsFolder = "."): Promise<Session> {
  const copy = decodeModel(encodeModel(model));
  castEdgesToFloat32(copy);
  return openBytes(encodeModel(copy), weightsFolder);
}

export async function openRewritten(
  model: OnnxModel,
  variant: RewriteVariant,
  weightsFolder = ".",
): Promise<{ session: Session; report: RewriteReport }> {
  const copy = decodeModel(encodeModel(model));
  castEdgesToFloat32(copy);
  const report = rewriteForRegions(copy, variant);
  return { session: await openBytes(encodeModel(copy), weightsFolder), report };
}

function openBytes(model: Uint8Array, weightsFolder: string): Promise<Session> {
  return openSession({ model, file: "test.onnx", weightsFolder, provider: "cpu", threads: 1 });
}

/** Largest difference, relative to the largest expected value. */
export function relativeDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Infinity;
  const largest = Array.from(expected).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const furthest = Array.from(expected).reduce(
    (most, value, at) => Math.max(most, Math.abs(value - actual[at]!)),
    0,
  );
  return furthest / largest;
}
