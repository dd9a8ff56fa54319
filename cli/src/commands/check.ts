/** `ragl check`: everything that is wrong, or could be better, in scene files. */

import type { Command } from "commander";
import { EXIT, Failure, printFailure } from "../failure.ts";
import { type CheckedFile, hasErrors, type UnreadableFile } from "../reporters/checked-file.ts";
import { diagnosticsJson } from "../reporters/diagnostics-json.ts";
import { diagnosticsText, summaryText } from "../reporters/diagnostics-text.ts";
import { SceneProject } from "../scene-project.ts";
import { coloursFor, visible } from "../terminal-text.ts";

export function addCheckCommand(program: Command): void {
  program
    .command("check")
    .argument("<file...>", "scene files; - for standard input")
    .summary("report problems in scene files")
    .description(
      "Parse and analyse scene files with what they import, and report what is wrong: the message, the\n" +
        "marked source, what would mend it, and where the rule is explained.",
    )
    .option("--json", "print one JSON document instead")
    .addHelpText(
      "after",
      `
Examples:
  $ ragl check harbour.ragl
  $ ragl check scenes/*.ragl
  $ ragl check --json harbour.ragl | jq .summary

Exit status: 0 without errors (there may be warnings and hints), 1 with errors.
docs/diagnostics.md explains every rule.
`,
    )
    .action(check);
}

async function check(paths: readonly string[], options: { readonly json?: true }): Promise<void> {
  const project = new SceneProject();
  const checked: CheckedFile[] = [];
  const unreadable: UnreadableFile[] = [];
  const modelFaults = new Set<string>();
  for (const path of paths) {
    try {
      const scene = await project.analyse(path);
      checked.push(project.report(scene, scene.analysis.diagnostics));
      for (const fault of scene.modelFaults) modelFaults.add(fault);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      unreadable.push({ path, failure: error });
    }
  }

  const colours = coloursFor(process.stdout);
  if (options.json) {
    process.stdout.write(diagnosticsJson(checked, unreadable));
  } else {
    for (const file of checked) process.stdout.write(diagnosticsText(file, colours));
    for (const { failure } of unreadable) printFailure(failure);
    process.stdout.write(`${summaryText(checked, unreadable.length, colours)}\n`);
  }
  for (const fault of modelFaults) {
    process.stderr.write(`${coloursFor(process.stderr).yellow("warning")}: ${visible(fault)}\n`);
  }
  const failed = unreadable.length > 0 || checked.some(hasErrors);
  process.exitCode = failed ? EXIT.failed : EXIT.ok;
}
