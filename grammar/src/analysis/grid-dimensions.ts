/** Reads a grid's `R x C`. */

import { outOfRange, wrongType, wrongUnit } from "../rules/values.ts";
import type { Container, NumberValue } from "../syntax/tree.ts";
import type { AnalysisContext } from "./context.ts";
import { MOST_GRID_LINES } from "./limits.ts";
import { readNumber } from "./resolved.ts";
import { toNumber } from "../layout/rational.ts";

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** Null where the container is no grid, or its dimensions are missing or in error, which has been reported. */
export function readGridSize({ dimensions }: Container, context: AnalysisContext): GridSize | null {
  if (dimensions === null) return null;
  const rows = readCount(dimensions.rows, "rows", context);
  const columns = readCount(dimensions.columns, "columns", context);
  return rows === null || columns === null ? null : { rows, columns };
}

function readCount(value: NumberValue, lines: string, { root, report }: AnalysisContext): number | null {
  const subject = `A grid's number of ${lines}`;
  const number = readNumber(value);
  const count = number === null ? 0 : toNumber(number.amount);
  if (value.unit !== null) {
    report(root, wrongUnit(value.range, `${subject} has no unit: write ${value.text}.`));
  } else if (number !== null && !number.whole) {
    report(root, wrongType(value.range, subject, "a whole number", value.text));
  } else if (count < 1 || count > MOST_GRID_LINES) {
    report(root, outOfRange(value.range, subject, `from 1 to ${MOST_GRID_LINES}`));
  } else {
    return count;
  }
  return null;
}
