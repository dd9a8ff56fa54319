/** A file as the analysis takes it: its text, its tree, and what the parser found. */

import type { Diagnostic } from "../diagnostics.ts";
import { parse } from "../syntax/parse.ts";
import type { SourceFile } from "../syntax/tree.ts";

export interface ParsedFile {
  /** Where the file is: a URI or a path with forward slashes. Imports are relative to it. */
  readonly uri: string;
  readonly text: string;
  readonly tree: SourceFile;
  /** The parser's own diagnostics. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses a text that stands at `uri`. Never throws. */
export function parseFile(uri: string, text: string): ParsedFile {
  const { file, diagnostics } = parse(text);
  return { uri, text, tree: file, diagnostics };
}
