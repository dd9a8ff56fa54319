/** `ragl show`: the scene inside a picture. */

import type { PictureRecord } from "@ragl/engine/images";
import { type Command, Option } from "commander";
import { Failure } from "../failure.ts";
import { readPicture } from "../picture-file.ts";
import { visibleLines } from "../terminal-text.ts";

interface ShowOptions {
  readonly plan?: true;
  readonly versions?: true;
  readonly json?: true;
}

export function addShowCommand(program: Command): void {
  program
    .command("show")
    .argument("<picture>", "a PNG that ragl made")
    .summary("print the scene inside a picture")
    .description(
      "Print the scene that a picture was rendered from: its text, or its plan, or the versions that made\n" +
        "it. Nothing in the picture is run or followed.",
    )
    .addOption(new Option("--plan", "print the scene plan").conflicts(["versions", "json"]))
    .addOption(
      new Option("--versions", "print what made it: engine, runtime, provider, model").conflicts("json"),
    )
    .option("--json", "print scene, plan and versions as one JSON document")
    .addHelpText(
      "after",
      `
Examples:
  $ ragl show harbour.png > harbour.ragl
  $ ragl show harbour.png --versions

Exit status: 0, or 1 when the picture holds no scene or cannot be read.
`,
    )
    .action(show);
}

function show(path: string, options: ShowOptions): void {
  const text = shownText(path, readPicture(path), options);
  // A picture may come from anywhere: on a terminal its text must not act. A file gets it unchanged.
  process.stdout.write(process.stdout.isTTY ? visibleLines(text) : text);
}

function shownText(path: string, record: PictureRecord, options: ShowOptions): string {
  if (options.plan) return json(record.plan);
  if (options.versions) return json(record.versions);
  if (options.json) return json({ version: 1, ...record });
  if (record.scene === null) {
    throw new Failure(`'${path}' was rendered from a plan, so it holds no scene text.`, {
      fix: `Print the plan instead: ragl show ${path} --plan`,
    });
  }
  return record.scene.endsWith("\n") ? record.scene : `${record.scene}\n`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
