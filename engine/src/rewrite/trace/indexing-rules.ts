/** Rules of operators that pick elements, and of those that make index sequences. */

import { likeFirst } from "./elementwise-rules.ts";
import type { Rule } from "./node-call.ts";
import { normalizeAxis, product } from "./node-call.ts";
import { CONTENT_LIMIT, UnknownShape } from "./traced-value.ts";

const gather: Rule = (call) => {
  const { type, content } = call.input(0);
  const dims = call.dims(0);
  const axis = call.axis(dims.length, 0);
  const indices = call.input(1).content;
  const result = [...dims.slice(0, axis), ...call.dims(1), ...dims.slice(axis + 1)];
  const isKnown = dims.length === 1 && content !== null && indices !== null;
  const picked = isKnown ? indices.map((index) => content[index < 0 ? index + dims[0]! : index] ?? 0) : null;
  return [{ dims: result, type, content: picked }];
};

const slice: Rule = (call) => {
  const { type, content } = call.input(0);
  const dims = call.dims(0);
  const starts = call.intsFrom("starts", 1) ?? [];
  const ends = call.intsFrom("ends", 2) ?? [];
  const axes = call.intsFrom("axes", 3) ?? starts.map((_, index) => index);
  const steps = call.has(4) ? call.content(4) : starts.map(() => 1);
  const result = [...dims];
  let picked = dims.length === 1 ? content : null;
  axes.forEach((rawAxis, index) => {
    const axis = normalizeAxis(rawAxis, dims.length);
    const positions = slicePositions(dims[axis]!, starts[index]!, ends[index]!, steps[index] ?? 1);
    result[axis] = positions.count;
    if (picked === null) return;
    const source = picked;
    picked = Array.from(
      { length: positions.count },
      (_, at) => source[positions.first + at * positions.step]!,
    );
  });
  return [{ dims: result, type, content: picked }];
};

function slicePositions(size: number, start: number, end: number, step: number) {
  if (step === 0) throw new UnknownShape("a slice has step 0");
  const clamp = (index: number, low: number, high: number) =>
    Math.min(Math.max(index < 0 ? index + size : index, low), high);
  const first = step > 0 ? clamp(start, 0, size) : clamp(start, 0, size - 1);
  const last = step > 0 ? clamp(end, 0, size) : clamp(end, -1, size - 1);
  return { first, step, count: Math.max(0, Math.ceil((last - first) / step)) };
}

const range: Rule = (call) => {
  const [start, limit, step] = [call.content(0)[0]!, call.content(1)[0]!, call.content(2)[0]!];
  const count = Math.max(0, Math.ceil((limit - start) / step));
  const content =
    count <= CONTENT_LIMIT ? Array.from({ length: count }, (_, index) => start + index * step) : null;
  return [{ dims: [count], type: call.input(0).type, content }];
};

const gatherElements: Rule = (call) => [{ dims: call.dims(1), type: call.input(0).type }];

const gatherNd: Rule = (call) => {
  const [data, indices] = [call.dims(0), call.dims(1)];
  const batch = call.int("batch_dims", 0);
  const depth = indices.at(-1) ?? 0;
  return [{ dims: [...indices.slice(0, -1), ...data.slice(batch + depth)], type: call.input(0).type }];
};

const constant: Rule = (call) => {
  const { dims, type, content } = call.constant("value");
  return [{ dims, type, content: product(dims) <= CONTENT_LIMIT ? (content ?? null) : null }];
};

export const INDEXING_RULES: Readonly<Record<string, Rule>> = {
  Gather: gather,
  GatherElements: gatherElements,
  GatherND: gatherNd,
  ScatterElements: likeFirst,
  ScatterND: likeFirst,
  Slice: slice,
  Range: range,
  Constant: constant,
};
