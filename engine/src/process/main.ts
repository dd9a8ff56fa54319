/**
 * The engine process: answers the requests of protocol.ts over the IPC channel of the process that started it,
 * and ends with that process.
 */

import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from "vscode-jsonrpc/node";
import { serveEngine } from "./server.ts";

if (process.send === undefined) {
  process.stderr.write("The engine is started by `ragl` or the editor, not by hand.\n");
  process.exit(2);
}

const connection = createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
serveEngine(connection, () => process.exit(0));
process.once("disconnect", () => process.exit(0));
// Ctrl-C reaches every process of a terminal's group; what it means is for the client to say.
process.on("SIGINT", () => undefined);
connection.listen();
