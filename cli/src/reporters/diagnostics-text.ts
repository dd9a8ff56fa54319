/** Diagnostics for people: message, place, the marked source, what would mend it, and a summary line. */

import type { Diagnostic, Severity } from "@ragl/grammar";
import { plural } from "../plural.ts";
import { type Colours, visible } from "../terminal-text.ts";
import { type CheckedFile, countSeverities, ruleDocumentation } from "./checked-file.ts";
import { sourceExcerpt } from "./source-excerpt.ts";
import { placeAt, type SourceText } from "./source-text.ts";

/** A file that is not a scene at all can have thousands of problems; nobody reads more than these. */
const MOST_SHOWN = 50;

const LABEL: Record<Severity, string> = {
  error: "error",
  warning: "warning",
  information: "info",
  hint: "hint",
};

/** The report on one file; empty where nothing was found. Ends with an empty line otherwise. */
export function diagnosticsText(file: CheckedFile, colours: Colours): string {
  const ordered = [...file.diagnostics].sort((a, b) => a.range.start - b.range.start);
  const shown = ordered.slice(0, MOST_SHOWN).map((diagnostic) => diagnosticText(file, diagnostic, colours));
  const left = ordered.length - shown.length;
  if (left > 0) shown.push(`… and ${left} more in ${visible(file.source.path)}; --json lists them all.\n`);
  return shown.map((text) => `${text}\n`).join("");
}

function diagnosticText(file: CheckedFile, diagnostic: Diagnostic, colours: Colours): string {
  const paint = painter(diagnostic.severity, colours);
  const label = `${LABEL[diagnostic.severity]}[${diagnostic.rule}]`;
  const parts = [
    `${paint(colours.bold(label))}${colours.bold(`: ${visible(diagnostic.message)}`)}`,
    `  ${place(file.source, diagnostic.range.start, colours)}`,
    ...sourceExcerpt(file.source, diagnostic.range, colours, paint),
  ];
  for (const { uri, range, message } of diagnostic.related ?? []) {
    const other = file.relatedSource(uri);
    if (other === null) continue;
    parts.push(
      `${colours.cyan("note")}: ${visible(message)}`,
      `  ${place(other, range.start, colours)}`,
      ...sourceExcerpt(other, range, colours, colours.cyan),
    );
  }
  for (const fix of diagnostic.fixes ?? []) parts.push(`${colours.green("fix")}: ${visible(fix.title)}`);
  parts.push(colours.dim(`see ${ruleDocumentation(diagnostic.rule)}`));
  return `${parts.join("\n")}\n`;
}

function place(source: SourceText, offset: number, colours: Colours): string {
  const { line, column } = placeAt(source, offset);
  return colours.blue(`--> ${visible(source.path)}:${line}:${column}`);
}

function painter(severity: Severity, colours: Colours): (text: string) => string {
  if (severity === "error") return colours.red;
  if (severity === "warning") return colours.yellow;
  return colours.cyan;
}

/** "3 files checked: 1 error, 2 warnings." `unreadable`: how many more were named and could not be read. */
export function summaryText(files: readonly CheckedFile[], unreadable: number, colours: Colours): string {
  const counts = countSeverities(files);
  const checked = `${plural(files.length, "file")} checked`;
  const found = [
    counts.error > 0 ? colours.red(plural(counts.error, "error")) : null,
    counts.warning > 0 ? colours.yellow(plural(counts.warning, "warning")) : null,
    counts.information > 0 ? colours.cyan(plural(counts.information, "note")) : null,
    counts.hint > 0 ? colours.cyan(plural(counts.hint, "hint")) : null,
  ].filter((text) => text !== null);
  const findings = found.length === 0 ? colours.green("no problems") : found.join(", ");
  const summary = files.length === 0 ? checked : `${checked}: ${findings}`;
  return unreadable === 0 ? `${summary}.` : `${summary}; ${colours.red(`${unreadable} could not be read`)}.`;
}
