/** Number and fraction tokens to tree values. */

import type { IToken } from "chevrotain";
import { malformedNumber } from "./problems.ts";
import { replacement, type Reporter } from "./reporter.ts";
import type { FractionValue, NumberValue } from "./tree.ts";

const wellFormed = /^-?\d+(?:\.\d+)?$/;

/** Reads a number token; one that is written another way than the language's is reported and mended. */
export function readNumber(token: IToken, reporter: Reporter): NumberValue {
  const { image, startOffset: start } = token;
  const unit = image.endsWith("%") ? "%" : image.endsWith("px") ? "px" : null;
  const text = unit ? image.slice(0, -unit.length) : image;
  const range = { start, end: start + image.length };
  if (wellFormed.test(text)) return { kind: "number", range, text, unit };
  const mended = mend(text);
  const shown = `${mended}${unit ?? ""}`;
  reporter.report(range, malformedNumber(shown), replacement(`Change to '${shown}'`, range, shown));
  return { kind: "number", range, text: mended, unit };
}

/** `+5` to `5`, `.5` to `0.5`, `5.` to `5`. */
function mend(text: string): string {
  const sign = text.startsWith("-") ? "-" : "";
  const [whole, decimals] = text.replace(/^[+-]/, "").split(".");
  return `${sign}${whole || "0"}${decimals ? `.${decimals}` : ""}`;
}

/** Reads a fraction token such as `1/3`. */
export function readFraction(token: IToken): FractionValue {
  const [numerator, denominator] = token.image.split("/");
  const range = { start: token.startOffset, end: token.startOffset + token.image.length };
  return { kind: "fraction", range, numerator: numerator!.trim(), denominator: denominator!.trim() };
}
