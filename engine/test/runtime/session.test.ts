import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { INT64 } from "../../src/onnx/data-types.ts";
import { encodeModel } from "../../src/onnx/model-file.ts";
import { providersToTry } from "../../src/runtime/providers.ts";
import { openSession } from "../../src/runtime/session.ts";
import type { Session } from "../../src/runtime/session.ts";
import { elementCount, float32Tensor, int64Tensor } from "../../src/runtime/tensor.ts";
import { GraphBuilder } from "../support/graph-builder.ts";

function scalingModel(): Uint8Array {
  const graph = new GraphBuilder();
  const values = graph.input("values", ["n", 2]);
  const factor = graph.input("factor", [], INT64);
  graph.node("Mul", [values, graph.node("Cast", [factor], { to: 1 })], {}, "scaled");
  graph.node("Shape", [values], {}, "shape");
  graph.output("scaled", ["n", 2]);
  graph.output("shape", [2], INT64);
  return encodeModel(graph.build());
}

const OPTIONS = { file: "/models/x/model.onnx", weightsFolder: ".", provider: "cpu", threads: 1 } as const;

describe("a session", () => {
  let session: Session;
  beforeAll(async () => {
    session = await openSession({ ...OPTIONS, model: scalingModel() });
  });
  afterAll(() => session.dispose());

  it("says what the graph takes and gives", () => {
    expect(session.inputs).toEqual([
      { name: "values", type: "float32", dims: ["n", 2] },
      { name: "factor", type: "int64", dims: [] },
    ]);
    expect(session.outputs.map(({ name }) => name)).toEqual(["scaled", "shape"]);
    expect(session.provider).toBe("cpu");
    expect(session.notices).toEqual([]);
  });

  it("runs, and counts the time that takes", async () => {
    const before = session.seconds;
    const results = await session.run({
      values: float32Tensor([2, 2], Float32Array.of(1, 2, 3, 4)),
      factor: int64Tensor([], [3]),
    });
    expect(results["scaled"]).toEqual({ type: "float32", dims: [2, 2], data: Float32Array.of(3, 6, 9, 12) });
    expect(results["shape"]).toEqual({ type: "int64", dims: [2], data: BigInt64Array.of(2n, 2n) });
    expect(session.seconds).toBeGreaterThan(before);
  });

  it("names an input that is not fed", async () => {
    const run = session.run({ factor: int64Tensor([], [3]) });
    await expect(run).rejects.toMatchObject({ code: "input-missing", subject: OPTIONS.file });
    await expect(run).rejects.toThrow("has an input values that");
  });

  it.each([
    ["another width", [2, 3]],
    ["another rank", [6]],
  ])("names an input of %s", async (_, dims) => {
    const values = float32Tensor(dims, new Float32Array(elementCount(dims)));
    const run = session.run({ values, factor: int64Tensor([], [3]) });
    await expect(run).rejects.toMatchObject({ code: "input-shape-mismatch", subject: OPTIONS.file });
    await expect(run).rejects.toThrow(
      `takes float32 [n, 2], but the rest of the model provides float32 [${dims.join(", ")}]`,
    );
  });

  it("names an input of another type", async () => {
    const run = session.run({ values: int64Tensor([1, 2], [1, 2]), factor: int64Tensor([], [3]) });
    await expect(run).rejects.toMatchObject({ code: "input-shape-mismatch" });
  });
});

describe("opening a session", () => {
  it("reports bytes that are no graph with the file they came from", async () => {
    const opening = openSession({ ...OPTIONS, model: Uint8Array.of(1, 2, 3) });
    await expect(opening).rejects.toMatchObject({ code: "session-not-created", subject: OPTIONS.file });
  });

  it("falls back to the CPU with a notice", async () => {
    // No platform's runtime has both.
    const absent = process.platform === "darwin" ? "dml" : "coreml";
    const session = await openSession({ ...OPTIONS, provider: absent, model: scalingModel() });
    expect(session.provider).toBe("cpu");
    expect(session.notices).toHaveLength(1);
    expect(session.notices[0]).toContain("could not be used");
    await session.dispose();
  });
});

describe("the provider table", () => {
  it.each(["auto", "webgpu", "cuda", "dml", "coreml", "cpu"] as const)(
    "ends with the CPU for %s",
    (choice) => {
      const providers = providersToTry(choice);
      expect(providers.at(-1)).toBe("cpu");
      expect(providers.filter((provider) => provider === "cpu")).toHaveLength(1);
      if (choice !== "auto") expect(providers[0]).toBe(choice);
    },
  );
});
