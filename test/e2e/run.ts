/**
 * `npm run test:e2e`: the extension as people get it, in a real VS Code in a real browser. Packs the extension,
 * installs an editor where there is none, and runs the suites inside it while this process holds the mouse.
 * Screenshots and logs go to `out/e2e/`. Arguments name other suites than those that test: `walkthrough`.
 */

import { cpSync, createWriteStream, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { format } from "node:util";
import { chromium } from "playwright-core";
import type { Page } from "playwright-core";
import { buildSuites } from "./build-suite.ts";
import { ensureBrowser } from "./editor/browser.ts";
import { ensureEditor } from "./editor/install-editor.ts";
import { startWorkbenchServer } from "./editor/workbench-server.ts";
import type { Hands, SuiteName } from "./hands/hands.ts";
import { HANDS_VARIABLE, RESULTS_VARIABLE, SUITE_NAMES } from "./hands/hands.ts";
import { serveHands } from "./hands/hands-server.ts";
import { pageHands } from "./hands/page-hands.ts";
import { packExtension } from "./pack-extension.ts";
import { requirePassed } from "./results.ts";
import { Stopwatch } from "./stopwatch.ts";
import { userSettings } from "./user-settings.ts";

const MOST_SECONDS = 300;
const TESTING: readonly SuiteName[] = ["trusted", "untrusted"];

const asked = SUITE_NAMES.filter((name) => process.argv.includes(name));
const names = asked.length > 0 ? asked : TESTING;
const output = resolve(
  process.env["RAGL_E2E_OUTPUT"] ?? fileURLToPath(new URL("../../out/e2e", import.meta.url)),
);
rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });

const stopwatch = new Stopwatch();
const vsix = packExtension(output);
const suites = await buildSuites();
stopwatch.finished("pack");
const editor = ensureEditor();
const executablePath = ensureBrowser();
stopwatch.finished("install the editor");

const dataFolder = mkdtempSync(join(tmpdir(), "ragl-e2e-"));
let window: Promise<Hands>;
const handsServer = await serveHands(() => window);
const server = await startWorkbenchServer({
  editor,
  dataFolder,
  vsix,
  environment: {
    [HANDS_VARIABLE]: handsServer.url,
    [RESULTS_VARIABLE]: dataFolder,
    RAGL_CACHE: join(dataFolder, "engine-cache"),
  },
});
stopwatch.finished("start the editor");

const quiet = ["--disable-quic", "--no-first-run", "--disable-background-networking"];
const browser = await chromium.launch({
  executablePath,
  args: ["--headless", "--no-sandbox", "--disable-gpu", ...quiet],
});
try {
  for (const name of names) {
    await runSuite(name);
    const passes = requirePassed(dataFolder, name);
    console.log(`${passes} tests passed.`);
    stopwatch.finished(`run the suite '${name}'`);
  }
  console.log(`Screenshots are in ${output}.`);
} catch (error) {
  cpSync(join(dataFolder, "server.log"), join(output, "server.log"));
  console.error(error instanceof Error ? error.message : error, `Logs are in ${output}.`);
  process.exitCode = 1;
} finally {
  await browser.close();
  server.stop();
  handsServer.close();
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  console.log(`Took: ${stopwatch.report()}.`);
}

/** Opens a window on a folder of its own, and resolves when the suite in it has ended, however it went. */
async function runSuite(name: SuiteName): Promise<void> {
  const folder = join(dataFolder, `workspace-${name}`);
  const scenes = name === "walkthrough" ? "../../examples" : "scenes";
  cpSync(fileURLToPath(new URL(scenes, import.meta.url)), folder, { recursive: true });
  server.writeSettings(userSettings(name));
  const viewport = name === "walkthrough" ? { width: 1100, height: 700 } : { width: 1400, height: 900 };
  const page = await browser.newPage({ viewport });
  window = Promise.resolve(pageHands(page, output));
  const windowLog = createWriteStream(join(output, `${name}-window.log`));
  page.on("console", (message) => windowLog.write(`${message.text()}\n`));
  try {
    const ended = await watchSuite(page, name);
    await page.goto(addressOf(name, folder));
    await ended();
  } finally {
    await page.close();
  }
}

/** Gives the page the functions that the workbench calls. Returns one that waits for the suite's end. */
async function watchSuite(page: Page, name: SuiteName): Promise<() => Promise<void>> {
  const log = createWriteStream(join(output, `${name}-extension-host.log`));
  await page.exposeFunction("codeAutomationLog", (type: string, values: unknown[]) => {
    log.write(`${type}: ${format(...values)}\n`);
  });
  let end!: () => void;
  const ended = new Promise<void>((resolve) => (end = resolve));
  await page.exposeFunction("codeAutomationExit", () => end());
  return () => {
    const tooLong = delay(MOST_SECONDS * 1000, undefined, { ref: false }).then(() => {
      throw new Error(`The suite '${name}' did not end in ${MOST_SECONDS} s.`);
    });
    return Promise.race([ended, tooLong]);
  };
}

function addressOf(name: SuiteName, folder: string): string {
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${server.port}${path}`;
  const payload = [
    ["extensionDevelopmentPath", remote(fileURLToPath(new URL("driver", import.meta.url)))],
    ["extensionTestsPath", remote(suites[name])],
    ["enableProposedApi", ""],
    ["skipWelcome", "true"],
  ];
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${server.port}/?${query.toString()}`;
}
