/** Pictures of the page in its states and themes, in out/preview, for people to look at. */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBrowser, type TestBrowser } from "./harness/browser.ts";
import { openPreview, type OpenPreview, type PreviewSettings } from "./harness/open-preview.ts";
import { HARBOUR, PICTURES } from "./harness/scenes.ts";
import type { ThemeName } from "./harness/themes.ts";

const FOLDER = join(import.meta.dirname, "../../out/preview");
const THEME_NAMES: readonly ThemeName[] = ["dark", "light", "hc-dark", "hc-light"];

let chromium: TestBrowser;

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  chromium = await startBrowser();
});
afterAll(() => chromium.close());

async function shoot(
  name: string,
  settings: Partial<PreviewSettings>,
  act: (preview: OpenPreview) => Promise<void>,
): Promise<void> {
  const preview = await openPreview(chromium.browser, chromium.server.url, { text: HARBOUR, ...settings });
  await act(preview);
  await preview.page.waitForTimeout(100);
  await preview.page.screenshot({ path: join(FOLDER, `${name}.png`) });
  expect(preview.complaints).toEqual([]);
  await preview.close();
}

const showPictures = async ({ tell, page }: OpenPreview): Promise<void> => {
  await tell({ type: "pictures", pictures: PICTURES });
  await page.locator("img.picture").first().waitFor();
};

test.each(THEME_NAMES)("a rendered scene with a region selected, %s", async (theme) => {
  await shoot(`rendered-${theme}`, { theme }, async (preview) => {
    await showPictures(preview);
    await preview.page.locator('[data-region="moon"]').focus();
  });
});

test.each(THEME_NAMES)("nothing rendered yet, %s", async (theme) => {
  await shoot(`not-rendered-${theme}`, { theme }, async ({ page }) => {
    await page.locator('[data-region="moon"]').waitFor();
  });
});

test("while rendering", async () => {
  await shoot("rendering", {}, async (preview) => {
    await showPictures(preview);
    await preview.tell({
      type: "rendering",
      rendering: {
        kind: "running",
        phase: "bind",
        step: 2,
        steps: 4,
        region: "left",
        fraction: 0.35,
        elapsedSeconds: 2.1,
        remainingSeconds: 3.9,
      },
    });
    await preview.page.locator(".progress-bar").waitFor();
  });
});

test("comparing two renders", async () => {
  await shoot("comparing", {}, async (preview) => {
    await showPictures(preview);
    await preview.page.keyboard.press("c");
    await preview.page.locator(".comparison-handle").waitFor();
  });
});

test("the token grid, and a region being drawn", async () => {
  await shoot("drawing", { theme: "light" }, async (preview) => {
    await showPictures(preview);
    await preview.page.keyboard.press("g");
    await preview.page.keyboard.press("r");
    await preview.page.locator(".drawn").waitFor();
  });
});

test("while a box is dragged", async () => {
  await shoot("dragging", {}, async (preview) => {
    await showPictures(preview);
    const box = (await preview.page.locator('[data-region="moon"]').boundingBox())!;
    await preview.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await preview.page.mouse.down();
    await preview.page.mouse.move(box.x - 40, box.y + 90, { steps: 4 });
    await preview.page.waitForTimeout(200);
  });
});

test("broken text", async () => {
  await shoot("broken", {}, async (preview) => {
    await showPictures(preview);
    await preview.scene.type(HARBOUR.replace("canvas: 768 x 512", "canvas: 768 x"));
    await preview.page.locator(".is-stale").waitFor();
  });
});

test("no scene in the file", async () => {
  await shoot("no-scene", { text: 'let dusk = "at dusk"\n' }, async ({ page }) => {
    await page.locator(".empty-state").waitFor();
  });
});

test("broken from the beginning", async () => {
  await shoot("never-valid", { text: "scene x { canvas: }" }, async ({ page }) => {
    await page.locator(".empty-state").waitFor();
  });
});

test("untrusted workspace", async () => {
  await shoot("untrusted", { theme: "light" }, async ({ tell, page }) => {
    await tell({
      type: "engine",
      engine: { state: "unavailable", message: null, provider: null, isTrusted: false, renders: "onSave" },
    });
    await page.locator(".banner").waitFor();
  });
});

test("a crashed engine", async () => {
  await shoot("crashed", {}, async ({ tell, page }) => {
    await tell({
      type: "engine",
      engine: {
        state: "crashed",
        message: "The engine ended in the middle of a render. Restart it and render again.",
        provider: "cpu",
        isTrusted: true,
        renders: "onSave",
      },
    });
    await page.locator(".banner").waitFor();
  });
});

test("menus and keys", async () => {
  await shoot("box-menu", {}, async (preview) => {
    await showPictures(preview);
    await preview.page.locator('[data-region="left"]').click({ button: "right" });
    await preview.page.locator(".menu").waitFor();
  });
  await shoot("keys", {}, async ({ page }) => {
    await page.keyboard.press("?");
    await page.locator("dialog").waitFor();
  });
});

test("a narrow and low page", async () => {
  await shoot("narrow", { width: 360, height: 420 }, async (preview) => {
    await showPictures(preview);
    await preview.page.keyboard.press("g");
  });
});
