/** What hovers and completion say of a property. */

import { describeRange, type PropertySpec } from "@ragl/grammar";

/** Markdown: what it does, an example, what it takes, and what its absence means. */
export function propertyDocumentation(spec: PropertySpec): string {
  return [
    spec.doc,
    `\`\`\`ragl\n${spec.example}\n\`\`\``,
    `Takes ${describeRange(spec.type)}.  \nDefault: ${spec.default}.`,
  ].join("\n\n");
}
