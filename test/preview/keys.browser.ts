/** Everything that the mouse does, by keys. */

import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startBrowser, type TestBrowser } from "./harness/browser.ts";
import { openPreview, type OpenPreview } from "./harness/open-preview.ts";
import { placeOf, region } from "./harness/place.ts";
import { HARBOUR, PICTURES, TWO_FREE } from "./harness/scenes.ts";

let chromium: TestBrowser;
let preview: OpenPreview | null = null;

beforeAll(async () => {
  chromium = await startBrowser();
});
afterAll(() => chromium.close());
afterEach(async () => {
  expect(preview?.complaints).toEqual([]);
  await preview?.close();
  preview = null;
});

async function open(text: string): Promise<OpenPreview> {
  preview = await openPreview(chromium.browser, chromium.server.url, { text });
  await preview.page.locator(".region").first().waitFor();
  return preview;
}

const focusedRegion = (): string | undefined =>
  document.activeElement instanceof HTMLElement ? document.activeElement.dataset["region"] : undefined;

test("Tab walks the boxes in the order of layers, and selects the text's place", async () => {
  const { page, messages } = await open(TWO_FREE);
  await page.locator(region("one")).focus();
  expect(messages.at(-1)).toEqual({ type: "select", region: "one" });
  await page.keyboard.press("Tab");
  expect(await page.evaluate(focusedRegion)).toBe("two");
  await page.keyboard.press("Enter");
  expect(messages.at(-1)).toEqual({ type: "goToRegion", region: "two" });
});

test("a box says its name, prompt, place and size", async () => {
  const { page } = await open(TWO_FREE);
  const name = "one: a red ball. At 10% 10%, 25% wide, 25% high, layer 1 of 2";
  await page.getByRole("button", { name, exact: true }).waitFor();
});

test("arrows that follow each other are one edit", async () => {
  const { page, scene } = await open(TWO_FREE);
  await page.locator(region("two")).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => scene.steps).toBe(1);
  // Tokens of the bundled model are 32 pixels: a sixteenth of 512.
  expect(scene.text).toContain("at: 62.5% 43.75%");
});

test("Shift resizes, Alt goes by pixels", async () => {
  const { page, scene } = await open(TWO_FREE.replace("at: 50% 50%", "at: 256px 256px"));
  await page.locator(region("two")).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Alt+ArrowLeft");
  await expect.poll(() => scene.steps).toBe(1);
  expect(scene.text).toContain("at: 255px 256px");
  expect(scene.text).toContain("size: 31.25% 25%");
});

test("Escape takes back what is not written yet", async () => {
  const { page, scene } = await open(TWO_FREE);
  const before = await placeOf(page, region("two"));
  await page.locator(region("two")).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  expect(await placeOf(page, region("two"))).toEqual(before);
  await page.waitForTimeout(700);
  expect(scene.steps).toBe(0);
});

test("Delete removes a region, and the focus goes to its neighbour", async () => {
  const { page, scene } = await open(TWO_FREE);
  await page.locator(region("two")).focus();
  await page.keyboard.press("Delete");
  await page.locator(region("two")).waitFor({ state: "detached" });
  expect(scene.text).not.toContain("region two");
  await expect.poll(() => page.evaluate(focusedRegion)).toBe("one");
});

test("Ctrl+D duplicates, and the copy has the focus", async () => {
  const { page, scene } = await open(TWO_FREE);
  await page.locator(region("one")).focus();
  await page.keyboard.press("Control+d");
  await expect.poll(() => page.locator(".region").count()).toBe(3);
  await expect.poll(() => page.evaluate(focusedRegion)).toBe("one-2");
  expect(scene.steps).toBe(1);
});

test("brackets change the stack; where there is nothing to pass, the page says so", async () => {
  const { page, scene } = await open(TWO_FREE.replace("at: 50% 50%", "at: 20% 20%"));
  await page.locator(region("one")).focus();
  await page.keyboard.press("]");
  await expect.poll(() => scene.steps).toBe(1);
  await expect.poll(() => page.locator(".region").last().getAttribute("data-region")).toBe("one");
  expect(await page.evaluate(focusedRegion)).toBe("one");
  await page.keyboard.press("]");
  await expect.poll(() => page.locator(".banners.is-bottom").textContent()).toContain("in front already");
});

test("a region is drawn by keys, and has the focus then", async () => {
  const { page, scene } = await open(TWO_FREE);
  await page.locator(region("one")).focus();
  await page.keyboard.press("r");
  await page.locator(".drawn").waitFor();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator(".region").count()).toBe(3);
  expect(scene.steps).toBe(1);
  await expect.poll(() => page.evaluate(focusedRegion)).not.toBe("one");
});

test("a divider moves by keys", async () => {
  const { page, scene } = await open(HARBOUR);
  await page.locator(".divider.in-row").first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => scene.steps).toBe(1);
  expect(scene.text).not.toBe(HARBOUR);
});

test("the text's own undo answers Ctrl+Z", async () => {
  const { page, messages } = await open(TWO_FREE);
  await page.locator(region("one")).focus();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+Shift+z");
  expect(messages.slice(-2)).toEqual([{ type: "undo" }, { type: "redo" }]);
});

test("layers and comparison by letters", async () => {
  const { page, tell } = await open(TWO_FREE);
  await tell({ type: "pictures", pictures: PICTURES });
  await page.keyboard.press("b");
  await page.locator(".region").first().waitFor({ state: "detached" });
  await page.keyboard.press("b");
  await page.keyboard.press("g");
  // Tokens of 32 pixels on a canvas of 512.
  const grid = await placeOf(page, ".token-grid");
  const line = await page.locator(".token-grid").evaluate((element) => element.style.backgroundSize);
  expect(parseFloat(line)).toBeCloseTo(grid.width / 16, 1);
  await page.keyboard.press("c");
  const slider = page.locator(".comparison-handle");
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  expect(await slider.getAttribute("aria-valuenow")).toBe("52");
  await page.keyboard.press("Escape");
  await slider.waitFor({ state: "detached" });
});

test("a menu opens by key, is walked by arrows, and gives the focus back", async () => {
  const { page, messages } = await open(HARBOUR);
  await page.locator(region("left")).focus();
  await page.keyboard.press("Shift+F10");
  await page.locator('[role="menu"]').waitFor();
  await page.keyboard.press("End");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Delete");
  await page.keyboard.press("Escape");
  expect(await page.evaluate(focusedRegion)).toBe("left");
  expect(messages.some(({ type }) => type === "edit")).toBe(false);
});
