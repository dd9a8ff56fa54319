/** `ragl import`: scenes from other tools' files. One subcommand a format. */

import type { Command } from "commander";
import { addImportRagCommand } from "./import-rag.ts";

export function addImportCommand(program: Command): void {
  const command = program
    .command("import")
    .summary("turn another tool's parameter files into scenes")
    .description("Turn another tool's parameter files into scene files.");
  addImportRagCommand(command);
}
