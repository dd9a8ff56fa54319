/**
 * How much of each token of the canvas a region's outline covers, 0 to 1: a rectangle, an ellipse or a mask
 * picture inside the region's frame, with an edge that feathering softens.
 */

import type { FractionRect } from "@ragl/grammar/plan";
import type { TokenSize } from "../latents/packing.ts";
import { forEachToken, tokenEdges, tokenRect, type TokenEdges } from "./token-grid.ts";

export type Outline =
  | { readonly shape: "rect" }
  | { readonly shape: "ellipse" }
  /** `[height, width]` of the frame in tokens, 0 to 1, before it is clipped to the canvas. */
  | { readonly shape: "mask"; readonly size: TokenSize; readonly values: Float32Array };

/**
 * Coverage of each canvas token, `[height * width]`. Tokens far outside are 0; an outline that touches the
 * canvas covers at least one token.
 *
 * @param frame What the outline fills, in fractions of the canvas.
 * @param featherTokens Width of the soft edge, half of it on either side of the outline. A mask picture brings
 *   its own softness.
 */
export function outlineCoverage(
  outline: Outline,
  frame: FractionRect,
  canvas: TokenSize,
  featherTokens: number,
): Float32Array {
  const coverage = new Float32Array(canvas.width * canvas.height);
  const rect = tokenRect(frame, canvas);
  if (rect === null) return coverage;
  if (outline.shape === "mask") {
    fillFromMask(coverage, outline, tokenEdges(frame, canvas), canvas);
    return coverage;
  }
  const distance =
    outline.shape === "rect"
      ? rectDistance(openAtCanvasBorder(rect, canvas))
      : ellipseDistance(tokenEdges(frame, canvas));
  fillFromDistance(coverage, distance, canvas, featherTokens);
  if (!coverage.some((value) => value > 0)) coverage[middleToken(rect, canvas)] = 1;
  return coverage;
}

/** Signed distance from an outline in tokens, negative inside. */
type Distance = (x: number, y: number) => number;

function fillFromDistance(
  coverage: Float32Array,
  distance: Distance,
  canvas: TokenSize,
  feather: number,
): void {
  forEachToken({ left: 0, top: 0, right: canvas.width, bottom: canvas.height }, canvas, (token) => {
    const centreX = (token % canvas.width) + 0.5;
    const centreY = Math.floor(token / canvas.width) + 0.5;
    const inside = -distance(centreX, centreY);
    coverage[token] = feather > 0 ? Math.min(1, Math.max(0, 0.5 + inside / feather)) : inside > 0 ? 1 : 0;
  });
}

/** An edge on the canvas's border has nothing to fade into. */
function openAtCanvasBorder(rect: TokenEdges, canvas: TokenSize): TokenEdges {
  return {
    left: rect.left <= 0 ? -Infinity : rect.left,
    top: rect.top <= 0 ? -Infinity : rect.top,
    right: rect.right >= canvas.width ? Infinity : rect.right,
    bottom: rect.bottom >= canvas.height ? Infinity : rect.bottom,
  };
}

function rectDistance(rect: TokenEdges): Distance {
  return (x, y) => {
    const beyondX = Math.max(rect.left - x, x - rect.right);
    const beyondY = Math.max(rect.top - y, y - rect.bottom);
    return Math.hypot(Math.max(beyondX, 0), Math.max(beyondY, 0)) + Math.min(Math.max(beyondX, beyondY), 0);
  };
}

/** First-order distance: the implicit function (x/a)² + (y/b)² - 1 over the length of its gradient. */
function ellipseDistance(edges: TokenEdges): Distance {
  const radiusX = (edges.right - edges.left) / 2;
  const radiusY = (edges.bottom - edges.top) / 2;
  return (x, y) => {
    const offsetX = x - (edges.left + radiusX);
    const offsetY = y - (edges.top + radiusY);
    const radius = Math.hypot(offsetX / radiusX, offsetY / radiusY);
    if (radius === 0) return -Math.min(radiusX, radiusY);
    const slope = Math.hypot(offsetX / radiusX ** 2, offsetY / radiusY ** 2);
    return (radius * (radius - 1)) / slope;
  };
}

/** The mask's pixels are tokens of the unclipped frame, whose top left corner goes to the nearest token. */
function fillFromMask(
  coverage: Float32Array,
  mask: { readonly size: TokenSize; readonly values: Float32Array },
  frame: TokenEdges,
  canvas: TokenSize,
): void {
  const left = Math.round(frame.left);
  const top = Math.round(frame.top);
  for (let row = 0; row < mask.size.height; row++) {
    for (let column = 0; column < mask.size.width; column++) {
      const x = left + column;
      const y = top + row;
      if (x < 0 || y < 0 || x >= canvas.width || y >= canvas.height) continue;
      coverage[y * canvas.width + x] = mask.values[row * mask.size.width + column]!;
    }
  }
}

function middleToken(rect: TokenEdges, canvas: TokenSize): number {
  const column = Math.floor((rect.left + rect.right) / 2);
  const row = Math.floor((rect.top + rect.bottom) / 2);
  return row * canvas.width + column;
}
