/**
 * What `joint-transformer.ts` computes, in plain arithmetic without masks: every region's text is a stream of its
 * own that attends to itself and the image, and image tokens blend what they get from their region's text and from
 * the global one.
 */

import type { RegionalConditioning } from "../../src/rewrite/regional-inputs.ts";
import { HEAD_SIZE, HEADS, scoreScale, WEIGHTS, WIDTH } from "./joint-transformer.ts";
import type { JointOptions } from "./joint-transformer.ts";

type Rows = number[][];

interface Projected {
  readonly q: Rows;
  readonly k: Rows;
  readonly v: Rows;
}

/**
 * @param image [N][6]
 * @param texts One [tokens][5] for each group, the global prompt's first.
 * @returns The velocity, [N][6].
 */
export function slowJointTransformer(
  image: Rows,
  texts: readonly Rows[],
  conditioning: Pick<RegionalConditioning, "imageWeight" | "delta">,
  options: Pick<JointOptions, "attention" | "keyBias">,
): Rows {
  let x = times(image, "from image");
  let streams = texts.map((text) => times(text, "from text"));
  const attend = (imageRows: Projected, textRows: readonly Projected[]) =>
    regionalAttention(imageRows, textRows, conditioning, options);

  const mixed = attend(
    project(x, "image"),
    streams.map((stream) => project(stream, "text")),
  );
  x = add(x, times(mixed.image, "image out"));
  streams = streams.map((stream, group) => add(stream, times(mixed.texts[group]!, "text out")));

  x = x.map((row) => row.map(Math.tanh));
  streams = streams.map((stream) => stream.map((row) => row.map(Math.tanh)));
  const single = attend(
    project(x, "single"),
    streams.map((stream) => project(stream, "single")),
  );
  return times(add(x, times(single.image, "single out")), "to image");
}

function regionalAttention(
  image: Projected,
  texts: readonly Projected[],
  { imageWeight, delta }: Pick<RegionalConditioning, "imageWeight" | "delta">,
  options: Pick<JointOptions, "attention" | "keyBias">,
): { image: Rows; texts: Rows[] } {
  const ones = (rows: Rows) => rows.map(() => 1);
  const globalKeys = { k: [...texts[0]!.k, ...image.k], v: [...texts[0]!.v, ...image.v] };
  const allKeys = {
    k: [...texts.flatMap(({ k }) => k), ...image.k],
    v: [...texts.flatMap(({ v }) => v), ...image.v],
  };
  const imageOut = image.q.map((query, token) => {
    const weights = texts.flatMap(({ k }, group) => k.map(() => imageWeight[token * texts.length + group]!));
    const region = attendOnce(query, allKeys, [...weights, ...ones(image.k)], options);
    const global = attendOnce(query, globalKeys, ones(globalKeys.k), options);
    return region.map((value, channel) => delta[token]! * value + (1 - delta[token]!) * global[channel]!);
  });
  const textOut = texts.map(({ q, k, v }) => {
    const keys = { k: [...k, ...image.k], v: [...v, ...image.v] };
    return q.map((query) => attendOnce(query, keys, ones(keys.k), options));
  });
  return { image: imageOut, texts: textOut };
}

/** One query's attention: softmax with a weight for each key, head by head. */
function attendOnce(
  query: readonly number[],
  keys: { readonly k: Rows; readonly v: Rows },
  weights: readonly number[],
  { attention, keyBias }: Pick<JointOptions, "attention" | "keyBias">,
): number[] {
  const result = new Array<number>(WIDTH).fill(0);
  for (let head = 0; head < HEADS; head++) {
    const part = (row: readonly number[]) => row.slice(head * HEAD_SIZE, (head + 1) * HEAD_SIZE);
    const scores = keys.k.map((key, index) => {
      const bias = keyBias ? part(key).reduce((sum, value) => sum + value, 0) : 0;
      return dot(part(query), part(key)) * scoreScale(attention) + bias + Math.log(weights[index]!);
    });
    const highest = Math.max(...scores);
    const exponentials = scores.map((score) => Math.exp(score - highest));
    const total = exponentials.reduce((sum, value) => sum + value, 0);
    keys.v.forEach((value, index) =>
      part(value).forEach(
        (channel, at) => (result[head * HEAD_SIZE + at]! += (exponentials[index]! / total) * channel),
      ),
    );
  }
  return result;
}

function project(rows: Rows, stream: string): Projected {
  return { q: times(rows, `${stream} q`), k: times(rows, `${stream} k`), v: times(rows, `${stream} v`) };
}

function times(rows: Rows, name: string): Rows {
  const weight = WEIGHTS.get(name)!;
  return rows.map((row) =>
    Array.from({ length: weight.columns }, (_, column) =>
      row.reduce((sum, value, at) => sum + value * weight.values[at * weight.columns + column]!, 0),
    ),
  );
}

function add(a: Rows, b: Rows): Rows {
  return a.map((row, index) => row.map((value, column) => value + b[index]![column]!));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}
