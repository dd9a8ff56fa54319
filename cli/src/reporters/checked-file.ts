/** What reporters report on: a scene file's text and the problems found in it. */

import type { Diagnostic, Severity } from "@ragl/grammar";
import type { Failure } from "../failure.ts";
import type { SourceText } from "./source-text.ts";

export interface CheckedFile {
  readonly source: SourceText;
  readonly diagnostics: readonly Diagnostic[];
  /** Another file that a diagnostic refers to; null where it could not be read. */
  readonly relatedSource: (uri: string) => SourceText | null;
}

/** A file that was named and could not be read. */
export interface UnreadableFile {
  readonly path: string;
  readonly failure: Failure;
}

export function hasErrors(file: CheckedFile): boolean {
  return file.diagnostics.some(({ severity }) => severity === "error");
}

export type SeverityCounts = Readonly<Record<Severity, number>>;

export function countSeverities(files: readonly CheckedFile[]): SeverityCounts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const file of files) for (const { severity } of file.diagnostics) counts[severity]++;
  return counts;
}

/** Where a rule is explained, relative to the project's own folder. */
export function ruleDocumentation(rule: string): string {
  return `docs/diagnostics.md#${rule}`;
}
