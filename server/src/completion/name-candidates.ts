/** Values and styles as they are offered: with what they say, and where they come from. */

import type { Definition, Value } from "@ragl/grammar";
import { CompletionItemKind } from "vscode-languageserver";
import type { Candidate } from "./completion-request.ts";
import type { VisibleName } from "./visible-names.ts";

const LONGEST_DETAIL = 60;
const LONGEST_SOURCE = 1_000;

export function letCandidate({ name, definition, source }: VisibleName<"let">): Candidate {
  const value = definition.node.value;
  const written = value === null ? "" : source.slice(value.range.start, value.range.end);
  return {
    label: name.text,
    kind: CompletionItemKind.Variable,
    detail: shortened(written),
    documentation: documented(definition, source),
  };
}

export function styleCandidate({ name, definition, source }: VisibleName<"style">): Candidate {
  return {
    label: name.text,
    kind: CompletionItemKind.Class,
    detail: "style",
    documentation: documented(definition, source),
  };
}

/** Its `///` text and its source. */
export function documented({ node }: Definition<"let"> | Definition<"style">, source: string): string {
  const text = source.slice(node.range.start, node.range.end);
  const shown = text.length > LONGEST_SOURCE ? `${text.slice(0, LONGEST_SOURCE)} …` : text;
  return [...(node.doc === null ? [] : [node.doc]), `\`\`\`ragl\n${shown}\n\`\`\``].join("\n\n");
}

/** What a value can be put where: texts, numbers and tuples of them, or lists and names of anything. */
export function kindOfValue(value: Value | null): "text" | "number" | "any" {
  switch (value?.kind) {
    case "string":
      return "text";
    case "number":
    case "fraction":
    case "tuple":
      return "number";
    default:
      return "any";
  }
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > LONGEST_DETAIL ? `${line.slice(0, LONGEST_DETAIL)}…` : line;
}
