/** Small tensors that lie inside a graph: shapes, axes, scales. */

import { create } from "@bufbuild/protobuf";

import { BOOL, DOUBLE, FLOAT, INT32, INT64 } from "./data-types.ts";
import { TensorProto_DataLocation, TensorProtoSchema } from "./gen/onnx_pb.js";
import type { TensorProto } from "./gen/onnx_pb.js";

/** The elements of a small tensor as numbers; null where they are elsewhere or of a type not read here. */
export function readSmallTensor(tensor: TensorProto): readonly number[] | null {
  if (tensor.dataLocation === TensorProto_DataLocation.EXTERNAL) return null;
  if (tensor.rawData.length === 0) return readTypedData(tensor);
  const { buffer, byteOffset, byteLength } = tensor.rawData;
  const view = new DataView(buffer, byteOffset, byteLength);
  const reader = RAW_READERS.get(tensor.dataType);
  if (reader === undefined) return null;
  return Array.from({ length: Math.floor(byteLength / reader.bytes) }, (_, index) =>
    reader.read(view, index * reader.bytes),
  );
}

export function int64Initializer(
  name: string,
  dims: readonly number[],
  values: readonly number[],
): TensorProto {
  return create(TensorProtoSchema, {
    name,
    dataType: INT64,
    dims: dims.map(BigInt),
    rawData: new Uint8Array(BigInt64Array.from(values, BigInt).buffer),
  });
}

export function floatInitializer(
  name: string,
  dims: readonly number[],
  values: readonly number[],
): TensorProto {
  return create(TensorProtoSchema, {
    name,
    dataType: FLOAT,
    dims: dims.map(BigInt),
    rawData: new Uint8Array(Float32Array.from(values).buffer),
  });
}

interface RawReader {
  readonly bytes: number;
  readonly read: (view: DataView, offset: number) => number;
}

const RAW_READERS: ReadonlyMap<number, RawReader> = new Map([
  [FLOAT, { bytes: 4, read: (view: DataView, offset: number) => view.getFloat32(offset, true) }],
  [DOUBLE, { bytes: 8, read: (view: DataView, offset: number) => view.getFloat64(offset, true) }],
  [INT32, { bytes: 4, read: (view: DataView, offset: number) => view.getInt32(offset, true) }],
  [INT64, { bytes: 8, read: (view: DataView, offset: number) => Number(view.getBigInt64(offset, true)) }],
  [BOOL, { bytes: 1, read: (view: DataView, offset: number) => view.getUint8(offset) }],
]);

function readTypedData(tensor: TensorProto): readonly number[] | null {
  switch (tensor.dataType) {
    case FLOAT:
      return tensor.floatData;
    case DOUBLE:
      return tensor.doubleData;
    case INT64:
      return tensor.int64Data.map(Number);
    case INT32:
    case BOOL:
      return tensor.int32Data;
    default:
      return null;
  }
}
