/** A hundred regions stay smooth: what a drag costs a frame, and how many boxes it touches. */

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

function hundredRegions(): string {
  const regions = Array.from({ length: 100 }, (_, index) => {
    const x = (index % 10) * 10;
    const y = Math.floor(index / 10) * 10;
    return `  region r${String(index)} { at: ${String(x)}% ${String(y)}% size: 10% 10% prompt: "thing ${String(index)}" }`;
  });
  return `scene many {\n  canvas: 1024 x 1024\n  seed: 1\n  prompt: "many things"\n${regions.join("\n")}\n}\n`;
}

test("dragging one of a hundred boxes changes that box alone, within a frame", async () => {
  const preview = await openPreview(chromium.browser, chromium.server.url, { text: hundredRegions() });
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
  const devTools = await page.context().newCDPSession(page);
  // The thread's own time: a busy machine does not count.
  await devTools.send("Performance.enable", { timeDomain: "threadTicks" });
  const seconds = async (): Promise<ReadonlyMap<string, number>> => {
    const { metrics } = await devTools.send("Performance.getMetrics");
    return new Map(metrics.map(({ name, value }) => [name, value]));
  };
  const MOVES = 120;
  const before = await seconds();
  for (let move = 0; move < MOVES; move++) {
    await page.mouse.move(from.x + 20 + move * 2, from.y + 20 + ((move * 3) % 90));
  }
  const after = await seconds();
  const perMove = (name: string): number =>
    (((after.get(name) ?? 0) - (before.get(name) ?? 0)) * 1000) / MOVES;
  const changed = await page.evaluate(() => [...(window as unknown as { changed: Set<string> }).changed]);
  await page.mouse.up();
  const parts = ["Script", "RecalcStyle", "Layout", "Task"].map(
    (name) => `${name} ${perMove(`${name}Duration`).toFixed(2)} ms`,
  );
  console.log(`A move of one box among 100, main thread: ${parts.join(", ")}`);
  expect(changed).toEqual(["r55"]);
  expect(perMove("TaskDuration")).toBeLessThan(FRAME);
  await preview.close();
});
