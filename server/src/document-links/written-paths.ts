/** The paths that a scene file writes: of imports, masks and model folders. */

import {
  blocksOf,
  isRelativePath,
  resolvePath,
  type ParsedFile,
  type Range as OffsetRange,
  type StringValue,
} from "@ragl/grammar";

export interface WrittenPath {
  readonly kind: "import" | "mask" | "model";
  /** The path as written, escapes resolved. */
  readonly text: string;
  /** What it leads to. */
  readonly uri: string;
  /** The whole literal, quotes included. */
  readonly literal: OffsetRange;
  /** What stands between the quotes. */
  readonly content: OffsetRange;
}

/** Relative paths that stand in quotes and hold no `${name}`, in source order but for those of variants. */
export function writtenPaths({ uri, text, tree }: ParsedFile): WrittenPath[] {
  const paths: WrittenPath[] = [];
  const add = (kind: WrittenPath["kind"], value: StringValue): void => {
    const path = plainText(value);
    if (path === null || !isRelativePath(path)) return;
    const quotes = value.triple ? 3 : 1;
    const start = Math.min(value.range.start + quotes, value.range.end);
    const end = Math.max(start, value.range.end - (text.endsWith('"', value.range.end) ? quotes : 0));
    const content = { start, end };
    paths.push({ kind, text: path, uri: resolvePath(uri, path), literal: value.range, content });
  };
  for (const node of tree.declarations) {
    if (node.kind === "import" && node.path !== null) add("import", node.path);
  }
  for (const { properties } of blocksOf(tree)) {
    for (const { name, value } of properties) {
      if (value?.kind !== "string") continue;
      if (name.text === "mask" || name.text === "model") add(name.text, value);
    }
  }
  return paths;
}

/** Null where the text depends on a value. */
function plainText({ parts }: StringValue): string | null {
  let text = "";
  for (const part of parts) {
    if (part.kind === "interpolation") return null;
    text += part.text;
  }
  return text;
}
