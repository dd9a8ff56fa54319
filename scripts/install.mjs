/**
 * Makes sure that the dependencies of the lock file are installed, so that `npm run demo` and `npm test`
 * work from a bare clone. Uses Node alone: it runs before anything is installed.
 */

import { execSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

export const root = fileURLToPath(new URL("..", import.meta.url));

const lockFile = join(root, "package-lock.json");
const stampFile = join(root, "node_modules", ".ragl-installed");

const lockHash = () => createHash("sha256").update(readFileSync(lockFile)).digest("hex");

/** Runs a command in the repository's root with the terminal's own streams; ends this process when it fails. */
export function run(command, env = {}) {
  try {
    execSync(command, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  } catch (error) {
    process.exit(error.status ?? 1);
  }
}

/** Installs from the lock file unless exactly that was installed before. */
export function ensureInstalled() {
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === lockHash()) return;
  console.log("Installing dependencies …");
  run("npm ci");
  writeFileSync(stampFile, lockHash());
}
