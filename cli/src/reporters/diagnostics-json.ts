/** Diagnostics for programs: one JSON document whose form docs/command-line.md describes. */

import type { Range } from "@ragl/grammar";
import { type CheckedFile, countSeverities, ruleDocumentation, type UnreadableFile } from "./checked-file.ts";
import { placeAt, type SourceText } from "./source-text.ts";

/** Version of the document's form; it changes when an older reader would misread a newer document. */
const REPORT_VERSION = 1;

export function diagnosticsJson(
  files: readonly CheckedFile[],
  unreadable: readonly UnreadableFile[],
): string {
  const counts = countSeverities(files);
  const report = {
    version: REPORT_VERSION,
    files: [
      ...files.map((file) => ({
        path: file.source.path,
        error: null,
        diagnostics: file.diagnostics.map((diagnostic) => entry(file, diagnostic)),
      })),
      ...unreadable.map(({ path, failure }) => ({ path, error: failure.message, diagnostics: [] })),
    ],
    summary: {
      files: files.length + unreadable.length,
      errors: counts.error + unreadable.length,
      warnings: counts.warning,
      information: counts.information,
      hints: counts.hint,
    },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function entry(file: CheckedFile, diagnostic: CheckedFile["diagnostics"][number]) {
  return {
    rule: diagnostic.rule,
    severity: diagnostic.severity,
    message: diagnostic.message,
    range: placed(file.source, diagnostic.range),
    documentation: ruleDocumentation(diagnostic.rule),
    related: (diagnostic.related ?? []).map((place) => {
      const other = file.relatedSource(place.uri);
      return {
        path: other?.path ?? place.uri,
        message: place.message,
        range: other === null ? null : placed(other, place.range),
      };
    }),
    fixes: (diagnostic.fixes ?? []).map((fix) => ({
      title: fix.title,
      preferred: fix.preferred ?? false,
      edits: fix.edits.map((edit) => ({ range: placed(file.source, edit.range), newText: edit.newText })),
    })),
  };
}

/** Offsets are zero-based UTF-16 units, end excluded; lines and columns are one-based. */
function placed(source: SourceText, range: Range) {
  return {
    start: { offset: range.start, ...placeAt(source, range.start) },
    end: { offset: range.end, ...placeAt(source, range.end) },
  };
}
