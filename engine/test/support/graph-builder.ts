/** Writes small ONNX graphs for tests, node by node. */

import { create } from "@bufbuild/protobuf";

import { makeAttribute } from "../../src/onnx/attributes.ts";
import type { AttributeValue } from "../../src/onnx/attributes.ts";
import { FLOAT, FLOAT16 } from "../../src/onnx/data-types.ts";
import type { DataType } from "../../src/onnx/data-types.ts";
import {
  GraphProtoSchema,
  ModelProtoSchema,
  NodeProtoSchema,
  OperatorSetIdProtoSchema,
  TensorProtoSchema,
} from "../../src/onnx/gen/onnx_pb.js";
import type { GraphProto } from "../../src/onnx/gen/onnx_pb.js";
import { makeValueInfo } from "../../src/onnx/graph.ts";
import type { OnnxModel } from "../../src/onnx/model-file.ts";
import { floatInitializer, int64Initializer } from "../../src/onnx/small-tensor.ts";

export class GraphBuilder {
  readonly graph: GraphProto = create(GraphProtoSchema, { name: "test" });
  readonly #opset: number;
  readonly #domains = new Set<string>();
  #count = 0;

  constructor(opset = 17) {
    this.#opset = opset;
  }

  input(name: string, dims: readonly (string | number)[], type: DataType = FLOAT): string {
    this.graph.input.push(makeValueInfo(name, type, dims));
    return name;
  }

  output(name: string, dims: readonly (string | number)[], type: DataType = FLOAT): void {
    this.graph.output.push(makeValueInfo(name, type, dims));
  }

  weight(name: string, dims: readonly number[], values: ArrayLike<number>): string {
    this.graph.initializer.push(floatInitializer(name, dims, Array.from(values)));
    return name;
  }

  half(name: string, dims: readonly number[], values: ArrayLike<number>): string {
    const bits = Uint16Array.from(values, float16Bits);
    const rawData = new Uint8Array(bits.buffer);
    this.graph.initializer.push(
      create(TensorProtoSchema, { name, dims: dims.map(BigInt), dataType: FLOAT16, rawData }),
    );
    return name;
  }

  ints(values: readonly number[], dims: readonly number[] = [values.length]): string {
    const name = this.#fresh("ints");
    this.graph.initializer.push(int64Initializer(name, dims, values));
    return name;
  }

  /** Adds a node and returns its first output. `op` may name its domain: `com.microsoft/MultiHeadAttention`. */
  node(
    op: string,
    inputs: readonly string[],
    attributes: Record<string, AttributeValue> = {},
    output = this.#fresh(op),
  ): string {
    const [domain, opType] = op.includes("/") ? (op.split("/") as [string, string]) : ["", op];
    if (domain !== "") this.#domains.add(domain);
    this.graph.node.push(
      create(NodeProtoSchema, {
        opType,
        domain,
        name: `node of ${output}`,
        input: [...inputs],
        output: [output],
        attribute: Object.entries(attributes).map(([name, value]) => makeAttribute(name, value)),
      }),
    );
    return output;
  }

  build(): OnnxModel {
    const imports = [["", this.#opset] as const, ...[...this.#domains].map((domain) => [domain, 1] as const)];
    return create(ModelProtoSchema, {
      irVersion: 8n,
      opsetImport: imports.map(([domain, version]) =>
        create(OperatorSetIdProtoSchema, { domain, version: BigInt(version) }),
      ),
      graph: this.graph,
    }) as OnnxModel;
  }

  #fresh(hint: string): string {
    return `${hint.replace("/", ".")}_${this.#count++}`;
  }
}

/** The float16 nearest to a number whose magnitude is below 65504 and not subnormal, or zero. */
function float16Bits(value: number): number {
  if (Math.abs(value) < 2 ** -14) return 0;
  const exponent = Math.floor(Math.log2(Math.abs(value)));
  const bits = Math.round((Math.abs(value) / 2 ** exponent - 1) * 1024) + ((exponent + 15) << 10);
  return bits | (value < 0 ? 0x8000 : 0);
}
