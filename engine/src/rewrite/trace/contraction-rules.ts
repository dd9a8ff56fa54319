/** Rules of matrix products and of attention operators that exporters and optimizers fuse. */

import { stringAttribute } from "../../onnx/attributes.ts";
import { broadcast } from "./elementwise-rules.ts";
import type { Rule } from "./node-call.ts";
import { ShapeConflict, UnknownShape } from "./traced-value.ts";

const matMul: Rule = (call) => {
  const [a, b] = [call.dims(0), call.dims(1)];
  const left = a.length === 1 ? [1, a[0]!] : a;
  const right = b.length === 1 ? [b[0]!, 1] : b;
  if (left.at(-1) !== right.at(-2)) {
    throw new ShapeConflict(`[${a.join(", ")}] cannot be multiplied by [${b.join(", ")}]`);
  }
  const batch = broadcast([left.slice(0, -2), right.slice(0, -2)]);
  const rows = a.length === 1 ? [] : [left.at(-2)!];
  const columns = b.length === 1 ? [] : [right.at(-1)!];
  return [{ dims: [...batch, ...rows, ...columns], type: call.input(0).type }];
};

const gemm: Rule = (call) => {
  const flip = (dims: readonly number[], attribute: string) =>
    call.int(attribute, 0) === 1 ? [...dims].reverse() : dims;
  const [rows, inner] = flip(call.dims(0), "transA");
  const [depth, columns] = flip(call.dims(1), "transB");
  if (rows === undefined || columns === undefined || inner !== depth) {
    throw new ShapeConflict(`${inner} columns do not fit ${depth} rows`);
  }
  return [{ dims: [rows, columns], type: call.input(0).type }];
};

/** Subscripts without an ellipsis: every letter has one size. */
const einsum: Rule = (call) => {
  const equation = (stringAttribute(call.node, "equation") ?? "").replaceAll(" ", "");
  const [operands = "", output] = equation.split("->");
  if (output === undefined || equation.includes("."))
    throw new UnknownShape(`Einsum of ${equation} is not followed`);
  const sizes = new Map<string, number>();
  operands.split(",").forEach((letters, index) => {
    const dims = call.dims(index);
    if (letters.length !== dims.length)
      throw new ShapeConflict(`${letters} does not name ${dims.length} axes`);
    [...letters].forEach((letter, axis) => {
      const known = sizes.get(letter) ?? dims[axis]!;
      if (known !== dims[axis]) throw new ShapeConflict(`axis ${letter} is both ${known} and ${dims[axis]}`);
      sizes.set(letter, known);
    });
  });
  return [{ dims: [...output].map((letter) => sizes.get(letter) ?? 1), type: call.input(0).type }];
};

/** com.microsoft's attention over separate, already projected query, key and value of [batch, tokens, channels]. */
const multiHeadAttention: Rule = (call) => {
  const [query, value] = [call.dims(0), call.dims(call.has(2) ? 2 : 0)];
  if (query.length !== 3 || value.length !== 3)
    throw new UnknownShape("MultiHeadAttention has packed inputs");
  return [{ dims: [query[0]!, query[1]!, value[2]!], type: call.input(0).type }];
};

/** ONNX's attention: [batch, heads, tokens, head size], or heads and head size in one axis. */
const attention: Rule = (call) => {
  const [query, value] = [call.dims(0), call.dims(2)];
  if (query.length === 4) return [{ dims: [...query.slice(0, 3), value[3]!], type: call.input(0).type }];
  const heads = call.int("q_num_heads", 1);
  const headSize = value[2]! / call.int("kv_num_heads", heads);
  return [{ dims: [query[0]!, query[1]!, heads * headSize], type: call.input(0).type }];
};

export const CONTRACTION_RULES: Readonly<Record<string, Rule>> = {
  MatMul: matMul,
  Gemm: gemm,
  Einsum: einsum,
};

/** Attention operators, by domain and name. */
export const FUSED_ATTENTION_RULES: Readonly<Record<string, Rule>> = {
  "com.microsoft.MultiHeadAttention": multiHeadAttention,
  ".Attention": attention,
};
