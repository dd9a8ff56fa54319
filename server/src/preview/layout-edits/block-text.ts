/** New declarations laid out as the text around them is: its indentation, its line breaks, its blank lines. */

import type { Comment, Range, SceneDeclaration, TextEdit } from "@ragl/grammar";
import { declarationExtent, lineStart } from "./declaration-extent.ts";

const DEFAULT_INDENT = "  ";

/** How the children of a scene are laid out. */
export interface SceneStyle {
  /** What stands before a child on its line. */
  readonly indent: string;
  /** What one level adds. */
  readonly level: string;
  readonly lineBreak: string;
  /** Whether the scene's block has lines, so that a child gets some of its own. */
  readonly hasLines: boolean;
}

export function sceneStyle(
  { body, range, properties, children }: SceneDeclaration,
  text: string,
): SceneStyle {
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const outer = indentAt(range.start, text);
  const first = [...properties, ...children].sort((a, b) => a.range.start - b.range.start)[0];
  const hasLines = body !== null && /[\r\n]/.test(text.slice(body.start, body.end));
  const inner =
    first === undefined || !standsFirst(first.range, text) ? null : indentAt(first.range.start, text);
  const indent = inner !== null && inner.length > outer.length ? inner : outer + DEFAULT_INDENT;
  const level = indent.startsWith(outer) ? indent.slice(outer.length) : DEFAULT_INDENT;
  return { indent, level, lineBreak, hasLines };
}

/**
 * Adds a declaration behind the scene's last child, so that it lies on top of all in its layer.
 *
 * @param write the declaration in the scene's style, its first line without indentation
 */
export function addChild(
  scene: SceneDeclaration,
  write: (style: SceneStyle) => string,
  text: string,
  comments: readonly Comment[],
): TextEdit {
  const style = sceneStyle(scene, text);
  const { offset, isNewLine, follows } = placeForChild(scene, text, comments);
  if (!style.hasLines) return insert(offset, ` ${write(style)}`);
  const { indent, lineBreak } = style;
  const block = indent + write(style);
  const blank = follows ? lineBreak : "";
  return insert(offset, isNewLine ? `${blank}${block}${lineBreak}` : `${lineBreak}${blank}${block}`);
}

interface ChildPlace {
  readonly offset: number;
  /** Whether the offset is the start of a line. */
  readonly isNewLine: boolean;
  /** Whether something stands above it in the block. */
  readonly follows: boolean;
}

function placeForChild(
  { body, children, properties, range }: SceneDeclaration,
  text: string,
  comments: readonly Comment[],
): ChildPlace {
  const last: Range | undefined = (children.at(-1) ?? properties.at(-1))?.range;
  if (last === undefined)
    return { offset: (body?.start ?? range.end - 1) + 1, isNewLine: false, follows: false };
  const extent = declarationExtent(last, text, comments);
  const isNewLine = extent.hasOwnLines && /[\r\n]$/.test(text.slice(0, extent.range.end));
  return { offset: isNewLine ? extent.range.end : last.end, isNewLine, follows: true };
}

/** A name that nothing in the scene has: `name`, or the first free one of `name-2`, `name-3` … */
export function freeName(name: string, taken: ReadonlyMap<string, unknown>): string {
  if (!taken.has(name)) return name;
  const stem = name.replace(/-\d+$/, "");
  for (let count = 2; ; count++) {
    const numbered = `${stem}-${count}`;
    if (!taken.has(numbered)) return numbered;
  }
}

/**
 * A declaration's text with the indentation of another place. Lines that are indented otherwise stay as they are.
 *
 * @param from the declaration's own indentation
 */
export function reindent(block: string, from: string, to: string): string {
  return block.replace(/(\r\n|\n|\r)([ \t]*)/g, (_, lineBreak: string, space: string) =>
    space.startsWith(from) ? lineBreak + to + space.slice(from.length) : lineBreak + space,
  );
}

export function indentAt(offset: number, text: string): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset)))![0];
}

/** Whether nothing but space stands before it on its line. */
export function standsFirst({ start }: Range, text: string): boolean {
  return text.slice(lineStart(text, start), start).trim() === "";
}

export function insert(offset: number, newText: string): TextEdit {
  return { range: { start: offset, end: offset }, newText };
}
