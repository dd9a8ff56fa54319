/** ONNX element types: their numbers and sizes. */

import { TensorProto_DataType } from "./gen/onnx_pb.js";

/** A number of `TensorProto.DataType`. */
export type DataType = number;

export const FLOAT: DataType = TensorProto_DataType.FLOAT;
export const FLOAT16: DataType = TensorProto_DataType.FLOAT16;
export const BFLOAT16: DataType = TensorProto_DataType.BFLOAT16;
export const DOUBLE: DataType = TensorProto_DataType.DOUBLE;
export const INT32: DataType = TensorProto_DataType.INT32;
export const INT64: DataType = TensorProto_DataType.INT64;
export const BOOL: DataType = TensorProto_DataType.BOOL;

const BITS: ReadonlyMap<DataType, number> = new Map([
  [TensorProto_DataType.FLOAT, 32],
  [TensorProto_DataType.UINT8, 8],
  [TensorProto_DataType.INT8, 8],
  [TensorProto_DataType.UINT16, 16],
  [TensorProto_DataType.INT16, 16],
  [TensorProto_DataType.INT32, 32],
  [TensorProto_DataType.INT64, 64],
  [TensorProto_DataType.BOOL, 8],
  [TensorProto_DataType.FLOAT16, 16],
  [TensorProto_DataType.DOUBLE, 64],
  [TensorProto_DataType.UINT32, 32],
  [TensorProto_DataType.UINT64, 64],
  [TensorProto_DataType.COMPLEX64, 64],
  [TensorProto_DataType.COMPLEX128, 128],
  [TensorProto_DataType.BFLOAT16, 16],
  [TensorProto_DataType.FLOAT8E4M3FN, 8],
  [TensorProto_DataType.FLOAT8E4M3FNUZ, 8],
  [TensorProto_DataType.FLOAT8E5M2, 8],
  [TensorProto_DataType.FLOAT8E5M2FNUZ, 8],
  [TensorProto_DataType.UINT4, 4],
  [TensorProto_DataType.INT4, 4],
]);

/** Bytes that this many packed elements take; null for types whose size is not known (strings). */
export function packedBytes(type: DataType, elements: number): number | null {
  const bits = BITS.get(type);
  return bits === undefined ? null : Math.ceil((bits * elements) / 8);
}
