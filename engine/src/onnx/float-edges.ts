/** Gives a half-precision graph float32 inputs and outputs: casts at its edges, nothing inside it changes. */

import type { DataType } from "./data-types.ts";
import { BFLOAT16, FLOAT, FLOAT16 } from "./data-types.ts";
import type { ValueInfoProto } from "./gen/onnx_pb.js";
import { EditableGraph } from "./graph.ts";
import type { OnnxModel } from "./model-file.ts";

/** Edits the model in place. */
export function castEdgesToFloat32(model: OnnxModel): void {
  const graph = new EditableGraph(model);
  for (const input of graph.inputs) {
    const type = halfType(input);
    if (type === null) continue;
    setElementType(input, FLOAT);
    graph.redirect(input.name, graph.atStart().add("Cast", [input.name], { to: type }));
  }
  for (const output of graph.proto.output) {
    const producer = graph.producer(output.name);
    if (halfType(output) === null || producer === undefined) continue;
    setElementType(output, FLOAT);
    const half = graph.freshName("half");
    graph.redirect(output.name, half);
    producer.output = producer.output.map((name) => (name === output.name ? half : name));
    graph.atEnd().add("Cast", [half], { to: FLOAT }, output.name);
  }
  graph.finish();
}

function halfType(value: ValueInfoProto): DataType | null {
  const type = value.type?.value;
  if (type?.case !== "tensorType") return null;
  const { elemType } = type.value;
  return elemType === FLOAT16 || elemType === BFLOAT16 ? elemType : null;
}

function setElementType(value: ValueInfoProto, type: DataType): void {
  if (value.type?.value.case === "tensorType") value.type.value.value.elemType = type;
}
