import { mkdirSync, readFileSync, realpathSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";

import { create, toBinary } from "@bufbuild/protobuf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { EngineError } from "../../src/errors.ts";
import { FLOAT } from "../../src/onnx/data-types.ts";
import {
  AttributeProto_AttributeType,
  AttributeProtoSchema,
  GraphProtoSchema,
  ModelProtoSchema,
  NodeProtoSchema,
  TensorProtoSchema,
} from "../../src/onnx/gen/onnx_pb.js";
import { encodeModel, readModelFile } from "../../src/onnx/model-file.ts";
import type { OnnxModel } from "../../src/onnx/model-file.ts";
import { floatInitializer } from "../../src/onnx/small-tensor.ts";
import { GraphBuilder } from "../support/graph-builder.ts";
import { jointGraph } from "../support/joint-transformer.ts";
import { writeWithExternalWeights } from "../support/external-weights.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const LARGE = Array.from({ length: 512 }, (_, index) => index / 7);

/** out = in + a weight of 512 numbers, which is large enough to stay in the file. */
function addingGraph() {
  const graph = new GraphBuilder();
  graph.node("Add", [graph.input("in", ["n", 512]), graph.weight("addend", [512], LARGE)], {}, "out");
  graph.output("out", ["n", 512]);
  return graph.build();
}

/** Without links in its own path, since the engine answers with real paths. */
async function realTemporaryFolder(): Promise<string> {
  return realpathSync(await temporaryFolder());
}

async function written(bytes: Uint8Array): Promise<string> {
  const file = path.join(await realTemporaryFolder(), "model.onnx");
  writeFileSync(file, bytes);
  return file;
}

function errorOf(file: string): EngineError {
  try {
    readModelFile(file);
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error("the file was accepted");
}

describe("reading a model", () => {
  it("leaves large weights where they are in the file", async () => {
    const file = await written(encodeModel(addingGraph()));
    const { model, weightsFolder, weightsFiles } = readModelFile(file);
    const [tensor] = model.graph.initializer;
    const entries = Object.fromEntries(tensor!.externalData.map(({ key, value }) => [key, value]));
    expect(entries).toMatchObject({ location: "model.onnx", length: "2048" });
    const bytes = readFileSync(file).subarray(Number(entries["offset"]), Number(entries["offset"]) + 2048);
    expect([...new Float32Array(Uint8Array.from(bytes).buffer)]).toEqual([...Float32Array.from(LARGE)]);
    expect(weightsFolder).toBe(path.dirname(file));
    expect(weightsFiles.map((weights) => weights.path)).toEqual([file]);
    expect(encodeModel(model).length).toBeLessThan(400);
  });

  it("keeps small tensors and everything else as they are", async () => {
    const original = jointGraph();
    const { model } = readModelFile(await written(encodeModel(original)));
    const small = (tensor: { rawData: Uint8Array }) => tensor.rawData.length < 256;
    expect(model.graph.node).toEqual(original.graph.node);
    expect(model.graph.input).toEqual(original.graph.input);
    expect(model.graph.initializer.filter(small)).toEqual(
      expect.arrayContaining(original.graph.initializer.filter(small)),
    );
  });

  it("turns large Constant nodes into weights in the file", async () => {
    const model = addingGraph();
    const t = floatInitializer("", [512], LARGE);
    const value = create(AttributeProtoSchema, {
      name: "value",
      type: AttributeProto_AttributeType.TENSOR,
      t,
    });
    const node = create(NodeProtoSchema, { opType: "Constant", output: ["addend"], attribute: [value] });
    model.graph.initializer = [];
    model.graph.node.unshift(node);
    const read = readModelFile(await written(encodeModel(model))).model;
    expect(read.graph.node.map(({ opType }) => opType)).toEqual(["Add"]);
    expect(read.graph.initializer.map(({ name }) => name)).toEqual(["addend"]);
  });

  it("reads a graph of three gigabytes without loading it", async () => {
    const file = path.join(await realTemporaryFolder(), "model.onnx");
    writeHugeModel(file, 3 * 2 ** 30);
    const { model } = readModelFile(file);
    const length = model.graph.initializer[0]!.externalData.find(({ key }) => key === "length")!.value;
    expect(length).toBe(String(3 * 2 ** 30));
  });

  it("has the same digest for the same graph, and another one for another graph", async () => {
    const digest = async (model: OnnxModel) => readModelFile(await written(encodeModel(model))).digest;
    const digests = [
      await digest(jointGraph()),
      await digest(jointGraph()),
      await digest(jointGraph({ attention: "divide" })),
    ];
    expect(digests[0]).toBe(digests[1]);
    expect(digests[0]).not.toBe(digests[2]);
  });
});

describe("external weights", () => {
  it("are found beside the graph", async () => {
    const folder = await realTemporaryFolder();
    const { weightsFolder, weightsFiles } = readModelFile(writeWithExternalWeights(addingGraph(), folder));
    expect(weightsFolder).toBe(folder);
    expect(weightsFiles).toMatchObject([{ path: path.join(folder, "model.onnx_data"), bytes: 2048 }]);
  });

  it("are found through links into one folder of blobs, as in the Hugging Face cache", async () => {
    const folder = await realTemporaryFolder();
    const [blobs, snapshot] = [
      path.join(folder, "blobs"),
      path.join(folder, "snapshots", "main", "transformer"),
    ];
    mkdirSync(blobs);
    mkdirSync(snapshot, { recursive: true });
    const graph = writeWithExternalWeights(addingGraph(), blobs, "model.onnx_data", path.join(blobs, "f00d"));
    symlinkSync(graph, path.join(snapshot, "model.onnx"));
    symlinkSync(path.join(blobs, "f00d"), path.join(snapshot, "model.onnx_data"));
    const { weightsFolder, model } = readModelFile(path.join(snapshot, "model.onnx"));
    expect(weightsFolder).toBe(blobs);
    expect(model.graph.initializer[0]!.externalData[0]).toMatchObject({ key: "location", value: "f00d" });
  });

  it.each(["../model.onnx_data", "/etc/passwd", "C:\\weights", "..\\model.onnx_data", "a/../../b"])(
    "may not be called %s",
    async (location) => {
      const folder = path.join(await realTemporaryFolder(), "transformer");
      mkdirSync(folder);
      const graph = writeWithExternalWeights(
        addingGraph(),
        folder,
        location,
        path.join(folder, "..", "model.onnx_data"),
      );
      const error = errorOf(graph);
      expect(error).toMatchObject({ code: "weights-outside-folder", subject: graph });
      expect(error.message).toContain(JSON.stringify(location));
    },
  );

  it("may not lie behind a link that leaves the folder", async () => {
    const folder = await realTemporaryFolder();
    const [inside, outside] = [path.join(folder, "model"), path.join(folder, "elsewhere")];
    mkdirSync(inside);
    mkdirSync(outside);
    const graph = writeWithExternalWeights(
      addingGraph(),
      inside,
      "model.onnx_data",
      path.join(outside, "data"),
    );
    symlinkSync(path.join(outside, "data"), path.join(inside, "model.onnx_data"));
    expect(errorOf(graph).code).toBe("weights-outside-folder");
  });

  it("are taken into the graph where they are small", async () => {
    const original = jointGraph();
    const shapes = original.graph.initializer.filter(({ rawData }) => rawData.length < 256);
    const contents = shapes.map(({ rawData }) => rawData);
    const { model } = readModelFile(writeWithExternalWeights(original, await realTemporaryFolder()));
    const read = model.graph.initializer.filter(({ externalData }) => externalData.length === 0);
    expect(read.map(({ rawData }) => rawData)).toEqual(contents);
  });

  it("that are missing or too short are named", async () => {
    const folder = await realTemporaryFolder();
    const graph = writeWithExternalWeights(addingGraph(), folder);
    const weights = path.join(folder, "model.onnx_data");
    truncateSync(weights, 2047);
    expect(errorOf(graph)).toMatchObject({ code: "weights-too-short", subject: weights });
    expect(errorOf(graph).message).toBe(
      `${weights} has 2047 bytes, but the weight addend reaches to byte 2048.`,
    );
    const alone = writeWithExternalWeights(
      addingGraph(),
      await realTemporaryFolder(),
      "gone.bin",
      path.join(folder, "other"),
    );
    expect(errorOf(alone)).toMatchObject({
      code: "weights-missing",
      subject: path.join(path.dirname(alone), "gone.bin"),
    });
  });

  it("must be as long as their shape says", async () => {
    const model = addingGraph();
    const graph = writeWithExternalWeights(model, await realTemporaryFolder());
    model.graph.initializer[0]!.dims = [513n];
    writeFileSync(graph, encodeModel(model));
    expect(errorOf(graph).code).toBe("graph-damaged");
  });
});

describe("damaged files", () => {
  const bytes = encodeModel(jointGraph());

  it("that are missing, folders, empty or pointers are told apart", async () => {
    const folder = await realTemporaryFolder();
    expect(errorOf(path.join(folder, "model.onnx")).code).toBe("model-file-missing");
    expect(errorOf(folder).code).toBe("model-file-missing");
    expect(errorOf(await written(new Uint8Array(0))).code).toBe("graph-damaged");
    const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n";
    expect(errorOf(await written(Buffer.from(pointer))).code).toBe("graph-not-downloaded");
  });

  it("that are cut off anywhere are reported with the file", async () => {
    const file = await written(bytes);
    for (let length = bytes.length - 1; length > 0; length -= 97) {
      writeFileSync(file, bytes.subarray(0, length));
      expect(errorOf(file)).toMatchObject({ code: "graph-damaged", subject: file });
    }
  });

  it("of any content give a report or a model, never a crash", async () => {
    const file = await written(bytes);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.nat(bytes.length), (noise, at) => {
        for (const damaged of [
          noise,
          Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at + noise.length)]),
        ]) {
          writeFileSync(file, damaged);
          try {
            readModelFile(file);
          } catch (error) {
            if (!(error instanceof EngineError)) throw error;
          }
        }
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});

/** A model whose one weight is a hole of so many bytes in the file. */
function writeHugeModel(file: string, weightBytes: number): void {
  const graph = new GraphBuilder();
  graph.node("Identity", ["huge"], {}, "out");
  graph.output("out", ["n"]);
  const graphBytes = toBinary(GraphProtoSchema, graph.build().graph);
  const tensor = create(TensorProtoSchema, {
    name: "huge",
    dataType: FLOAT,
    dims: [BigInt(weightBytes / 4)],
  });
  const tensorBytes = toBinary(TensorProtoSchema, tensor);
  const rawData = fieldStart(TensorProtoSchema.field.rawData.number, weightBytes);
  const tensorLength = tensorBytes.length + rawData.length + weightBytes;
  const initializer = fieldStart(GraphProtoSchema.field.initializer.number, tensorLength);
  const graphLength = graphBytes.length + initializer.length + tensorLength;
  const start = Buffer.concat([
    fieldStart(ModelProtoSchema.field.graph.number, graphLength),
    graphBytes,
    initializer,
    tensorBytes,
    rawData,
  ]);
  writeFileSync(file, start);
  truncateSync(file, start.length + weightBytes);
}

/** The tag and the length of a length-delimited field. */
function fieldStart(number: number, length: number): Buffer {
  return Buffer.concat([varint(number * 8 + 2), varint(length)]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}
