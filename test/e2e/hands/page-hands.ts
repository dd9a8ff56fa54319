/** The runner's side of `Hands`: Playwright before a workbench, in a browser or in Electron. */

import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Frame, FrameLocator, Page } from "playwright-core";
import type { AccessibilityViolation, Hands, SeenElement } from "./hands.ts";

const STEPS_OF_A_DRAG = 12;
/** Faster than anyone types, slow enough for every key to be taken. */
const MILLISECONDS_A_KEY = 25;
/** A busy machine may take this long to show what a test has asked for. */
const PATIENCE_MILLISECONDS = 20_000;

export function pageHands(page: Page, screenshotFolder: string): Hands {
  mkdirSync(screenshotFolder, { recursive: true });
  page.setDefaultTimeout(PATIENCE_MILLISECONDS);
  const fileOf = (name: string): string => join(screenshotFolder, `${name}.png`);
  const preview = (): FrameLocator =>
    page.frameLocator("iframe.webview.ready").first().frameLocator("iframe#active-frame");
  return {
    look: async ({ selector }) => {
      // Handles do not wait for an element that is gone by the time its place is asked for.
      const elements = await preview().locator(selector).elementHandles();
      const seen = await Promise.all(
        elements.map(async (element): Promise<SeenElement | null> => {
          const place = await element.boundingBox();
          if (place === null) return null;
          const label = await element.getAttribute("aria-label");
          return { name: label ?? (await element.innerText()), place };
        }),
      );
      return seen.filter((element) => element !== null);
    },
    waitFor: async ({ selector, seconds }) => {
      await preview()
        .locator(selector)
        .first()
        .waitFor({ state: "visible", timeout: seconds * 1000 });
      return null;
    },
    click: async ({ selector }) => {
      await preview().locator(selector).first().click();
      return null;
    },
    drag: async ({ selector, at = { x: 0.5, y: 0.5 }, by, screenshot }) => {
      const place = await preview().locator(selector).first().boundingBox();
      if (place === null) throw new Error(`${selector} is not visible, and so cannot be dragged.`);
      const x = place.x + place.width * at.x;
      const y = place.y + place.height * at.y;
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + by.x, y + by.y, { steps: STEPS_OF_A_DRAG });
      if (screenshot !== undefined) await page.screenshot({ path: fileOf(screenshot) });
      await page.mouse.up();
      return null;
    },
    press: async ({ selector, key }) => {
      await preview().locator(selector).first().press(key);
      return null;
    },
    type: async ({ text }) => {
      await page.keyboard.type(text, { delay: MILLISECONDS_A_KEY });
      return null;
    },
    screenshot: async ({ name }) => {
      await page.screenshot({ path: fileOf(name) });
      return null;
    },
    checkAccessibility: async () => checkAccessibility(await previewFrame(page)),
    report: ({ line }) => {
      console.log(line);
      return Promise.resolve(null);
    },
    notifications: () => page.locator(".notifications-center .notification-list-item").allInnerTexts(),
    statusBar: () => page.locator(".part.statusbar").innerText(),
  };
}

/** The page inside the frame inside the frame that the editor gives a webview. */
async function previewFrame(page: Page): Promise<Frame> {
  const outer = await (await page.waitForSelector("iframe.webview.ready")).contentFrame();
  const inner = await (await outer?.waitForSelector("iframe#active-frame"))?.contentFrame();
  if (!inner) throw new Error("No preview is open.");
  return inner;
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Every rule but one: a preview is a part of the workbench's page, and no page of its own with a heading. */
const AXE_OPTIONS = { resultTypes: ["violations"], rules: { "page-has-heading-one": { enabled: false } } };

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly string[] }[];
  }[];
}

async function checkAccessibility(frame: Frame): Promise<AccessibilityViolation[]> {
  await frame.evaluate(axe);
  const results: AxeResults = await frame.evaluate(`axe.run(document, ${JSON.stringify(AXE_OPTIONS)})`);
  return results.violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    elements: nodes.map(({ target }) => target.join(" ")),
  }));
}
