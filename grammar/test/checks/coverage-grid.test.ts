import fc from "fast-check";
import { expect, test } from "vitest";
import { CoverageGrid } from "../../src/checks/coverage-grid.ts";

const ROWS = 3;
const COLUMNS = 9;

const span = fc
  .tuple(
    fc.integer({ min: 0, max: ROWS - 1 }),
    fc.integer({ min: 0, max: COLUMNS }),
    fc.integer({ min: 0, max: COLUMNS }),
  )
  .map(([row, a, b]) => ({ row, from: Math.min(a, b), to: Math.max(a, b) }));

test("remembers exactly what has been covered, in whatever order", () => {
  fc.assert(
    fc.property(fc.array(span), span, (covered, asked) => {
      const grid = new CoverageGrid(ROWS, COLUMNS);
      const plain = Array.from({ length: ROWS }, () => Array.from({ length: COLUMNS }, () => true));
      for (const { row, from, to } of covered) {
        grid.cover({ row, from, to });
        plain[row]!.fill(false, from, to);
      }
      const free = [...grid.free()].map(({ row, column }) => `${row} ${column}`);
      const expected = plain.flatMap((line, row) =>
        line.flatMap((isFree, column) => (isFree ? [`${row} ${column}`] : [])),
      );
      expect(free).toEqual(expected);
      expect(grid.hasFree(asked)).toBe(plain[asked.row]!.slice(asked.from, asked.to).includes(true));
      for (const [row, line] of plain.entries()) {
        for (const [column, isFree] of line.entries()) expect(grid.isFree(row, column)).toBe(isFree);
      }
    }),
  );
});
