/** Rules of operators that make, move and rearrange axes. */

import { intsAttribute } from "../../onnx/attributes.ts";
import { INT64 } from "../../onnx/data-types.ts";
import { broadcast } from "./elementwise-rules.ts";
import type { NodeCall, Rule } from "./node-call.ts";
import { normalizeAxis, product } from "./node-call.ts";
import { CONTENT_LIMIT, ShapeConflict, UnknownShape } from "./traced-value.ts";

const shape: Rule = (call) => {
  const dims = call.dims(0);
  const from = clampAxis(call.int("start", 0), dims.length);
  const to = clampAxis(call.int("end", dims.length), dims.length);
  const content = dims.slice(from, to);
  return [{ dims: [content.length], type: INT64, content }];
};

function clampAxis(axis: number, rank: number): number {
  return Math.min(Math.max(axis < 0 ? axis + rank : axis, 0), rank);
}

const size: Rule = (call) => [{ dims: [], type: INT64, content: [product(call.dims(0))] }];

const reshape: Rule = (call) => {
  const { type, content } = call.input(0);
  const dims = call.dims(0);
  const keepsZero = call.int("allowzero", 0) === 1;
  const target = call.content(1).map((wanted, axis) => (wanted === 0 && !keepsZero ? dims[axis]! : wanted));
  const count = product(dims);
  const open = target.indexOf(-1);
  if (open >= 0) target[open] = count / product(target.filter((_, axis) => axis !== open));
  if (!target.every(Number.isInteger) || product(target) !== count) {
    throw new ShapeConflict(`[${dims.join(", ")}] cannot become [${call.content(1).join(", ")}]`);
  }
  return [{ dims: target, type, content }];
};

const flatten: Rule = (call) => {
  const dims = call.dims(0);
  const axis = clampAxis(call.int("axis", 1), dims.length);
  return [{ dims: [product(dims.slice(0, axis)), product(dims.slice(axis))], type: call.input(0).type }];
};

const transpose: Rule = (call) => {
  const dims = call.dims(0);
  const permutation = intsAttribute(call.node, "perm") ?? dims.map((_, axis) => dims.length - 1 - axis);
  if (permutation.length !== dims.length)
    throw new ShapeConflict(`${dims.length} axes are not ${permutation.length}`);
  return [{ dims: permutation.map((axis) => dims[axis]!), type: call.input(0).type }];
};

const squeeze: Rule = (call) => {
  const { type, content } = call.input(0);
  const dims = call.dims(0);
  const axes = call.intsFrom("axes", 1)?.map((axis) => normalizeAxis(axis, dims.length));
  const dropped = axes ?? dims.flatMap((dim, axis) => (dim === 1 ? [axis] : []));
  if (dropped.some((axis) => dims[axis] !== 1))
    throw new ShapeConflict(`an axis of [${dims.join(", ")}] is not 1`);
  return [{ dims: dims.filter((_, axis) => !dropped.includes(axis)), type, content }];
};

const unsqueeze: Rule = (call) => {
  const { type, content } = call.input(0);
  const dims = call.dims(0);
  const axes = call.intsFrom("axes", 1) ?? [];
  const rank = dims.length + axes.length;
  const added = new Set(axes.map((axis) => normalizeAxis(axis, rank)));
  const rest = dims.values();
  const result = Array.from({ length: rank }, (_, axis) => (added.has(axis) ? 1 : rest.next().value!));
  return [{ dims: result, type, content }];
};

const concat: Rule = (call) => {
  const shapes = Array.from({ length: call.inputCount }, (_, index) => call.dims(index));
  const first = shapes[0] ?? [];
  const axis = call.axis(first.length, 0);
  const fits = shapes.every(
    (dims) => dims.length === first.length && dims.every((dim, at) => at === axis || dim === first[at]),
  );
  if (!fits)
    throw new ShapeConflict(`${shapes.map((dims) => `[${dims.join(", ")}]`).join(", ")} cannot be joined`);
  const dims = first.map((dim, at) =>
    at === axis ? shapes.reduce((sum, other) => sum + other[axis]!, 0) : dim,
  );
  const contents = shapes.map((_, index) => call.input(index).content);
  const isKnown = dims.length === 1 && contents.every((content) => content !== null);
  return [
    { dims, type: call.input(0).type, content: isKnown ? contents.flatMap((content) => content!) : null },
  ];
};

const split: Rule = (call) => {
  const { type, content } = call.input(0);
  const dims = call.dims(0);
  const axis = call.axis(dims.length, 0);
  const sizes = call.intsFrom("split", 1) ?? evenSizes(dims[axis]!, call.node.output.length);
  if (sizes.reduce((sum, part) => sum + part, 0) !== dims[axis]) {
    throw new ShapeConflict(`${dims[axis]} does not split into ${sizes.join(" + ")}`);
  }
  let from = 0;
  return sizes.map((part) => {
    const slice = dims.length === 1 ? (content?.slice(from, from + part) ?? null) : null;
    from += part;
    return { dims: dims.map((dim, at) => (at === axis ? part : dim)), type, content: slice };
  });
};

function evenSizes(total: number, parts: number): number[] {
  const each = Math.ceil(total / parts);
  return Array.from({ length: parts }, (_, index) => Math.min(each, total - index * each));
}

const expand: Rule = (call) => {
  const { type, content } = call.input(0);
  const dims = broadcast([call.dims(0), call.content(1)]);
  const repeated = content?.length === 1 && product(dims) <= CONTENT_LIMIT;
  return [{ dims, type, content: repeated ? new Array<number>(product(dims)).fill(content[0]!) : null }];
};

const tile: Rule = (call) => {
  const repeats = call.content(1);
  return [{ dims: call.dims(0).map((dim, axis) => dim * (repeats[axis] ?? 1)), type: call.input(0).type }];
};

const pad: Rule = (call) => {
  const dims = call.dims(0);
  const pads = call.intsFrom("pads", 1) ?? [];
  const axes = call.has(3) ? call.content(3) : dims.map((_, axis) => axis);
  const result = [...dims];
  axes.forEach((raw, index) => {
    const axis = normalizeAxis(raw, dims.length);
    result[axis] = result[axis]! + (pads[index] ?? 0) + (pads[index + axes.length] ?? 0);
  });
  return [{ dims: result, type: call.input(0).type }];
};

const reduce: Rule = (call) => {
  const { type, content } = call.input(0);
  const dims = call.dims(0);
  const listed = call.intsFrom("axes", 1) ?? [];
  const keeps = call.int("keepdims", 1) === 1;
  const isEmpty = listed.length === 0;
  if (isEmpty && call.int("noop_with_empty_axes", 0) === 1) return [{ dims, type, content }];
  const axes = new Set(isEmpty ? dims.keys() : listed.map((axis) => normalizeAxis(axis, dims.length)));
  const result = dims.flatMap((dim, axis) => (axes.has(axis) ? (keeps ? [1] : []) : [dim]));
  return [{ dims: result, type, content: dims.length === 1 ? reduceContent(call, content) : null }];
};

function reduceContent(call: NodeCall, content: readonly number[] | null): number[] | null {
  if (content === null) return null;
  switch (call.node.opType) {
    case "ReduceProd":
      return [product(content)];
    case "ReduceSum":
      return [content.reduce((sum, value) => sum + value, 0)];
    default:
      return null;
  }
}

const constantOfShape: Rule = (call) => {
  const dims = call.content(0);
  if (dims.some((dim) => dim < 0)) throw new UnknownShape("a dimension is negative");
  const tensor = call.constant("value");
  const count = product(dims);
  const fill = tensor.content?.[0] ?? 0;
  return [
    { dims, type: tensor.type, content: count <= CONTENT_LIMIT ? new Array<number>(count).fill(fill) : null },
  ];
};

const REDUCTIONS = ["Mean", "Sum", "Max", "Min", "Prod", "L1", "L2", "SumSquare", "LogSumExp"];

export const LAYOUT_RULES: Readonly<Record<string, Rule>> = {
  Shape: shape,
  Size: size,
  Reshape: reshape,
  Flatten: flatten,
  Transpose: transpose,
  Squeeze: squeeze,
  Unsqueeze: unsqueeze,
  Concat: concat,
  Split: split,
  Expand: expand,
  Tile: tile,
  Pad: pad,
  ConstantOfShape: constantOfShape,
  ...Object.fromEntries(REDUCTIONS.map((name) => [`Reduce${name}`, reduce])),
};
