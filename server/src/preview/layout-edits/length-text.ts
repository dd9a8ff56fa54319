/** Lengths written anew in the unit that their author chose. */

import { decimalText, fractionText, shortDecimalText } from "./number-text.ts";

export type LengthUnit =
  | { readonly kind: "%" }
  | { readonly kind: "px" }
  | { readonly kind: "fraction"; readonly denominator: number };

/** Characters that an exact number may take before a rounded one reads better. */
const LONGEST_EXACT_PERCENT = 5;
const LONGEST_EXACT_FRACTION = 4;
const EXACT_SHARE = 1e-9;

export const PERCENT: LengthUnit = { kind: "%" };

/** A side that lengths are measured along. */
export interface Side {
  /** In fractions of the canvas. */
  readonly extent: number;
  /** The canvas along it, in pixels. */
  readonly canvasPx: number;
}

/** How far from what was asked a length may come out, in pixels of the canvas. */
export const TOLERANCE_PX = 0.5;

/** A length of `extent` (in fractions of the canvas) along a side, to half a pixel. */
export function lengthText(extent: number, side: Side, unit: LengthUnit): string {
  const share = extent / side.extent;
  const tolerance = TOLERANCE_PX / (side.extent * side.canvasPx);
  switch (unit.kind) {
    case "px":
      return `${shortDecimalText(extent * side.canvasPx, TOLERANCE_PX)}px`;
    case "%":
      return `${decimalText(share * 100, tolerance * 100)}%`;
    case "fraction":
      return withUnit(fractionText(share, unit.denominator, tolerance));
  }
}

/**
 * A length that nobody has written before: a whole or half percentage, a simple fraction, or a rounded percentage,
 * whichever is exact first.
 */
export function newLengthText(extent: number, side: Side): string {
  const share = extent / side.extent;
  const percent = decimalText(share * 100, 0);
  if (percent.length <= LONGEST_EXACT_PERCENT) return withUnit(percent === "0" ? percent : `${percent}%`);
  const fraction = fractionText(share, 1, EXACT_SHARE);
  if (fraction.length <= LONGEST_EXACT_FRACTION) return withUnit(fraction);
  return lengthText(extent, side, PERCENT);
}

/** Only `0` needs no unit; a fraction that is a whole number is so many hundred per cent. */
function withUnit(text: string): string {
  return text === "0" || /[/%]/.test(text) ? text : `${Number(text) * 100}%`;
}

/** What a length says, in fractions of the canvas. */
export function readLengthText(text: string, side: Side): number {
  const number = (part: string): number => Number(part);
  if (text.endsWith("px")) return number(text.slice(0, -2)) / side.canvasPx;
  if (text.endsWith("%")) return (number(text.slice(0, -1)) / 100) * side.extent;
  const [numerator = "0", denominator = "1"] = text.split("/");
  return (number(numerator) / number(denominator)) * side.extent;
}
