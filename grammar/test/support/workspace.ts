/**
 * Small workspaces in one string, for tests that read at a glance. `--- name.ragl` starts another file; the text
 * before the first such line is `main.ragl`, the file that is analysed.
 */

import { analyse, parseFile } from "../../src/index.ts";
import type { Analysis, Diagnostic, ModelDirectory, ParsedFile, QuickFix } from "../../src/index.ts";

const ROOT = "file:///work/main.ragl";

export function analyseWorkspace(fixture: string, models: ModelDirectory | null = null): Analysis {
  const files = splitFiles(fixture);
  return analyse(files.get(ROOT)!, { load: (uri) => files.get(uri) ?? null, models });
}

function splitFiles(fixture: string): Map<string, ParsedFile> {
  const files = new Map<string, ParsedFile>();
  const parts = unindent(fixture).split(/^--- (.+)\n/m);
  files.set(ROOT, parseFile(ROOT, parts[0]!));
  for (let index = 1; index < parts.length; index += 2) {
    const uri = new URL(parts[index]!.trim(), ROOT).href;
    files.set(uri, parseFile(uri, parts[index + 1]!));
  }
  return files;
}

/** Drops the first line break and the indentation that all lines share, so that fixtures can be indented. */
export function unindent(text: string): string {
  const lines = text
    .replace(/^\n/, "")
    .replace(/\n[ \t]*$/, "\n")
    .split("\n");
  const indent = Math.min(
    ...lines.filter((line) => line.trim() !== "").map((line) => /^ */.exec(line)![0].length),
  );
  return lines.map((line) => line.slice(indent)).join("\n");
}

/**
 * The workspace's main file with a line of carets and the rule's id below each diagnosed range. A fixture that
 * has such lines is expected to equal its own annotation.
 */
export function annotate(fixture: string, models: ModelDirectory | null = null): string {
  const [main = "", ...others] = unindent(fixture).split(/^(?=--- )/m);
  const bare = withoutMarks(main);
  const { diagnostics, file } = analyseWorkspace([bare, ...others].join(""), models);
  const lines = file.text.split("\n");
  const marked: string[] = [];
  let offset = 0;
  for (const line of lines) {
    marked.push(line);
    for (const { range, rule } of diagnostics) {
      if (range.start < offset || range.start > offset + line.length) continue;
      const length = Math.max(1, Math.min(range.end, offset + line.length) - range.start);
      marked.push(`${" ".repeat(range.start - offset)}${"^".repeat(length)} ${rule}`);
    }
    offset += line.length + 1;
  }
  return [marked.join("\n"), ...others].join("");
}

function withoutMarks(text: string): string {
  return text
    .split("\n")
    .filter((line) => !/^\s*\^+ [a-z-]+$/.test(line))
    .join("\n");
}

/** What the workspace's main file is told, as `rule: message`. */
export function messages(fixture: string, models: ModelDirectory | null = null): string[] {
  return analyseWorkspace(fixture, models).diagnostics.map(({ rule, message }) => `${rule}: ${message}`);
}

/** The main file after the preferred (else the first) fix of the first finding of `rule`. */
export function afterFix(fixture: string, rule: string, models: ModelDirectory | null = null): string {
  const { diagnostics, file } = analyseWorkspace(fixture, models);
  const diagnostic = diagnostics.find((found) => found.rule === rule);
  if (diagnostic === undefined)
    throw new Error(`No '${rule}' among: ${diagnostics.map((d) => d.rule).join(", ")}`);
  return applyFix(file.text, preferredFix(diagnostic));
}

export function preferredFix({ rule, fixes = [] }: Diagnostic): QuickFix {
  const fix = fixes.find((candidate) => candidate.preferred) ?? fixes[0];
  if (fix === undefined) throw new Error(`'${rule}' offers no fix.`);
  return fix;
}

export function applyFix(text: string, { edits }: QuickFix): string {
  return edits.reduceRight(
    (result, { range, newText }) => result.slice(0, range.start) + newText + result.slice(range.end),
    text,
  );
}
