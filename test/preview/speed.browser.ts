/** A hundred regions stay smooth: what a drag costs a frame, and how many boxes it touches. */

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBrowser, type TestBrowser } from "./harness/browser.ts";
import { openPreview } from "./harness/open-preview.ts";
import { placeOf, region } from "./harness/place.ts";

let chromium: TestBrowser;

beforeAll(async () => {
  chromium = await startBrowser();
});
afterAll(() => chromium.close());

/** Milliseconds of a frame at 60 a second. */
const FRAME = 1000 / 60;

/** A grid of so many regions across and down, each placed freely. */
function manyRegions(side: number): string {
  const share = 100 / side;
  const regions = Array.from({ length: side * side }, (_, index) => {
    const x = (index % side) * share;
    const y = Math.floor(index / side) * share;
    return `  region r${String(index)} { at: ${String(x)}% ${String(y)}% size: ${String(share)}% ${String(share)}% prompt: "thing ${String(index)}" }`;
  });
  return `scene many {\n  canvas: 1024 x 1024\n  seed: 1\n  prompt: "many things"\n${regions.join("\n")}\n}\n`;
}

/** Readings of the page's main thread, in seconds of its own time: a busy machine does not count. */
async function threadTimes(page: Page): Promise<() => Promise<ReadonlyMap<string, number>>> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await devTools.send("Performance.getMetrics");
    return new Map(metrics.map(({ name, value }) => [name, value]));
  };
}

/** Milliseconds of one of `times` repetitions. */
function each(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  times: number,
): (name: string) => number {
  return (name) => (((after.get(name) ?? 0) - (before.get(name) ?? 0)) * 1000) / times;
}

/** What the page costs. All tasks together also hold the messages by which the test drives the browser. */
const PARTS = ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration"];

test("dragging one of a hundred boxes changes that box alone, within a frame", async () => {
  const preview = await openPreview(chromium.browser, chromium.server.url, { text: manyRegions(10) });
  const { page } = preview;
  await page.locator(region("r99")).waitFor();
  const from = await placeOf(page, region("r55"));
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 + 8, from.y + from.height / 2 + 8, { steps: 2 });

  await page.evaluate(() => {
    const changed = new Set<string>();
    (window as unknown as { changed: Set<string> }).changed = changed;
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const box = target instanceof Element ? target.closest<HTMLElement>("[data-region]") : null;
        if (box !== null) changed.add(box.dataset["region"]!);
      }
    }).observe(document.querySelector(".boxes")!, { subtree: true, childList: true, attributes: true });
  });
  const seconds = await threadTimes(page);
  const MOVES = 120;
  const before = await seconds();
  for (let move = 0; move < MOVES; move++) {
    await page.mouse.move(from.x + 20 + move * 2, from.y + 20 + ((move * 3) % 90));
  }
  const after = await seconds();
  const perMove = each(before, after, MOVES);
  const changed = await page.evaluate(() => [...(window as unknown as { changed: Set<string> }).changed]);
  await page.mouse.up();
  const parts = PARTS.map((name) => `${name} ${perMove(name).toFixed(2)} ms`);
  console.log(`A move of one box among 100: ${parts.join(", ")}`);
  expect(changed).toEqual(["r55"]);
  expect(perMove("TaskDuration")).toBeLessThan(FRAME);
  await preview.close();
});

test("a keystroke in a file of 1,024 regions draws again what it changed, and no more", async () => {
  const text = manyRegions(32);
  const preview = await openPreview(chromium.browser, chromium.server.url, { text });
  const { page, scene } = preview;
  await page.locator(region("r1023")).waitFor();
  const seconds = await threadTimes(page);
  const KEYSTROKES = 6;
  const before = await seconds();
  for (let stroke = 1; stroke <= KEYSTROKES; stroke++) {
    const prompt = "thing 500" + "!".repeat(stroke);
    await scene.type(text.replace('"thing 500"', `"${prompt}"`));
    await page
      .locator(`${region("r500")} .region-prompt`, { hasText: prompt })
      .waitFor({ state: "attached" });
  }
  const after = await seconds();
  const perStroke = each(before, after, KEYSTROKES);
  const parts = PARTS.map((name) => `${name} ${perStroke(name).toFixed(2)} ms`);
  console.log(`A keystroke among 1,024 regions: ${parts.join(", ")}`);
  expect(perStroke("ScriptDuration")).toBeLessThan(50);
  await preview.close();
});
