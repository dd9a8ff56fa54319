/**
 * Resolves the external data that a graph refers to: every file must exist, be long enough, and lie in the graph's
 * own folder. In the Hugging Face cache the graph and its weights are links into one folder of blobs; there,
 * that folder counts, because ONNX Runtime follows links before it checks.
 */

import { closeSync, openSync, readSync, realpathSync, statSync } from "node:fs";
import path from "node:path";

import { create } from "@bufbuild/protobuf";

import { packedBytes } from "./data-types.ts";
import { EXTERNAL_BYTES } from "./light-model.ts";
import { StringStringEntryProtoSchema, TensorProto_DataLocation } from "./gen/onnx_pb.js";
import type { GraphProto, ModelProto, NodeProto, TensorProto } from "./gen/onnx_pb.js";
import { graphDamaged, weightsMissing, weightsOutsideFolder, weightsTooShort } from "./graph-errors.ts";

export interface ResolvedWeights {
  /** The real folder that all external data lies in. */
  readonly folder: string;
  /** Every file that holds weights, by real path. */
  readonly files: readonly WeightsFile[];
}

export interface WeightsFile {
  readonly path: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

/**
 * Checks every external tensor of the model that was read from `graphFile` and rewrites its location to be relative
 * to the returned folder. Small ones (shapes, scales) come into the model. Throws EngineError `weights-missing`, `weights-too-short`, `weights-outside-folder` or
 * `graph-damaged`.
 */
export function resolveExternalData(model: ModelProto, graphFile: string): ResolvedWeights {
  const tensors = [...externalTensors(model)];
  const files = new Map<string, WeightsFile>();
  const extents = tensors.map((tensor) => {
    const location = entry(tensor, "location");
    if (location === null) throw graphDamaged(graphFile, `the weight ${tensor.name} has no location`);
    let file = files.get(location);
    if (file === undefined) files.set(location, (file = findFile(graphFile, location)));
    return { tensor, file, ...extentOf(tensor, graphFile, file) };
  });
  const folder = commonFolder(graphFile, files);
  for (const { tensor, file, offset, length } of extents) {
    if (length < EXTERNAL_BYTES) embed(tensor, file, offset, length);
    else setEntry(tensor, "location", path.relative(folder, file.path).replaceAll(path.sep, "/"));
  }
  return { folder, files: [...files.values()] };
}

function embed(tensor: TensorProto, file: WeightsFile, offset: number, length: number): void {
  const bytes = new Uint8Array(length);
  const descriptor = openSync(file.path, "r");
  try {
    readSync(descriptor, bytes, 0, length, offset);
  } finally {
    closeSync(descriptor);
  }
  tensor.rawData = bytes;
  tensor.externalData = [];
  tensor.dataLocation = TensorProto_DataLocation.DEFAULT;
}

function findFile(graphFile: string, location: string): WeightsFile {
  const relative = location.replaceAll("\\", "/");
  const escapes = path.posix.normalize(relative).split("/")[0] === ".." || /^([a-z]:|\/)/i.test(relative);
  if (escapes || location.includes("\0")) throw weightsOutsideFolder(location, graphFile);
  const file = path.join(path.dirname(graphFile), relative);
  try {
    const real = realpathSync(file);
    const status = statSync(real);
    if (!status.isFile()) throw weightsMissing(file, graphFile);
    return { path: real, bytes: status.size, modifiedMs: status.mtimeMs };
  } catch {
    throw weightsMissing(file, graphFile);
  }
}

function extentOf(
  tensor: TensorProto,
  graphFile: string,
  file: WeightsFile,
): { offset: number; length: number } {
  const elements = Number(tensor.dims.reduce((product, dim) => product * dim, 1n));
  const needed = packedBytes(tensor.dataType, elements);
  const offset = Number(entry(tensor, "offset") ?? 0);
  const length = Number(entry(tensor, "length") ?? needed ?? 0);
  const plausible = [elements, offset, length].every((value) => Number.isSafeInteger(value) && value >= 0);
  if (!plausible || (needed !== null && needed !== length)) {
    const dims = tensor.dims.join(" x ");
    throw graphDamaged(
      graphFile,
      `the weight ${tensor.name} of ${dims} elements cannot be ${length} bytes long`,
    );
  }
  if (offset + length > file.bytes) {
    throw weightsTooShort(file.path, tensor.name, offset + length, file.bytes);
  }
  return { offset, length };
}

/** The graph's folder, or the folder of the graph's own blob where the graph is a link. */
function commonFolder(graphFile: string, files: ReadonlyMap<string, WeightsFile>): string {
  const own = realpathSync(path.dirname(graphFile));
  const candidates = [own, path.dirname(realpathSync(graphFile))];
  const [first] = candidates.filter((folder) =>
    [...files.values()].every((file) => isInside(folder, file.path)),
  );
  if (first !== undefined) return first;
  const [location] = [...files].find(([, file]) => !isInside(own, file.path))!;
  throw weightsOutsideFolder(location, graphFile);
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== ".." && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function entry(tensor: TensorProto, key: string): string | null {
  return tensor.externalData.find((candidate) => candidate.key === key)?.value ?? null;
}

function setEntry(tensor: TensorProto, key: string, value: string): void {
  const others = tensor.externalData.filter(
    (candidate) => candidate.key !== key && candidate.key !== "checksum",
  );
  tensor.externalData = [create(StringStringEntryProtoSchema, { key, value }), ...others];
}

function* externalTensors(model: ModelProto): Generator<TensorProto> {
  if (model.graph !== undefined) yield* externalTensorsOfGraph(model.graph);
  for (const definition of model.functions) yield* externalTensorsOfNodes(definition.node);
}

function* externalTensorsOfGraph(graph: GraphProto): Generator<TensorProto> {
  const sparse = graph.sparseInitializer.flatMap(({ values, indices }) => [values, indices]);
  for (const tensor of [...graph.initializer, ...sparse]) {
    if (tensor?.dataLocation === TensorProto_DataLocation.EXTERNAL) yield tensor;
  }
  yield* externalTensorsOfNodes(graph.node);
}

function* externalTensorsOfNodes(nodes: readonly NodeProto[]): Generator<TensorProto> {
  for (const node of nodes) {
    for (const attribute of node.attribute) {
      for (const tensor of [attribute.t, ...attribute.tensors]) {
        if (tensor?.dataLocation === TensorProto_DataLocation.EXTERNAL) yield tensor;
      }
      for (const graph of [attribute.g, ...attribute.graphs]) {
        if (graph !== undefined) yield* externalTensorsOfGraph(graph);
      }
    }
  }
}
