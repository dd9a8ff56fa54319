/** Automated accessibility checks (axe) of the page, in every theme and state. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBrowser, type TestBrowser } from "./harness/browser.ts";
import { openPreview, READY_ENGINE, type OpenPreview } from "./harness/open-preview.ts";
import { region } from "./harness/place.ts";
import { HARBOUR, PICTURES } from "./harness/scenes.ts";
import type { ThemeName } from "./harness/themes.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const THEME_NAMES: readonly ThemeName[] = ["dark", "light", "hc-dark", "hc-light"];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

let chromium: TestBrowser;

beforeAll(async () => {
  chromium = await startBrowser();
});
afterAll(() => chromium.close());

/** What axe finds wrong in the page as it is. */
async function violations({ page }: OpenPreview): Promise<readonly string[]> {
  const found = await page.evaluate(async (axe) => {
    // The page's policy refuses inline scripts, as it should; a function's body is none.
    new Function(axe)();
    const { axe: checker } = window as unknown as {
      axe: { run(): Promise<{ violations: readonly Violation[] }> };
    };
    return (await checker.run()).violations;
  }, AXE);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
  );
}

async function check(
  theme: ThemeName,
  text: string,
  act: (preview: OpenPreview) => Promise<void>,
): Promise<void> {
  const preview = await openPreview(chromium.browser, chromium.server.url, { text, theme });
  try {
    await act(preview);
    expect(await violations(preview)).toEqual([]);
  } finally {
    await preview.close();
  }
}

test.each(THEME_NAMES)("rendering, with a box selected and earlier pictures, %s", async (theme) => {
  await check(theme, HARBOUR, async ({ page, tell }) => {
    await tell({ type: "pictures", pictures: PICTURES });
    await tell({
      type: "rendering",
      rendering: {
        kind: "running",
        phase: "bind",
        step: 1,
        steps: 4,
        region: "left",
        fraction: 0.2,
        elapsedSeconds: 1,
        remainingSeconds: null,
      },
    });
    await page.locator(region("moon")).focus();
    await page.locator(".progress-bar").waitFor();
  });
});

test.each(THEME_NAMES)("broken text and a failed render, %s", async (theme) => {
  await check(theme, HARBOUR, async ({ page, scene, tell }) => {
    await page.locator(region("moon")).waitFor();
    await tell({ type: "rendering", rendering: { kind: "failed", message: "No memory.", fix: null } });
    await scene.type(HARBOUR.replace("canvas: 768 x 512", "canvas: 768"));
    await page.locator(".is-stale").waitFor();
  });
});

test.each(THEME_NAMES)("no scene, %s", async (theme) => {
  await check(theme, "", async ({ page }) => {
    await page.locator(".empty-state").waitFor();
  });
});

test("a menu, the comparison, and a region being drawn", async () => {
  await check("dark", HARBOUR, async ({ page, tell }) => {
    await tell({ type: "pictures", pictures: PICTURES });
    await page.locator(region("moon")).waitFor();
    await page.keyboard.press("c");
    await page.locator(".comparison-handle").waitFor();
    await page.locator(region("lighthouse")).click({ button: "right" });
    await page.locator(".menu").waitFor();
  });
  await check("light", HARBOUR, async ({ page }) => {
    await page.locator(region("moon")).waitFor();
    await page.keyboard.press("r");
    await page.locator(".drawn").waitFor();
  });
});

test("the list of keys, and an untrusted workspace", async () => {
  await check("light", HARBOUR, async ({ page, tell }) => {
    await tell({ type: "engine", engine: { ...READY_ENGINE, isTrusted: false } });
    await page.keyboard.press("?");
    await page.locator("dialog").waitFor();
  });
});
