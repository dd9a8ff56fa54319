/** `ragl fmt`: scene files in the canonical style. */

import { format } from "@ragl/grammar";
import type { Command } from "commander";
import { EXIT, Failure, printFailure } from "../failure.ts";
import { plural } from "../plural.ts";
import type { CheckedFile } from "../reporters/checked-file.ts";
import { diagnosticsText } from "../reporters/diagnostics-text.ts";
import { sourceText } from "../reporters/source-text.ts";
import { readTextFile, STANDARD_INPUT, type TextFile } from "../scene-files.ts";
import { coloursFor, visible } from "../terminal-text.ts";
import { writeAtomically } from "../write-atomically.ts";

interface FmtOptions {
  readonly check?: true;
  readonly stdout?: true;
}

export function addFmtCommand(program: Command): void {
  program
    .command("fmt")
    .argument("<file...>", "scene files; - for standard input, which is printed formatted")
    .summary("rewrite scene files in the canonical style")
    .description(
      "Rewrite scene files in the canonical style. Comments stay; a file that is in that style already is\n" +
        "not touched; a file with syntax errors is left as it is and reported.",
    )
    .option("--check", "change nothing; list the files that would change")
    .option("--stdout", "print the result instead of writing it")
    .addHelpText(
      "after",
      `
Examples:
  $ ragl fmt harbour.ragl
  $ ragl fmt --check scenes/*.ragl     on a build server
  $ ragl fmt - < draft.ragl            for an editor

Exit status: 0, or 1 when a file cannot be formatted or, with --check, would change.
`,
    )
    .action(fmt);
}

function fmt(paths: readonly string[], options: FmtOptions): void {
  let changed = 0;
  let failed = 0;
  for (const path of paths) {
    try {
      if (formatFile(readTextFile(path), path, options)) changed++;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      printFailure(error);
      failed++;
    }
  }
  if (options.check && changed > 0) {
    process.stderr.write(
      `${plural(changed, "file")} not in the canonical style; \`ragl fmt\` rewrites them.\n`,
    );
  }
  process.exitCode = failed > 0 || (options.check && changed > 0) ? EXIT.failed : EXIT.ok;
}

/** True when the formatted text differs from the file's. */
function formatFile(file: TextFile, path: string, options: FmtOptions): boolean {
  const formatted = formattedText(file);
  const changes = formatted !== file.text;
  if (options.check) {
    if (changes) process.stdout.write(`${visible(file.path)}\n`);
  } else if (options.stdout || path === STANDARD_INPUT) {
    process.stdout.write(formatted);
  } else if (changes) {
    writeAtomically(path, formatted);
    process.stdout.write(`${visible(file.path)}\n`);
  }
  return changes;
}

function formattedText(file: TextFile): string {
  const result = format(file.text);
  if ("text" in result) return result.text;
  const report: CheckedFile = {
    source: sourceText(file.path, file.text),
    diagnostics: result.diagnostics,
    relatedSource: () => null,
  };
  process.stderr.write(diagnosticsText(report, coloursFor(process.stderr)));
  throw new Failure(`'${file.path}' has syntax errors and was left as it is.`, {
    fix: "Mend what is reported above, and format it again.",
  });
}
