/**
 * `npm run test:electron`: the suite of `npm run test:e2e` in a desktop VS Code, which is downloaded where it is not
 * there yet. `VSCODE_VERSION` chooses one; the default is the current stable release. Needs a display.
 */

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
} from "@vscode/test-electron";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import { buildSuites } from "./build-suite.ts";
import { freePort } from "./editor/free-port.ts";
import { cacheFolder } from "./editor/install-editor.ts";
import type { Hands } from "./hands/hands.ts";
import { HANDS_VARIABLE, RESULTS_VARIABLE } from "./hands/hands.ts";
import { serveHands } from "./hands/hands-server.ts";
import { pageHands } from "./hands/page-hands.ts";
import { packExtension } from "./pack-extension.ts";
import { requirePassed } from "./results.ts";
import { userSettings } from "./user-settings.ts";

const SECONDS_TO_OPEN = 60;

const output = fileURLToPath(new URL("../../out/electron", import.meta.url));
rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
const vsix = packExtension(output);
const suites = await buildSuites();
const executable = await downloadAndUnzipVSCode({
  version: process.env["VSCODE_VERSION"] ?? "stable",
  cachePath: join(cacheFolder(), "vscode-desktop"),
});

const dataFolder = mkdtempSync(join(tmpdir(), "ragl-electron-"));
const workspace = join(dataFolder, "workspace");
const userFolder = join(dataFolder, "user");
const extensions = join(dataFolder, "extensions");
cpSync(fileURLToPath(new URL("scenes", import.meta.url)), workspace, { recursive: true });
mkdirSync(join(userFolder, "User"), { recursive: true });
writeFileSync(join(userFolder, "User/settings.json"), JSON.stringify(userSettings("trusted")));
const folders = ["--user-data-dir", userFolder, "--extensions-dir", extensions];
const [cli, ...cliArgs] = resolveCliArgsFromVSCodeExecutablePath(executable);
execFileSync(cli!, [...cliArgs, ...folders, "--install-extension", vsix], { stdio: "inherit" });

let windowOpened!: (hands: Hands) => void;
const window = new Promise<Hands>((resolve) => (windowOpened = resolve));
const handsServer = await serveHands(() => window);
const port = await freePort();
const browsers: Browser[] = [];
try {
  const ended = runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: fileURLToPath(new URL("driver", import.meta.url)),
    extensionTestsPath: suites.trusted,
    launchArgs: [workspace, ...folders, `--remote-debugging-port=${port}`],
    extensionTestsEnv: {
      [HANDS_VARIABLE]: handsServer.url,
      [RESULTS_VARIABLE]: dataFolder,
      RAGL_CACHE: join(dataFolder, "engine-cache"),
    },
  });
  const looking = workbenchPage(port).then((page) => {
    windowOpened(pageHands(page, output));
  });
  await Promise.all([ended, looking]);
  const passes = requirePassed(dataFolder, "trusted");
  console.log(`${passes} tests passed. Screenshots are in ${output}.`);
} finally {
  await Promise.all(browsers.map((browser) => browser.close()));
  handsServer.close();
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** The workbench's window, once it is open. */
async function workbenchPage(debuggingPort: number): Promise<Page> {
  const deadline = Date.now() + SECONDS_TO_OPEN * 1000;
  while (Date.now() < deadline) {
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${debuggingPort}`).catch(() => null);
    if (browser !== null) browsers.push(browser);
    const pages = browser?.contexts().flatMap((context) => context.pages()) ?? [];
    const workbench = pages.find((page) => page.url().includes("workbench"));
    if (workbench !== undefined) return workbench;
    await browser?.close();
    await delay(250);
  }
  throw new Error(`No window opened in ${SECONDS_TO_OPEN} s.`);
}
