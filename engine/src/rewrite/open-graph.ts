/** Opens a graph that runs as it was exported (text encoders, decoders), with float32 at its edges. */

import { castEdgesToFloat32 } from "../onnx/float-edges.ts";
import { encodeModel, readModelFile } from "../onnx/model-file.ts";
import type { ProviderChoice } from "../protocol.ts";
import { openSession } from "../runtime/session.ts";
import type { Session } from "../runtime/session.ts";

export interface RuntimeChoice {
  readonly provider: ProviderChoice;
  /** Threads of one session; 0: as many as there are cores. */
  readonly threads: number;
}

/**
 * Opens the graph in an .onnx file. Throws the EngineErrors of `readModelFile` (a missing, damaged or unsafe file) and
 * of `openSession`.
 */
export function openGraph(file: string, runtime: RuntimeChoice): Promise<Session> {
  const { model, weightsFolder } = readModelFile(file);
  castEdgesToFloat32(model);
  const { provider, threads } = runtime;
  return openSession({ model: encodeModel(model), file, weightsFolder, provider, threads });
}
