/** Moves a model's weights into a file of their own, as exporters do with large models. */

import { writeFileSync } from "node:fs";
import path from "node:path";

import { create } from "@bufbuild/protobuf";

import { StringStringEntryProtoSchema, TensorProto_DataLocation } from "../../src/onnx/gen/onnx_pb.js";
import { encodeModel } from "../../src/onnx/model-file.ts";
import type { OnnxModel } from "../../src/onnx/model-file.ts";

/** Writes `model.onnx` and its weights file into the folder; `location` is what the graph calls the latter. */
export function writeWithExternalWeights(
  model: OnnxModel,
  folder: string,
  location = "model.onnx_data",
  weightsFile = path.join(folder, location),
): string {
  const chunks: Uint8Array[] = [];
  let offset = 0;
  for (const tensor of model.graph.initializer) {
    const entries = { location, offset: String(offset), length: String(tensor.rawData.length) };
    chunks.push(tensor.rawData);
    offset += tensor.rawData.length;
    tensor.rawData = new Uint8Array(0);
    tensor.dataLocation = TensorProto_DataLocation.EXTERNAL;
    tensor.externalData = Object.entries(entries).map(([key, value]) =>
      create(StringStringEntryProtoSchema, { key, value }),
    );
  }
  writeFileSync(weightsFile, Buffer.concat(chunks));
  const file = path.join(folder, "model.onnx");
  writeFileSync(file, encodeModel(model));
  return file;
}
