/** Reads numbers, weights and lengths, with fixes for what is nearly right. */

import type { QuickFix } from "../diagnostics.ts";
import type { Rational } from "../layout/rational.ts";
import { ZERO, compare, isPositive, multiply, rational, toNumber } from "../layout/rational.ts";
import type { Length } from "../layout/rect.ts";
import { MAX_CANVAS_SIDE } from "../plan/scene-plan.ts";
import { replace } from "../rules/rule.ts";
import { outOfRange, wrongType, wrongUnit } from "../rules/values.ts";
import { describeItem } from "./describe.ts";
import { FURTHEST_PLACE } from "./limits.ts";
import type { Reading } from "./reading.ts";
import type { Operand, ResolvedNumber } from "./resolved.ts";

const HUNDREDTH = rational(1, 100);
const FURTHEST_PX = FURTHEST_PLACE * MAX_CANVAS_SIDE;

/** A number without unit; null where it is something else, which is then reported. */
function plainNumber(operand: Operand, wanted: string, reading: Reading): ResolvedNumber | null {
  const { value, range } = operand;
  if (value.kind !== "number") {
    reading.report(wrongType(range, reading.subject, wanted, describeItem(value)));
    return null;
  }
  if (value.unit !== null) {
    const bare = value.text.slice(0, -value.unit.length);
    const share = value.unit === "%" ? String(toNumber(multiply(value.amount, HUNDREDTH))) : bare;
    const newText = wanted === "a number" ? share : bare;
    const advice = `${reading.subject} takes ${wanted} without a unit: ${newText}.`;
    reading.report(wrongUnit(range, advice, rewrite(operand, newText)));
    return null;
  }
  return value;
}

export function readInteger(operand: Operand, min: number, max: number, reading: Reading): number | null {
  const number = plainNumber(operand, "a whole number", reading);
  if (number === null) return null;
  const value = toNumber(number.amount);
  if (!number.whole) {
    const nearest = Math.min(max, Math.max(min, Math.round(value)));
    const fixes = rewrite(operand, String(nearest));
    reading.report(wrongType(operand.range, reading.subject, "a whole number", number.text, fixes));
    return null;
  }
  return inRange(operand, value, min, max, reading);
}

export function readDecimal(operand: Operand, min: number, max: number, reading: Reading): number | null {
  const number = plainNumber(operand, "a number", reading);
  return number && inRange(operand, toNumber(number.amount), min, max, reading);
}

export function readWeight(operand: Operand, reading: Reading): Rational | null {
  const number = plainNumber(operand, "a number", reading);
  if (number === null) return null;
  if (isPositive(number.amount)) return number.amount;
  reading.report(outOfRange(operand.range, reading.subject, "above zero"));
  return null;
}

/** What a length may be: places may be negative, sizes must be above zero. */
export type LengthKind = "place" | "size" | "distance";

export function readLength(operand: Operand, kind: LengthKind, reading: Reading): Length | null {
  const { value, range } = operand;
  if (value.kind !== "number") {
    reading.report(
      wrongType(range, reading.subject, "lengths such as `20%`, `1/3` or `64px`", describeItem(value)),
    );
    return null;
  }
  const { amount, unit, text } = value;
  const isFraction = text.includes("/");
  if (unit === null && !isFraction && compare(amount, ZERO) !== 0) {
    const percent = toNumber(amount) <= 1 ? `${toNumber(multiply(amount, rational(100)))}%` : `${text}%`;
    const advice = `The length ${text} needs a unit: ${percent} of the area, or ${text}px.`;
    reading.report(
      wrongUnit(range, advice, [...rewrite(operand, percent), ...rewrite(operand, `${text}px`, false)]),
    );
    return null;
  }
  if ((kind === "size" && !isPositive(amount)) || (kind === "distance" && compare(amount, ZERO) < 0)) {
    const wanted = kind === "size" ? "above zero" : "zero or more";
    reading.report(outOfRange(range, `${reading.subject}: each length`, wanted));
    return null;
  }
  const length: Length =
    unit === "px"
      ? { amount, unit: "px" }
      : { amount: unit === "%" ? multiply(amount, HUNDREDTH) : amount, unit: "share" };
  const furthest = unit === "px" ? FURTHEST_PX : FURTHEST_PLACE;
  if (Math.abs(toNumber(length.amount)) > furthest) {
    const wanted = unit === "px" ? `at most ${furthest}px` : `at most ${furthest * 100}%`;
    reading.report(outOfRange(range, `${reading.subject}: each length`, wanted));
    return null;
  }
  return length;
}

function inRange(operand: Operand, value: number, min: number, max: number, reading: Reading): number | null {
  if (value >= min && value <= max) return value;
  const nearest = value < min ? min : max;
  const wanted = `from ${min} to ${max}`;
  reading.report(outOfRange(operand.range, reading.subject, wanted, rewrite(operand, String(nearest))));
  return null;
}

/** A fix that writes the operand anew; none where a name stands for it. */
export function rewrite(operand: Operand, newText: string, preferred = true): QuickFix[] {
  return operand.written === null ? [] : [replace(`Change to ${newText}`, operand.range, newText, preferred)];
}
