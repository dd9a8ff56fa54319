/** Where things stand in the page, and how a hand moves them. */

import type { Page } from "playwright-core";

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export async function placeOf(page: Page, selector: string): Promise<Place> {
  const place = await page.locator(selector).boundingBox();
  if (place === null) throw new Error(`${selector} is not shown.`);
  return place;
}

/** The selector of a region's box. */
export const region = (name: string): string => `[data-region="${name}"]`;

/** Presses in the middle of `from`, moves by so many fractions of the canvas, and lets go unless told otherwise. */
export async function drag(
  page: Page,
  selector: string,
  by: { readonly x: number; readonly y: number },
  { letGo = true }: { readonly letGo?: boolean } = {},
): Promise<void> {
  const from = await placeOf(page, selector);
  const canvas = await placeOf(page, ".paper");
  const x = from.x + from.width / 2;
  const y = from.y + from.height / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by.x * canvas.width, y + by.y * canvas.height, { steps: 5 });
  if (letGo) await page.mouse.up();
}
