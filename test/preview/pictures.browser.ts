/** Renders as the page tells of them: progress, sketches, the strip, comparison, and what comes back after hiding. */

import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Rendering } from "../../client/src/preview/webview-protocol.ts";
import { startBrowser, type TestBrowser } from "./harness/browser.ts";
import { openPreview, READY_ENGINE, type OpenPreview } from "./harness/open-preview.ts";
import { placeOf, region } from "./harness/place.ts";
import { HARBOUR, PICTURES } from "./harness/scenes.ts";

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

async function open(text = HARBOUR): Promise<OpenPreview> {
  preview = await openPreview(chromium.browser, chromium.server.url, { text });
  await preview.page.locator(".toolbar").waitFor();
  return preview;
}

const RUNNING: Rendering = {
  kind: "running",
  phase: "denoise",
  step: 9,
  steps: 20,
  region: null,
  fraction: 0.5,
  elapsedSeconds: 2,
  remainingSeconds: 2,
};

/** The smallest PNG: one red pixel. */
const SKETCH =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

test("Render asks for a render; while it runs there is progress and Cancel, and nothing jumps", async () => {
  const { page, tell, messages } = await open();
  await page.locator(".region").first().waitFor();
  const before = await placeOf(page, ".canvas");
  await page.getByRole("button", { name: "Render", exact: true }).click();
  expect(messages.at(-1)).toEqual({ type: "render", steps: null });
  await tell({ type: "rendering", rendering: RUNNING });
  await expect.poll(() => page.locator(".progress-text").textContent()).toBe("Step 9 of 20");
  await expect.poll(() => page.locator(".progress-times").textContent()).toMatch(/so far · .* left/u);
  expect(await placeOf(page, ".canvas")).toEqual(before);
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  expect(messages.at(-1)).toEqual({ type: "cancel" });
  await tell({ type: "rendering", rendering: { kind: "cancelled" } });
  await expect.poll(() => page.locator(".progress-row").textContent()).toContain("cancelled");
});

test("a draft takes a third of the steps", async () => {
  const { page, messages } = await open();
  await page.locator(".draft").click();
  expect(messages.at(-1)).toEqual({ type: "render", steps: 7 });
});

test("a sketch lies over the last picture until the next is there; a cancelled render leaves the last", async () => {
  const { page, tell } = await open();
  await tell({ type: "pictures", pictures: PICTURES.slice(1) });
  await tell({ type: "sketch", dataUri: SKETCH });
  await page.getByAltText("Unfinished picture").waitFor();
  await tell({ type: "sketch", dataUri: null });
  await page.getByAltText("Rendered picture, seed 12").waitFor();
  await tell({ type: "pictures", pictures: PICTURES });
  await page.getByAltText("Rendered picture, seed 13").waitFor();
});

test("the strip shows seeds, compares on a click, and has a menu", async () => {
  const { page, tell, messages } = await open();
  await tell({ type: "pictures", pictures: PICTURES });
  const entries = page.locator(".strip-entry");
  expect(await entries.count()).toBe(2);
  expect(await entries.first().getAttribute("title")).toContain("left moved or resized");
  await entries.nth(1).click();
  await page.locator(".comparison-handle").waitFor();
  await entries.nth(1).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Restore Text" }).click();
  expect(messages.at(-1)).toEqual({ type: "picture", action: "restoreText", uri: PICTURES[1]!.uri });
  await entries.first().click();
  await page.locator(".comparison-handle").waitFor({ state: "detached" });
});

test("the slider between two renders is dragged", async () => {
  const { page, tell } = await open();
  await tell({ type: "pictures", pictures: PICTURES });
  await page.keyboard.press("c");
  const handle = await placeOf(page, ".comparison-handle");
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(handle.x - 100, handle.y + handle.height / 2, { steps: 4 });
  await page.mouse.up();
  const now = Number(await page.locator(".comparison-handle").getAttribute("aria-valuenow"));
  expect(now).toBeLessThan(40);
});

test("a copied picture is on the clipboard", async () => {
  const { page, tell } = await open();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator(".toolbar").click();
  await page.evaluate(async (uri) => {
    const bytes = await new Promise<Uint8Array>((resolve) => {
      const drawing = document.createElement("canvas");
      drawing.toBlob((blob) => void blob!.arrayBuffer().then((buffer) => resolve(new Uint8Array(buffer))));
    });
    window.postMessage({ type: "pictureBytes", uri, bytes }, "*");
  }, PICTURES[0]!.uri);
  await expect.poll(() => page.locator(".banners.is-bottom").textContent()).toContain("clipboard");
  const types = await page.evaluate(async () => (await navigator.clipboard.read())[0]?.types);
  expect(types).toContain("image/png");
  await tell({ type: "cursor", region: null });
});

test("the cursor of the text selects a box without taking the focus", async () => {
  const { page, tell, messages } = await open();
  await page.locator(region("moon")).waitFor();
  const before = messages.length;
  await tell({ type: "cursor", region: "moon" });
  await page.locator(`${region("moon")}.is-selected`).waitFor();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  expect(messages.length).toBe(before);
});

test("another variant is asked for, and shown", async () => {
  const { page, messages } = await open();
  await page.getByRole("combobox", { name: "Variant" }).selectOption("night");
  expect(messages.at(-1)).toEqual({ type: "show", scene: "harbour", variant: "night" });
  await expect.poll(() => page.getByRole("combobox", { name: "Variant" }).inputValue()).toBe("night");
});

test("what the person chose comes back with the page", async () => {
  const { page } = await open();
  await page.locator(region("left")).click();
  await page.keyboard.press("g");
  await page.keyboard.press("1");
  await expect.poll(() => page.locator(".zoom").textContent()).toBe("100%");
  await page.reload();
  await page.locator(".token-grid").waitFor();
  await page.locator(`${region("left")}.is-selected`).waitFor();
  expect(await page.locator(".zoom").textContent()).toBe("100%");
});

test("zoom keeps the point under the pointer", async () => {
  const { page } = await open();
  await page.locator(region("moon")).waitFor();
  const before = await placeOf(page, region("moon"));
  const at = { x: before.x + before.width / 2, y: before.y + before.height / 2 };
  await page.mouse.move(at.x, at.y);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -300);
  await page.keyboard.up("Control");
  const after = await placeOf(page, region("moon"));
  expect(after.width).toBeGreaterThan(before.width * 1.2);
  expect(after.x + after.width / 2).toBeCloseTo(at.x, 0);
  await page.keyboard.press("f");
  await expect.poll(async () => (await placeOf(page, region("moon"))).width).toBeCloseTo(before.width, 0);
});

test("a workspace that is not trusted offers to manage trust, not to render", async () => {
  const { page, tell, messages } = await open();
  await tell({ type: "engine", engine: { ...READY_ENGINE, state: "unavailable", isTrusted: false } });
  await page.getByRole("button", { name: "Manage Trust" }).click();
  expect(messages.at(-1)).toEqual({ type: "engine", action: "trust" });
  expect(await page.getByRole("button", { name: "Render", exact: true }).count()).toBe(0);
});

test("a failed render says why and can be tried again", async () => {
  const { page, tell, messages } = await open();
  await tell({
    type: "rendering",
    rendering: { kind: "failed", message: "The model 'sdxl' is not installed.", fix: "Install it." },
  });
  await expect.poll(() => page.locator(".banner").textContent()).toContain("not installed. Install it.");
  await page.getByRole("button", { name: "Render Again" }).click();
  expect(messages.at(-1)).toEqual({ type: "render", steps: null });
  await page.getByRole("button", { name: "Dismiss" }).click();
  await page.locator(".banner").waitFor({ state: "detached" });
});

test("an empty file offers a scene", async () => {
  const { page, messages } = await open("");
  await page.getByRole("button", { name: "Insert a Scene" }).click();
  expect(messages.at(-1)).toEqual({ type: "insertScene" });
});

test("names from the text are text, whatever they hold, and messages from elsewhere are passed over", async () => {
  const { page, tell, complaints } = await open(
    HARBOUR.replace('"the sky at dusk"', '"<img src=x onerror=alert(1)>"'),
  );
  await page.locator(region("sky")).waitFor();
  expect(await page.locator(".region img").count()).toBe(0);
  await page.evaluate(() => {
    window.postMessage({ type: "preview" }, "*");
    window.postMessage({ type: "constructor" }, "*");
    window.postMessage("pictures", "*");
  });
  await tell({ type: "cursor", region: "sky" });
  await page.locator(`${region("sky")}.is-selected`).waitFor();
  expect(complaints).toEqual([]);
});
