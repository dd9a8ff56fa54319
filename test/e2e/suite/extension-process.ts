/** The processes that the extension has started on this machine, and their sudden end. */

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import * as vscode from "vscode";
import { until } from "./until.ts";

interface RunningProcess {
  readonly id: number;
  readonly commandLine: string;
}

type Program = "engine/dist/engine.js" | "server/dist/server.js";

/** Ends the process that runs one of the extension's programs, as a crash would. */
export async function crash(program: Program): Promise<void> {
  const found = await until(`a process that runs ${program}`, () => processOf(program));
  process.kill(found.id, "SIGKILL");
}

export function isRunning(program: Program): boolean {
  return processOf(program) !== undefined;
}

/** Each run of the tests installs the extension anew, in a folder of its own. */
function processOf(program: Program): RunningProcess | undefined {
  const extension = vscode.extensions.getExtension("ragl.ragl");
  if (extension === undefined) throw new Error("RAGL is not installed.");
  const file = vscode.Uri.joinPath(extension.extensionUri, program).fsPath;
  return runningProcesses().find(({ commandLine }) => commandLine.includes(file));
}

function runningProcesses(): RunningProcess[] {
  if (process.platform === "linux") return linuxProcesses();
  const lines = execFileSync("ps", ["-axo", "pid=,args="], { encoding: "utf8" }).split("\n");
  return lines.flatMap((line) => {
    const match = /^\s*(\d+)\s+(.*)$/.exec(line);
    return match === null ? [] : [{ id: Number(match[1]), commandLine: match[2]! }];
  });
}

/** Small Linux systems come without `ps`. */
function linuxProcesses(): RunningProcess[] {
  return readdirSync("/proc").flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      const commandLine = readFileSync(`/proc/${entry}/cmdline`, "utf8").replaceAll("\0", " ");
      return [{ id: Number(entry), commandLine }];
    } catch {
      // It has ended since the folder was listed.
      return [];
    }
  });
}
