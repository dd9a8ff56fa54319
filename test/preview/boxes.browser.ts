/** Boxes follow the text, and what is done to them is written back: the smallest edit, one step of undo each. */

import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startBrowser, type TestBrowser } from "./harness/browser.ts";
import { openPreview, type OpenPreview } from "./harness/open-preview.ts";
import { drag, placeOf, region } from "./harness/place.ts";
import { HARBOUR, TWO_FREE } from "./harness/scenes.ts";

let chromium: TestBrowser;
let preview: OpenPreview | null = null;

beforeAll(async () => {
  chromium = await startBrowser();
});
afterAll(() => chromium.close());
afterEach(async () => {
  await preview?.close();
  preview = null;
});

async function open(text: string): Promise<OpenPreview> {
  preview = await openPreview(chromium.browser, chromium.server.url, { text });
  await preview.page.locator(".region").first().waitFor();
  return preview;
}

describe("following the text", () => {
  test("boxes stand where the text says, and move as it is typed", async () => {
    const { page, scene } = await open(TWO_FREE);
    const canvas = await placeOf(page, ".paper");
    const before = await placeOf(page, region("one"));
    expect((before.x - canvas.x) / canvas.width).toBeCloseTo(0.1, 2);
    await scene.type(TWO_FREE.replace("at: 10% 10%", "at: 40% 10%"));
    await page.waitForFunction(
      () =>
        Math.abs(parseFloat(document.querySelector<HTMLElement>('[data-region="one"]')!.style.left) - 40) <
        0.01,
    );
  });

  test("a region that is typed gets a box, and loses it with its text", async () => {
    const { page, scene } = await open(TWO_FREE);
    await scene.type(TWO_FREE.replace("region one", 'region star { prompt: "a star" }\n  region one'));
    await page.locator(region("star")).waitFor();
    await scene.type(TWO_FREE);
    await page.locator(region("star")).waitFor({ state: "detached" });
  });

  test("broken text keeps the last boxes, says so, and lets nothing be dragged", async () => {
    const { page, scene, messages } = await open(TWO_FREE);
    await scene.type(TWO_FREE.replace("size: 25% 25%", "size: 25%"));
    await page.locator(".stage.is-stale").waitFor();
    expect(await page.locator(".region").count()).toBe(2);
    await expect.poll(() => page.locator(".banner").textContent()).toContain("error");
    await drag(page, region("one"), { x: 0.2, y: 0 });
    expect(messages.filter(({ type }) => type === "edit")).toEqual([]);
    await page.getByRole("button", { name: "Go to Error" }).first().click();
    expect(messages.at(-1)).toEqual({ type: "goToProblem" });
  });
});

describe("dragging", () => {
  test("moving a box writes its place, once", async () => {
    const { page, scene } = await open(TWO_FREE);
    await drag(page, region("one"), { x: 0.25, y: 0.125 });
    await expect.poll(() => scene.steps).toBe(1);
    expect(scene.text).not.toBe(TWO_FREE);
    expect(scene.text.replace(/region one \{\s+at: [^\n]+/u, "")).toBe(
      TWO_FREE.replace(/region one \{\s+at: [^\n]+/u, ""),
    );
    const canvas = await placeOf(page, ".paper");
    const after = await placeOf(page, region("one"));
    expect((after.x - canvas.x) / canvas.width).toBeCloseTo(0.35, 1);
  });

  test("a handle resizes and keeps the opposite corner", async () => {
    const { page, scene } = await open(TWO_FREE);
    await page.locator(region("two")).click();
    const before = await placeOf(page, region("two"));
    await drag(page, ".handle.at-bottom.at-right", { x: -0.125, y: -0.125 });
    await expect.poll(() => scene.steps).toBe(1);
    expect(scene.text).toContain("at: 50% 50%");
    expect(scene.text).toContain("size: 12.5% 12.5%");
    const after = await placeOf(page, region("two"));
    expect(after.x).toBeCloseTo(before.x, 0);
    expect(after.width).toBeCloseTo(before.width / 2, 0);
  });

  test("Escape puts a dragged box back and writes nothing", async () => {
    const { page, scene, messages } = await open(TWO_FREE);
    const before = await placeOf(page, region("one"));
    await drag(page, region("one"), { x: 0.3, y: 0.3 }, { letGo: false });
    await page.keyboard.press("Escape");
    await page.mouse.up();
    expect(await placeOf(page, region("one"))).toEqual(before);
    expect(messages.some(({ type }) => type === "edit")).toBe(false);
    expect(scene.text).toBe(TWO_FREE);
  });

  test("the value that will be written stands beside the box", async () => {
    const { page } = await open(TWO_FREE);
    await drag(page, region("one"), { x: 0.25, y: 0.25 }, { letGo: false });
    await expect.poll(() => page.locator(".gesture-label strong").textContent()).toMatch(/^at: /u);
    await page.mouse.up();
    await page.locator(".gesture-label").waitFor({ state: "detached" });
  });

  test("edges are drawn to other boxes and show the line that they meet", async () => {
    const { page, scene } = await open(TWO_FREE);
    // Its left edge, 40 % further, is near the other's at 50 %.
    await drag(page, region("one"), { x: 0.395, y: 0.05 }, { letGo: false });
    await page.locator(".guide.along-x").first().waitFor();
    await page.mouse.up();
    await expect.poll(() => scene.text).toMatch(/region one \{\s+at: 50% /u);
  });

  test("a divider changes the weights beside it, and the cells go with it", async () => {
    const { page, scene } = await open(HARBOUR);
    const before = await placeOf(page, region("left"));
    const divider = page.locator('.divider.in-row[aria-label*="1"]').first();
    const handle = (await divider.boundingBox())!;
    await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
    await page.mouse.down();
    await page.mouse.move(handle.x + 60, handle.y + handle.height / 2, { steps: 5 });
    const during = await placeOf(page, region("left"));
    expect(during.x).toBeGreaterThan(before.x + 20);
    await page.mouse.up();
    await expect.poll(() => scene.steps).toBe(1);
    expect(scene.text).toMatch(/weight: /u);
    await expect.poll(async () => (await placeOf(page, region("left"))).x).toBeGreaterThan(before.x + 20);
  });

  test("a cell that the layout gives says so and offers to set it free", async () => {
    const { page, scene } = await open(HARBOUR);
    await drag(page, region("left"), { x: 0.1, y: 0.1 });
    const banner = page.locator(".banners.is-bottom .banner");
    await banner.waitFor();
    await banner.getByRole("button", { name: "Set Free" }).click();
    await expect.poll(() => scene.steps).toBe(1);
    expect(scene.text).toMatch(/region left \{[^}]*at: /u);
  });

  test("a new region can be drawn", async () => {
    const { page, scene } = await open(TWO_FREE);
    await page.locator('.view-bar [icon="add"]').click();
    const canvas = await placeOf(page, ".paper");
    await page.mouse.move(canvas.x + canvas.width * 0.5, canvas.y + canvas.height * 0.125);
    await page.mouse.down();
    await page.mouse.move(canvas.x + canvas.width * 0.75, canvas.y + canvas.height * 0.375, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => page.locator(".region").count()).toBe(3);
    expect(scene.text).toContain("at: 50% 12.5%");
    expect(scene.text).toContain("size: 25% 25%");
    await expect.poll(() => page.locator(".region.is-selected").count()).toBe(1);
  });
});
