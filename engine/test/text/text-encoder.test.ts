/** What exports of text encoders differ in, on small made-up graphs. */

import { describe, expect, it, onTestFinished } from "vitest";
import { FLOAT, INT32, INT64 } from "../../src/onnx/data-types.ts";
import type { Session } from "../../src/runtime/session.ts";
import { encodePooled, encodeSequence } from "../../src/text/text-encoder.ts";
import { GraphBuilder } from "../support/graph-builder.ts";
import { openModel } from "../support/run-graph.ts";

async function open(builder: GraphBuilder): Promise<Session> {
  const session = await openModel(builder.build());
  onTestFinished(() => session.dispose());
  return session;
}

/** Each id as a vector of one number; with a mask, times the mask. */
function sequenceGraph(idType: typeof INT32 | typeof INT64, withMask: boolean, output: string): GraphBuilder {
  const builder = new GraphBuilder();
  const ids = builder.input("input_ids", ["b", "t"], idType);
  const masked = withMask
    ? builder.node("Mul", [ids, builder.input("attention_mask", ["b", "t"], idType)])
    : ids;
  const numbers = builder.node("Cast", [masked], { to: FLOAT });
  builder.node("Unsqueeze", [numbers, builder.ints([2])], {}, output);
  builder.output(output, ["b", "t", 1]);
  return builder;
}

describe("encodeSequence", () => {
  it.each([
    ["int64 ids", INT64, false],
    ["int32 ids", INT32, false],
    ["an attention mask", INT64, true],
  ] as const)("takes graphs with %s", async (_what, type, withMask) => {
    const session = await open(sequenceGraph(type, withMask, "last_hidden_state"));
    const encoding = await encodeSequence(session, [5, 6, 7], "model.onnx");
    expect([encoding.tokens, encoding.size, ...encoding.values]).toEqual([3, 1, 5, 6, 7]);
  });

  it("knows the output by its shape where its name is another", async () => {
    const session = await open(sequenceGraph(INT64, false, "hidden"));
    expect((await encodeSequence(session, [5], "model.onnx")).tokens).toBe(1);
  });
});

describe("encodePooled", () => {
  it("names the graph that gives no vector for the whole prompt", async () => {
    const session = await open(sequenceGraph(INT64, false, "last_hidden_state"));
    const encoding = encodePooled(session, [5], "model.onnx");
    await expect(encoding).rejects.toMatchObject({
      code: "text-encoder-output-missing",
      subject: "model.onnx",
    });
    await expect(encoding).rejects.toThrowError(/last_hidden_state \[b, t, 1\]/);
  });
});
