/** An ONNX model as read from disk, without its weights, and back to bytes. */

import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync } from "node:fs";
import path from "node:path";

import { fromBinary, toBinary } from "@bufbuild/protobuf";

import { EngineError } from "../errors.ts";
import { resolveExternalData } from "./external-data.ts";
import type { WeightsFile } from "./external-data.ts";
import type { GraphProto, ModelProto } from "./gen/onnx_pb.js";
import { ModelProtoSchema } from "./gen/onnx_pb.js";
import { graphDamaged, graphMissing, graphNotDownloaded, graphTooLarge } from "./graph-errors.ts";
import { LightModelTooLarge, readLightModel } from "./light-model.ts";
import { FileBytes, WireError } from "./wire.ts";

/** A model that surely has a graph. */
export type OnnxModel = ModelProto & { graph: GraphProto };

export interface ModelFile {
  /** The .onnx file, as it was asked for. */
  readonly path: string;
  /** Its weights are external data, located relative to `weightsFolder`. */
  readonly model: OnnxModel;
  readonly weightsFolder: string;
  readonly weightsFiles: readonly WeightsFile[];
  /** SHA-256, in hex, of everything in the file but its weights' values (their places are included). */
  readonly digest: string;
}

/**
 * Reads a model without loading its weights. Throws EngineError `model-file-missing`, `graph-damaged`,
 * `graph-not-downloaded`, `graph-too-large`, or one of `resolveExternalData`.
 */
export function readModelFile(file: string): ModelFile {
  const model = readModel(file);
  const weights = resolveExternalData(model, file);
  const digest = createHash("sha256").update(encodeModel(model)).digest("hex");
  return { path: file, model, weightsFolder: weights.folder, weightsFiles: weights.files, digest };
}

/** The model as bytes that ONNX Runtime loads. */
export function encodeModel(model: ModelProto): Uint8Array<ArrayBuffer> {
  return toBinary(ModelProtoSchema, model);
}

/** The model in bytes that `encodeModel` wrote. Throws where they are none. */
export function decodeModel(bytes: Uint8Array): OnnxModel {
  const model = fromBinary(ModelProtoSchema, bytes);
  if (!hasGraph(model)) throw new Error("the model has no graph");
  return model;
}

function readModel(file: string): OnnxModel {
  const descriptor = openFile(file);
  try {
    const bytes = new FileBytes(descriptor, fstatSync(descriptor).size);
    if (isLfsPointer(bytes)) throw graphNotDownloaded(file);
    const model = readLightModel(bytes, path.basename(file));
    if (!hasGraph(model)) throw new WireError("it holds no graph", bytes.size);
    if (model.graph.output.length === 0) throw new WireError("its graph has no outputs", bytes.size);
    return model;
  } catch (error) {
    if (error instanceof EngineError) throw error;
    if (error instanceof LightModelTooLarge) throw graphTooLarge(file, error.mebibytes);
    if (error instanceof WireError) throw graphDamaged(file, `${error.message} (at byte ${error.offset})`);
    throw graphDamaged(file, error instanceof Error ? error.message : String(error), error);
  } finally {
    closeSync(descriptor);
  }
}

function openFile(file: string): number {
  try {
    const descriptor = openSync(file, "r");
    if (fstatSync(descriptor).isFile()) return descriptor;
    closeSync(descriptor);
  } catch {
    throw graphMissing(file);
  }
  throw graphMissing(file);
}

const LFS_POINTER = "version https://git-lfs";

function isLfsPointer(bytes: FileBytes): boolean {
  if (bytes.size < LFS_POINTER.length) return false;
  return new TextDecoder().decode(bytes.read(0, LFS_POINTER.length)) === LFS_POINTER;
}

function hasGraph(model: ModelProto): model is OnnxModel {
  return model.graph !== undefined;
}
