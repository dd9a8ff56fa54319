/**
 * The language server's process. The editor says how they talk: `--node-ipc`, `--stdio`, `--pipe=NAME` or
 * `--socket=PORT`.
 */

import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { serve } from "./connection.ts";
import { diskFileSystem } from "./workspace/file-system.ts";

const connection = createConnection(ProposedFeatures.all);
// An error that nothing has caught is a defect, but no reason to take the editor's features away.
process.on("unhandledRejection", (reason) => connection.console.error(describe(reason)));
process.on("uncaughtException", (error) => connection.console.error(describe(error)));
serve(connection, diskFileSystem);

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
