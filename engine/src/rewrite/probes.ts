/**
 * Finds out which graph input carries what, from types and shapes, and sizes made-up inputs for tracing. Two probes
 * of different sizes tell a token axis from a constant that happens to be as long: only the former grows.
 */

import { BFLOAT16, FLOAT, FLOAT16 } from "../onnx/data-types.ts";
import type { ValueInfoProto } from "../onnx/gen/onnx_pb.js";
import type { EditableGraph } from "../onnx/graph.ts";
import { RewriteRefusal } from "./refusal.ts";
import type { InputRoles } from "./report.ts";
import type { TokenCounts, TraceInput } from "./trace/trace.ts";

export interface ProbeSizes extends TokenCounts {
  readonly batch: number;
}

/** Primes, so that no product or sum of a graph's own sizes is taken for them. */
export const PROBES: readonly [ProbeSizes, ProbeSizes] = [
  { batch: 2, text: 37, image: 59 },
  { batch: 3, text: 53, image: 83 },
];

/** A dimension: its size, its symbol, or null where nothing is said. */
type Dim = number | string | null;

export interface ProbedInput {
  readonly name: string;
  readonly isFloat: boolean;
  readonly dims: readonly Dim[];
}

/** What to feed a graph that is read in one way, and how many tokens that makes. */
export interface Probe {
  readonly inputs: ReadonlyMap<string, TraceInput>;
  readonly tokens: TokenCounts;
}

/** Position ids have one coordinate for each rotary axis; embeddings are far wider. */
const MOST_POSITION_AXES = 4;

/**
 * The ways to read the graph's inputs, most likely first: where nothing tells text ids from image ids, both
 * ways are listed. Throws RewriteRefusal where no image or text input can be told.
 */
export function possibleRoles(graph: EditableGraph): readonly InputRoles[] {
  const inputs = graph.inputs.map(describeValue);
  const output = graph.proto.output[0]!;
  const embeddings = inputs.filter((input) => input.isFloat && input.dims.length === 3);
  const image = pick("latent image", embeddings, "hidden_states", (input) => {
    const channels = input.dims.at(-1);
    return typeof channels === "number" && channels === describeValue(output).dims.at(-1);
  });
  const ids = positionIds(
    inputs.filter((input) => input !== image),
    image.dims[0],
  );
  const others = embeddings.filter((input) => input !== image && !ids.includes(input));
  const text = pick("text embeddings", others, "encoder_hidden_states", () => true);
  const roles = { image: image.name, text: text.name, output: output.name };
  return idAssignments(ids, text, image).map((assignment) => ({ ...roles, ...assignment }));
}

/**
 * Shapes of these sizes for inputs that are read as `roles` says. Text lengths that the graph fixes are overruled,
 * since regions need others; other fixed dimensions are kept.
 */
export function sizeProbe(inputs: readonly ProbedInput[], roles: InputRoles, sizes: ProbeSizes): Probe {
  const fixed = inputs.find(({ name }) => name === roles.image)?.dims[1];
  const tokens = { text: sizes.text, image: typeof fixed === "number" ? fixed : sizes.image };
  const symbols = new Map<Dim, number>();
  for (const input of inputs) {
    const { axis, count } = tokenAxis(input, roles, tokens);
    if (axis !== null && typeof input.dims[axis] === "string") symbols.set(input.dims[axis], count);
  }
  const sized = inputs.map((input): [string, TraceInput] => {
    const { axis: tokensAt, count, carries } = tokenAxis(input, roles, tokens);
    const dims = input.dims.map((dim, axis) => {
      if (axis === tokensAt) return count;
      if (typeof dim === "number") return dim;
      // What is left free beside the batch is a mask over the text.
      return symbols.get(dim) ?? (axis === 0 ? sizes.batch : tokens.text);
    });
    return [input.name, { dims, carries }];
  });
  return { inputs: new Map(sized), tokens };
}

interface TokenAxis {
  readonly axis: number | null;
  readonly count: number;
  readonly carries: TraceInput["carries"];
}

function tokenAxis(input: ProbedInput, roles: InputRoles, tokens: TokenCounts): TokenAxis {
  switch (input.name) {
    case roles.text:
      return { axis: 1, count: tokens.text, carries: "text" };
    case roles.image:
      return { axis: 1, count: tokens.image, carries: "image" };
    case roles.textIds:
      return { axis: input.dims.length - 2, count: tokens.text, carries: null };
    case roles.imageIds:
      return { axis: input.dims.length - 2, count: tokens.image, carries: null };
    default:
      return { axis: null, count: 0, carries: null };
  }
}

function pick(
  what: string,
  inputs: readonly ProbedInput[],
  usualName: string,
  fits: (input: ProbedInput) => boolean,
): ProbedInput {
  const fitting = inputs.filter(fits);
  const chosen = fitting.length === 1 ? fitting[0] : fitting.find((input) => input.name === usualName);
  if (chosen !== undefined) return chosen;
  const found =
    fitting.length === 0
      ? "none of its inputs"
      : `several inputs (${fitting.map((input) => input.name).join(", ")})`;
  throw new RewriteRefusal(null, `${found} could be the ${what}, [batch, tokens, channels]`);
}

/** The two inputs that list the tokens' coordinates, [tokens, axes] or [batch, tokens, axes]; none in many graphs. */
function positionIds(inputs: readonly ProbedInput[], batch: Dim | undefined): readonly ProbedInput[] {
  const isBatch = (dim: Dim | undefined) => typeof dim === "string" && dim === batch;
  const narrow = inputs.filter(({ dims }) => {
    const axes = dims.at(-1);
    if (typeof axes !== "number" || axes > MOST_POSITION_AXES) return false;
    return dims.length === 3 || (dims.length === 2 && !isBatch(dims[0]));
  });
  const ofWidth = (axes: number) => narrow.filter(({ dims }) => dims.at(-1) === axes);
  const pairs = [...new Set(narrow.map(({ dims }) => Number(dims.at(-1))))].map(ofWidth);
  const [pair, ...others] = pairs.filter(({ length }) => length === 2);
  if (narrow.length > 0 && (pair === undefined || others.length > 0)) {
    const names = narrow.map(({ name }) => name).join(", ");
    throw new RewriteRefusal(null, `it cannot be told which two of its inputs (${names}) are position ids`);
  }
  return pair ?? [];
}

function idAssignments(
  ids: readonly ProbedInput[],
  text: ProbedInput,
  image: ProbedInput,
): Pick<InputRoles, "textIds" | "imageIds">[] {
  const [first, second] = ids;
  if (first === undefined || second === undefined) return [{ textIds: null, imageIds: null }];
  const forward = { textIds: first.name, imageIds: second.name };
  const backward = { textIds: second.name, imageIds: first.name };
  const [textSymbol, imageSymbol] = [text.dims[1], image.dims[1]];
  const isTelling = (dim: Dim | undefined) => typeof dim === "string" && textSymbol !== imageSymbol;
  const matches = (input: ProbedInput, dim: Dim | undefined) => isTelling(dim) && input.dims.at(-2) === dim;
  if (matches(first, textSymbol) || matches(second, imageSymbol)) return [forward];
  if (matches(second, textSymbol) || matches(first, imageSymbol)) return [backward];
  return [forward, backward];
}

/** An input or output as the graph declares it. */
export function describeValue(value: ValueInfoProto): ProbedInput {
  const type = value.type?.value;
  if (type?.case !== "tensorType") return { name: value.name, isFloat: false, dims: [] };
  const { elemType, shape } = type.value;
  const dims = (shape?.dim ?? []).map(({ value: dim }) => {
    if (dim.case === "dimValue") return Number(dim.value);
    return dim.case === "dimParam" && dim.value !== "" ? dim.value : null;
  });
  return { name: value.name, isFloat: [FLOAT, FLOAT16, BFLOAT16].includes(elemType), dims };
}
