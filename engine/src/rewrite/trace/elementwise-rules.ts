/** Rules of operators that work element by element, with NumPy's broadcasting. */

import { BOOL, INT32, INT64 } from "../../onnx/data-types.ts";
import type { DataType } from "../../onnx/data-types.ts";
import type { NodeCall, Rule } from "./node-call.ts";
import { product } from "./node-call.ts";
import { CONTENT_LIMIT, ShapeConflict } from "./traced-value.ts";

type Elements = (...operands: number[]) => number;

/** The shape that all operands broadcast to. Throws ShapeConflict. */
export function broadcast(shapes: readonly (readonly number[])[]): number[] {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, axis) => {
    const sizes = shapes.map((shape) => shape[axis - rank + shape.length] ?? 1).filter((size) => size !== 1);
    const size = sizes[0] ?? 1;
    if (sizes.some((other) => other !== size)) {
      throw new ShapeConflict(
        `${shapes.map((shape) => `[${shape.join(", ")}]`).join(" and ")} do not go together`,
      );
    }
    return size;
  });
}

function elementwise(compute: Elements | null, type: number | "operands" = "operands", typeFrom = 0): Rule {
  return (call) => {
    const indices = Array.from({ length: call.inputCount }, (_, index) => index);
    const dims = broadcast(indices.map((index) => call.dims(index)));
    const content = compute === null ? null : computeContent(call, indices, dims, compute);
    return [{ dims, type: type === "operands" ? call.input(typeFrom).type : type, content }];
  };
}

function computeContent(
  call: NodeCall,
  indices: readonly number[],
  dims: readonly number[],
  compute: Elements,
): number[] | null {
  if (product(dims) > CONTENT_LIMIT) return null;
  const operands = indices.map((index) => ({ dims: call.dims(index), content: call.input(index).content }));
  if (operands.some(({ content }) => content === null)) return null;
  return Array.from({ length: product(dims) }, (_, position) =>
    compute(...operands.map((operand) => operand.content![sourceIndex(position, dims, operand.dims)]!)),
  );
}

/** Where the element at a flat position of the broadcast shape comes from in an operand. */
function sourceIndex(position: number, dims: readonly number[], operand: readonly number[]): number {
  let rest = position;
  let stride = 1;
  let index = 0;
  for (let axis = dims.length - 1; axis >= 0; axis--) {
    const coordinate = rest % dims[axis]!;
    rest = Math.floor(rest / dims[axis]!);
    const size = operand[axis - dims.length + operand.length];
    if (size === undefined) continue;
    if (size !== 1) index += coordinate * stride;
    stride *= size;
  }
  return index;
}

/** Same shape and type as the first input; contents are not followed. */
export const likeFirst: Rule = (call) => [{ dims: call.dims(0), type: call.input(0).type }];

const cast: Rule = (call) => {
  const { type, content } = call.input(0);
  const to = call.node.opType === "CastLike" ? call.input(1).type : call.int("to", type ?? 0);
  return [
    { dims: call.dims(0), type: to, content: isInteger(to) ? (content?.map(Math.trunc) ?? null) : content },
  ];
};

const divideIntegers = elementwise((a, b) => Math.trunc(a / b));
const divideFloats = elementwise((a, b) => a / b);
const divide: Rule = (call) => (isInteger(call.input(0).type) ? divideIntegers : divideFloats)(call);

function isInteger(type: DataType | null): boolean {
  return type === INT64 || type === INT32;
}

const arithmetic: Readonly<Record<string, Rule>> = {
  Add: elementwise((a, b) => a + b),
  Sub: elementwise((a, b) => a - b),
  Mul: elementwise((a, b) => a * b),
  Div: divide,
  Mod: elementwise((a, b) => a - b * Math.floor(a / b)),
  Pow: elementwise((a, b) => a ** b),
  Min: elementwise(Math.min),
  Max: elementwise(Math.max),
  Neg: elementwise((a) => -a),
  Abs: elementwise(Math.abs),
  Sqrt: elementwise(Math.sqrt),
  Reciprocal: elementwise((a) => 1 / a),
  Floor: elementwise(Math.floor),
  Ceil: elementwise(Math.ceil),
  Identity: elementwise((a) => a),
};

const logic: Readonly<Record<string, Rule>> = {
  Equal: elementwise((a, b) => Number(a === b), BOOL),
  Greater: elementwise((a, b) => Number(a > b), BOOL),
  GreaterOrEqual: elementwise((a, b) => Number(a >= b), BOOL),
  Less: elementwise((a, b) => Number(a < b), BOOL),
  LessOrEqual: elementwise((a, b) => Number(a <= b), BOOL),
  And: elementwise((a, b) => Number(a !== 0 && b !== 0), BOOL),
  Or: elementwise((a, b) => Number(a !== 0 || b !== 0), BOOL),
  Not: elementwise((a) => Number(a === 0), BOOL),
  IsNaN: elementwise(null, BOOL),
  Where: elementwise((condition, a, b) => (condition !== 0 ? a : b), "operands", 1),
};

/** Operators whose one data input gives the shape; further inputs are weights, scales and the like. */
const LIKE_FIRST = [
  ...[
    "Exp",
    "Log",
    "Sin",
    "Cos",
    "Tanh",
    "Sigmoid",
    "Erf",
    "Relu",
    "Gelu",
    "Softplus",
    "LeakyRelu",
    "Clip",
    "Round",
  ],
  ...[
    "Softmax",
    "LayerNormalization",
    "RMSNormalization",
    "SimplifiedLayerNormalization",
    "GroupNormalization",
  ],
  ...[
    "InstanceNormalization",
    "Dropout",
    "FastGelu",
    "QuickGelu",
    "BiasGelu",
    "RotaryEmbedding",
    "CumSum",
    "Trilu",
  ],
];

export const ELEMENTWISE_RULES: Readonly<Record<string, Rule>> = {
  ...arithmetic,
  ...logic,
  ...Object.fromEntries(LIKE_FIRST.map((name) => [name, likeFirst])),
  Cast: cast,
  CastLike: cast,
};
