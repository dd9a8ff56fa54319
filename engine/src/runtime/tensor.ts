/**
 * The tensors that the engine computes with: dense, row-major, on the CPU. ONNX Runtime's own tensor type
 * stays inside this folder.
 */

/** The data of each element type; `bool` holds 0 or 1. */
export interface TensorData {
  readonly float32: Float32Array;
  readonly int64: BigInt64Array;
  readonly int32: Int32Array;
  readonly bool: Uint8Array;
}

export type TensorType = keyof TensorData;

export interface TensorOf<Type extends TensorType> {
  readonly type: Type;
  readonly dims: readonly number[];
  /** Row-major; as long as the product of `dims`. */
  readonly data: TensorData[Type];
}

export type Tensor = { [Type in TensorType]: TensorOf<Type> }[TensorType];

/** Number of elements of a tensor with these dimensions; 1 for a scalar. */
export function elementCount(dims: readonly number[]): number {
  return dims.reduce((product, dim) => product * dim, 1);
}

export function float32Tensor(dims: readonly number[], data: Float32Array): TensorOf<"float32"> {
  return { type: "float32", dims, data };
}

/** An int64 tensor from plain integers. */
export function int64Tensor(dims: readonly number[], values: ArrayLike<number>): TensorOf<"int64"> {
  return { type: "int64", dims, data: BigInt64Array.from(values, (value) => BigInt(value)) };
}
