/** `ragl lsp`: the language server, for any editor that speaks the Language Server Protocol. */

import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Command, Option } from "commander";
import { Failure } from "../failure.ts";

/** The bundled server, as seen from the bundle in `cli/dist`, and from this source. */
const SERVER = ["../../server/dist/server.js", "../../../server/dist/server.js"].map((place) =>
  fileURLToPath(new URL(place, import.meta.url)),
);

export function addLspCommand(program: Command): void {
  program
    .command("lsp")
    .summary("run the language server for an editor")
    .description(
      "Run the language server. Editors start it themselves: give them this command. It speaks the Language\n" +
        "Server Protocol, and renders pictures with the command `ragl.render`.",
    )
    .addOption(new Option("--stdio", "talk over standard input and output").conflicts(["pipe", "socket"]))
    .addOption(new Option("--pipe <name>", "talk over a named pipe or a socket file").conflicts("socket"))
    .option("--socket <port>", "talk over a TCP port of this machine")
    .option("--clientProcessId <id>", "end when this process ends")
    .addHelpText(
      "after",
      `
Examples:
  Neovim    vim.lsp.config("ragl", { cmd = { "ragl", "lsp", "--stdio" }, filetypes = { "ragl" } })
  Helix     [language-server.ragl]
            command = "ragl"
            args = ["lsp", "--stdio"]
`,
    )
    .action(serve);
}

interface LspOptions {
  readonly stdio?: true;
  readonly pipe?: string;
  readonly socket?: string;
}

/** The server reads the same command line, which has been checked here. */
async function serve({ stdio, pipe, socket }: LspOptions): Promise<void> {
  if (!stdio && pipe === undefined && socket === undefined) {
    throw new Failure("The language server must know how the editor talks to it.", {
      fix: "Add --stdio, which editors usually want.",
    });
  }
  const server = SERVER.find((place) => existsSync(place));
  if (server === undefined) {
    throw new Failure(`The language server is not built: ${SERVER[0]} is missing.`, {
      fix: "Build it with `npm run build`.",
    });
  }
  await import(pathToFileURL(server).href);
}
