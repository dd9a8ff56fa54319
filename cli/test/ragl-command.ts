/** Runs the built `ragl` command as users do: a child process with arguments, input, output and an exit status. */

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const bundle = fileURLToPath(new URL("../dist/ragl.js", import.meta.url));
if (!existsSync(bundle))
  throw new Error(`${bundle} is missing: run \`npm run build\` first, as \`npm test\` does.`);

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

/** A command that is still running. */
export interface RunningCommand {
  readonly process: ChildProcess;
  readonly outcome: Promise<Outcome>;
  /** Resolves when standard error holds `text`; rejects when the command ends before. */
  said(text: string): Promise<void>;
}

/** Starts the command in a process group of its own, as a shell does. */
export function startRagl(args: readonly string[], options: RunOptions = {}): RunningCommand {
  const child = spawn(process.execPath, [bundle, ...args], {
    cwd: options.cwd,
    env: { ...process.env, NO_COLOR: "1", ...options.env },
    detached: true,
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdin.on("error", () => undefined);
  child.stdin.end(options.input ?? "");
  const outcome = new Promise<Outcome>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, stdout, stderr }));
  });
  const said = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => stderr.includes(text) && resolve();
      child.stderr.on("data", look);
      child.once("close", () => reject(new Error(`The command ended without saying '${text}': ${stderr}`)));
      look();
    });
  return { process: child, outcome, said };
}

export function ragl(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return startRagl(args, options).outcome;
}

/** A temporary folder with the given files in it. */
export class Workspace {
  readonly folder = mkdtempSync(join(tmpdir(), "ragl-cli-"));

  constructor(files: Readonly<Record<string, string | Buffer>> = {}) {
    for (const [name, content] of Object.entries(files)) writeFileSync(this.path(name), content);
  }

  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
