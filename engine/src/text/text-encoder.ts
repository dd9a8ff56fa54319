/** Runs a text encoder's graph on one prompt. Prompts are never batched: what a prompt gives must not depend on its company. */

import { EngineError } from "../errors.ts";
import type { Session, TensorInfo } from "../runtime/session.ts";
import { elementCount, type Tensor } from "../runtime/tensor.ts";

/** What denoisers take: one vector for the whole prompt, or one for each token. */
export interface TextEncoding {
  /** `[tokens, size]`; a pooled encoding is one row. */
  readonly values: Float32Array;
  readonly tokens: number;
  readonly size: number;
}

/** The graph's pooled vector: its `pooler_output`, or else its only output with one vector a prompt. */
export async function encodePooled(
  session: Session,
  ids: readonly number[],
  file: string,
): Promise<TextEncoding> {
  return encode(session, ids, file, outputNamed(session, ["pooler_output", "text_embeds"], 2), 2);
}

/** The graph's token vectors: its `last_hidden_state`, or else its only output with a vector a token. */
export async function encodeSequence(
  session: Session,
  ids: readonly number[],
  file: string,
): Promise<TextEncoding> {
  return encode(session, ids, file, outputNamed(session, ["last_hidden_state"], 3), 3);
}

async function encode(
  session: Session,
  ids: readonly number[],
  file: string,
  output: TensorInfo | undefined,
  rank: number,
): Promise<TextEncoding> {
  const feeds = Object.fromEntries(session.inputs.map((input) => [input.name, textInput(input, ids)]));
  const results = await session.run(feeds);
  const result = output && results[output.name];
  if (result?.type !== "float32" || result.dims.length !== rank) throw wrongOutputs(session, file, rank);
  const size = result.dims.at(-1)!;
  return { values: result.data, tokens: elementCount(result.dims) / size, size };
}

/** Token ids, and an attention mask of ones where the graph asks for one: FLUX's encoders see their padding. */
function textInput(input: TensorInfo, ids: readonly number[]): Tensor {
  const values = input.name.includes("mask") ? ids.map(() => 1) : ids;
  const dims = [1, ids.length];
  if (input.type === "int32") return { type: "int32", dims, data: Int32Array.from(values) };
  return { type: "int64", dims, data: BigInt64Array.from(values, BigInt) };
}

function outputNamed(session: Session, names: readonly string[], rank: number): TensorInfo | undefined {
  const named = session.outputs.find((output) => names.includes(output.name));
  return named ?? session.outputs.find((output) => output.dims.length === rank);
}

function wrongOutputs(session: Session, file: string, rank: number): EngineError {
  const wanted = rank === 2 ? "pooled vector [batch, size]" : "sequence [batch, tokens, size]";
  const given = session.outputs.map((output) => `${output.name} [${output.dims.join(", ")}]`).join(", ");
  return new EngineError({
    code: "text-encoder-output-missing",
    subject: file,
    message: `${file} gives no ${wanted} of float32 numbers; its outputs are ${given}.`,
    fix: "Export the text encoder again, with the outputs that its library class returns.",
  });
}
