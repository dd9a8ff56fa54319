/** `ragl import rag`: scenes from the parameter JSON of the RAG authors' code. */

import { existsSync } from "node:fs";
import { basename } from "node:path";
import { importRagParameters, scenesText } from "@ragl/grammar/import-rag";
import type { Command } from "commander";
import { EXIT, Failure } from "../failure.ts";
import { coloursFor, visible } from "../terminal-text.ts";
import { readTextFile } from "../scene-files.ts";
import { writeAtomically } from "../write-atomically.ts";

interface ImportOptions {
  readonly output?: string;
  readonly model?: string;
  readonly force?: true;
}

/** A file that is something else altogether has a problem in every entry; the first ones say enough. */
const MOST_PROBLEMS = 40;

export function addImportRagCommand(parent: Command): void {
  parent
    .command("rag")
    .argument("<file>", "parameter file, JSON; - for standard input")
    .summary("scenes from the parameter JSON of the RAG authors' code")
    .description(
      "Turn the parameter JSON of the RAG authors' code (an array of objects with prompt, SR_prompt,\n" +
        "SR_hw_split_ratio, HB_*_list, HB_replace, SR_delta ...) into scenes that render the same layout.\n" +
        "Boxes and cells are paired by where they lie. Lists that do not fit each other are reported, and\n" +
        "that entry is left out: nothing is guessed.",
    )
    .option("-o, --output <file>", "write the scenes here instead of to standard output")
    .option("-m, --model <name>", "model that the scenes name: an installed one, or a folder such as ./flux")
    .option("-f, --force", "replace an existing output file")
    .addHelpText(
      "after",
      `
Examples:
  $ ragl import rag gallery.json
  $ ragl import rag gallery.json -o gallery.ragl --model FLUX.1-dev
  $ ragl render gallery.ragl#two-mugs

Exit status: 0 when every entry became a scene, 1 when one did not or the file cannot be read.
docs/import-rag.md says what becomes what.
`,
    )
    .action(importRag);
}

function importRag(path: string, options: ImportOptions): void {
  if (options.output !== undefined && existsSync(options.output) && !options.force) {
    throw new Failure(`'${options.output}' exists already.`, {
      fix: "Name another file with -o, or add --force to replace it.",
    });
  }
  const file = readTextFile(path);
  const { scenes, problems, entries } = importRagParameters(parseJson(file.text, file.path));

  const colours = coloursFor(process.stderr);
  const report = (line: string) => process.stderr.write(`${line}\n`);
  for (const problem of problems.slice(0, MOST_PROBLEMS)) {
    report(`${colours.red("error")}: ${visible(`${file.path}: ${problem.path} ${problem.message}`)}`);
  }
  if (problems.length > MOST_PROBLEMS) report(`… and ${problems.length - MOST_PROBLEMS} more problems`);
  for (const notice of scenes.flatMap((scene) => scene.notices)) {
    report(`${colours.yellow("warning")}: ${visible(`${file.path}: ${notice}`)}`);
  }
  if (entries === 0) {
    throw new Failure(`'${file.path}' holds no entry.`, { fix: "Give a file with at least one." });
  }
  if (scenes.length === 0) {
    throw new Failure(`No entry of '${file.path}' could be imported.`, {
      fix: "Mend the problems above; docs/import-rag.md says what an entry needs.",
    });
  }

  const text = scenesText(scenes, { origin: basename(file.path), model: options.model ?? null });
  if (options.output === undefined) process.stdout.write(text);
  else writeAtomically(options.output, text);
  const count = `${scenes.length} of ${entries} ${entries === 1 ? "entry" : "entries"} imported`;
  report(options.output === undefined ? count : `${count}: ${visible(options.output)}`);
  process.exitCode = scenes.length === entries ? EXIT.ok : EXIT.failed;
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure(`'${path}' is not JSON: ${(error as Error).message}.`, {
      fix: "Give a parameter file in JSON, as in the data folder of the RAG authors' code.",
    });
  }
}
