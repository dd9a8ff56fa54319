/**
 * `npm run test:e2e`: the extension as people get it, in a real VS Code in a real browser. Packs the extension,
 * installs an editor where there is none, and runs the suite inside it while this process holds the mouse. Screenshots
 * and logs go to `out/e2e/`.
 */

import { cpSync, createWriteStream, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format } from "node:util";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import type { Page } from "playwright-core";
import { buildSuite } from "./build-suite.ts";
import { ensureBrowser } from "./editor/browser.ts";
import { ensureEditor } from "./editor/install-editor.ts";
import { startWorkbenchServer } from "./editor/workbench-server.ts";
import type { Hands } from "./hands/hands.ts";
import { HANDS_VARIABLE, RESULTS_VARIABLE } from "./hands/hands.ts";
import { serveHands } from "./hands/hands-server.ts";
import { pageHands } from "./hands/page-hands.ts";
import { packExtension } from "./pack-extension.ts";
import { requirePassed } from "./results.ts";
import { userSettings } from "./user-settings.ts";

const output = fileURLToPath(new URL("../../out/e2e", import.meta.url));
const MOST_SECONDS = 300;

const times: string[] = [];
let lastTime = performance.now();
function finished(step: string): void {
  const now = performance.now();
  times.push(`${step} ${((now - lastTime) / 1000).toFixed(1)} s`);
  lastTime = now;
}

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
const vsix = packExtension(output);
const suite = await buildSuite();
finished("pack");
const editor = ensureEditor();
const executablePath = ensureBrowser();
finished("install the editor");

const dataFolder = mkdtempSync(join(tmpdir(), "ragl-e2e-"));
const workspace = join(dataFolder, "workspace");
const results = join(dataFolder, "results.json");
cpSync(fileURLToPath(new URL("scenes", import.meta.url)), workspace, { recursive: true });

let windowOpened!: (hands: Hands) => void;
const handsServer = await serveHands(new Promise((resolve) => (windowOpened = resolve)));
const server = await startWorkbenchServer({
  editor,
  dataFolder,
  vsix,
  userSettings,
  environment: {
    [HANDS_VARIABLE]: handsServer.url,
    [RESULTS_VARIABLE]: results,
    RAGL_CACHE: join(dataFolder, "engine-cache"),
  },
});
finished("start the editor");

const browser = await chromium.launch({
  executablePath,
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
  ],
});
try {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const consoleLog = createWriteStream(join(output, "window.log"));
  page.on("console", (message) => consoleLog.write(`${message.text()}\n`));
  windowOpened(pageHands(page, output));
  await runSuite(page, server.port);
  finished("run the suite");
  const { passes } = requirePassed(results);
  console.log(`${passes} tests passed. Screenshots are in ${output}.`);
} catch (error) {
  cpSync(join(dataFolder, "server.log"), join(output, "server.log"));
  cpSync(join(dataFolder, "data/logs"), join(output, "logs"), { recursive: true });
  console.error(error instanceof Error ? error.message : error, `Logs are in ${output}.`);
  process.exitCode = 1;
} finally {
  await browser.close();
  server.stop();
  handsServer.close();
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  console.log(`Took: ${times.join(", ")}.`);
}

/** Opens the workbench on the suite, and resolves when the suite has ended, however it went. */
async function runSuite(page: Page, port: number): Promise<void> {
  const log = createWriteStream(join(output, "extension-host.log"));
  await page.exposeFunction("codeAutomationLog", (type: string, values: unknown[]) => {
    log.write(`${type}: ${format(...values)}\n`);
  });
  const ended = new Promise<void>((resolve, reject) => {
    void page.exposeFunction("codeAutomationExit", () => resolve());
    setTimeout(
      () => reject(new Error(`The suite did not end in ${MOST_SECONDS} s.`)),
      MOST_SECONDS * 1000,
    ).unref();
  });
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${port}${path}`;
  const payload = [
    ["extensionDevelopmentPath", remote(fileURLToPath(new URL("driver", import.meta.url)))],
    ["extensionTestsPath", remote(suite)],
    ["enableProposedApi", ""],
    ["skipWelcome", "true"],
  ];
  const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
  await page.goto(`http://127.0.0.1:${port}/?${query.toString()}`);
  await ended;
}
