/** Runs VS Code's server, with an extension installed from its file, and stops it. */

import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdirSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "./free-port.ts";
import type { EditorInstallation } from "./install-editor.ts";

const SECONDS_TO_START = 60;

export interface WorkbenchServer {
  readonly port: number;
  /** Replaces the person's settings, for windows that open from now on. */
  writeSettings(settings: Readonly<Record<string, unknown>>): void;
  stop(): void;
}

export interface WorkbenchServerOptions {
  readonly editor: EditorInstallation;
  /** A new folder for everything that this editor keeps. */
  readonly dataFolder: string;
  readonly vsix: string;
  /** Reach the extension host. */
  readonly environment: Readonly<Record<string, string>>;
}

export async function startWorkbenchServer(options: WorkbenchServerOptions): Promise<WorkbenchServer> {
  const { editor, dataFolder, vsix, environment } = options;
  const common = [
    editor.serverMain,
    "--accept-server-license-terms",
    ...["--server-data-dir", dataFolder],
    ...["--extensions-dir", join(dataFolder, "extensions")],
    ...["--telemetry-level", "off"],
  ];
  execFileSync(editor.node, [...common, "--install-extension", vsix], {
    stdio: ["ignore", "ignore", "inherit"],
  });

  const port = await freePort();
  const log = openSync(join(dataFolder, "server.log"), "w");
  const server = spawn(
    editor.node,
    [
      ...common,
      ...["--host", "127.0.0.1"],
      ...["--port", String(port)],
      "--without-connection-token",
      // Built products take the address of a test suite from the page's address only with this.
      "--enable-smoke-test-driver",
    ],
    { stdio: ["ignore", log, log], detached: true, env: { ...process.env, ...environment } },
  );
  const stop = (): void => stopGroup(server);
  try {
    await untilAnswers(port, server);
  } catch (error) {
    stop();
    throw error;
  }
  const userFolder = join(dataFolder, "data/User");
  mkdirSync(userFolder, { recursive: true });
  const writeSettings: WorkbenchServer["writeSettings"] = (settings) =>
    writeFileSync(join(userFolder, "settings.json"), JSON.stringify(settings));
  return { port, writeSettings, stop };
}

async function untilAnswers(port: number, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + SECONDS_TO_START * 1000;
  while (server.exitCode === null && Date.now() < deadline) {
    try {
      await fetch(`http://127.0.0.1:${port}/version`);
      return;
    } catch {
      await delay(100);
    }
  }
  throw new Error(`The editor's server did not start in ${SECONDS_TO_START} s.`);
}

/** The server leads a process group: extension hosts, language servers and engines go with it. */
function stopGroup(server: ChildProcess): void {
  if (server.pid === undefined) return;
  try {
    process.kill(-server.pid, "SIGTERM");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
