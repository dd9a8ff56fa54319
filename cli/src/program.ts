/** The command line's shape: every command, in the order in which a newcomer meets them. */

import { Command } from "commander";
import { addCheckCommand } from "./commands/check.ts";
import { addFmtCommand } from "./commands/fmt.ts";
import { addImportCommand } from "./commands/import.ts";
import { addLspCommand } from "./commands/lsp.ts";
import { addPlanCommand } from "./commands/plan.ts";
import { addRenderCommand } from "./commands/render.ts";
import { addSchemaCommand } from "./commands/schema.ts";
import { addShowCommand } from "./commands/show.ts";
import { coloursFor } from "./terminal-text.ts";
import { VERSION } from "./version.ts";

const OVERVIEW = `
A scene is named FILE, FILE#scene or FILE#scene@variant; the scene's name may be left out where a file
has only one. Wherever a scene file is read, - reads standard input.

Start here:
  $ ragl render examples/harbour.ragl     a picture of the harbour, beside the scene
  $ ragl check my-scene.ragl              what is wrong with a scene, and how to mend it
  $ ragl render --help                    everything about one command

Exit status:
  0  all is well
  1  problems were found, or the work could not be done
  2  the command line was wrong
  130  stopped by Ctrl-C

Environment:
  RAGL_MODELS  folders with models, searched before the installed and the bundled ones
  RAGL_CACHE   where prepared models are kept
  NO_COLOR     switches colours off; FORCE_COLOR=1 switches them on
`;

export function createProgram(): Command {
  const program = new Command("ragl")
    .description(
      "Compose pictures as text: .ragl scene files, rendered region by region with a local\ntext-to-image model.",
    )
    .version(VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .usage("<command> [options]")
    .helpCommand("help [command]", "print help for a command")
    .configureHelp({ helpWidth: 100, styleTitle: (title) => coloursFor(process.stdout).bold(title) })
    .showHelpAfterError("(ragl --help lists the commands; ragl COMMAND --help explains one)")
    .addHelpText("after", OVERVIEW)
    .exitOverride();

  addRenderCommand(program);
  addCheckCommand(program);
  addFmtCommand(program);
  addPlanCommand(program);
  addShowCommand(program);
  addImportCommand(program);
  addSchemaCommand(program);
  addLspCommand(program);
  return program;
}
