/** The quick fix that adds a property to a block, where a person would write it. */

import type { Block } from "../analysis/blocks.ts";
import type { PropertyName } from "../analysis/value-types.ts";
import type { QuickFix } from "../diagnostics.ts";
import { isBlank, isLineBreak } from "../syntax/character-scan.ts";
import type { Property } from "../syntax/tree.ts";

/**
 * Adds `name: value` on a line of its own below the last property named in `after`, else above the block's first
 * content. No fix where the block is not there.
 */
export function insertProperty(
  { body, properties }: Pick<Block, "body" | "properties">,
  name: PropertyName,
  value: string,
  after: readonly PropertyName[],
  text: string,
): QuickFix[] {
  if (body === null) return [];
  const anchor = properties.findLast((property) => after.some((known) => known === property.name.text));
  const { offset, newText } =
    anchor === undefined
      ? atTop(body.start + 1, `${name}: ${value}`, text)
      : below(anchor, `${name}: ${value}`, text);
  return [
    {
      title: `Add '${name}: ${value}'`,
      edits: [{ range: { start: offset, end: offset }, newText }],
      preferred: true,
    },
  ];
}

interface Insertion {
  readonly offset: number;
  readonly newText: string;
}

/** Behind the anchor's line, comment included; within the line where other properties follow on it. */
function below(anchor: Property, line: string, text: string): Insertion {
  const indent = indentBefore(anchor.range.start, text);
  const rest = /^[ \t]*(\/\/[^\r\n]*)?(?=\r?\n)/.exec(text.slice(anchor.range.end));
  if (rest === null || indent === null) return { offset: anchor.range.end, newText: ` ${line}` };
  const eol = text.startsWith("\r", anchor.range.end + rest[0].length) ? "\r\n" : "\n";
  return { offset: anchor.range.end + rest[0].length, newText: `${eol}${indent}${line}` };
}

/** Just inside the block, indented as its first line is. */
function atTop(offset: number, line: string, text: string): Insertion {
  const next = /^[ \t]*(\r?\n)([ \t]*)(?=\S)(?!\})/.exec(text.slice(offset, offset + 1000));
  return { offset, newText: next === null ? ` ${line}` : `${next[1]}${next[2]}${line}` };
}

/** The white space with which the line of an offset begins, if nothing else stands before it there; else null. */
function indentBefore(offset: number, text: string): string | null {
  let start = offset;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  return start === 0 || isLineBreak(text.charCodeAt(start - 1)) ? text.slice(start, offset) : null;
}
