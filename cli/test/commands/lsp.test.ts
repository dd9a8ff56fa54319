import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { describe, expect, it } from "vitest";
import { ragl } from "../ragl-command.ts";

const COMMAND = fileURLToPath(new URL("../../dist/ragl.js", import.meta.url));

describe("ragl lsp", () => {
  it("serves an editor over standard input and output until it says good-bye", async () => {
    const server = spawn(process.execPath, [COMMAND, "lsp", "--stdio"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const ended = once(server, "exit");
    const connection = createMessageConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    connection.listen();
    const { serverInfo } = await connection.sendRequest<{ serverInfo: { name: string } }>("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    });
    expect(serverInfo.name).toBe("ragl");
    await connection.sendNotification("initialized", {});
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    expect(await ended).toEqual([0, null]);
    connection.dispose();
  });

  it("says how it is started where the command line does not", async () => {
    const { status, stderr } = await ragl(["lsp"]);
    expect(status).toBe(1);
    expect(stderr).toContain("--stdio");
  });
});
