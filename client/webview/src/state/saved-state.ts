/** What a page keeps over hiding and reload. It comes back from outside, so it is read field by field. */

import type { PictureTarget } from "@ragl/server/protocol";
import { asSavedPreview } from "../../../src/preview/webview-protocol.ts";
import { clampScale, type ViewTransform } from "../geometry/view-transform.ts";

export interface ViewOptions {
  readonly boxes: boolean;
  readonly picture: boolean;
  readonly grid: boolean;
  /** Of the picture, 0..1. */
  readonly opacity: number;
}

export interface SavedState {
  readonly target: PictureTarget | null;
  readonly options: ViewOptions;
  /** Null: the canvas is fitted into the page. */
  readonly transform: ViewTransform | null;
  readonly selected: string | null;
}

const DEFAULT_OPTIONS: ViewOptions = { boxes: true, picture: true, grid: false, opacity: 1 };

const NOTHING_SAVED: SavedState = {
  target: null,
  options: DEFAULT_OPTIONS,
  transform: null,
  selected: null,
};

export function asSavedState(value: unknown): SavedState {
  if (typeof value !== "object" || value === null) return NOTHING_SAVED;
  const { options, transform, selected } = value as Readonly<Record<string, unknown>>;
  return {
    target: asSavedPreview(value)?.target ?? null,
    options: asOptions(options),
    transform: asTransform(transform),
    selected: typeof selected === "string" ? selected : null,
  };
}

function asOptions(value: unknown): ViewOptions {
  if (typeof value !== "object" || value === null) return DEFAULT_OPTIONS;
  const { boxes, picture, grid, opacity } = value as Readonly<Record<string, unknown>>;
  return {
    boxes: typeof boxes === "boolean" ? boxes : DEFAULT_OPTIONS.boxes,
    picture: typeof picture === "boolean" ? picture : DEFAULT_OPTIONS.picture,
    grid: typeof grid === "boolean" ? grid : DEFAULT_OPTIONS.grid,
    opacity: isNumber(opacity) ? Math.min(1, Math.max(0, opacity)) : DEFAULT_OPTIONS.opacity,
  };
}

function asTransform(value: unknown): ViewTransform | null {
  if (typeof value !== "object" || value === null) return null;
  const { scale, x, y } = value as Readonly<Record<string, unknown>>;
  return isNumber(scale) && isNumber(x) && isNumber(y) ? { scale: clampScale(scale), x, y } : null;
}

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
