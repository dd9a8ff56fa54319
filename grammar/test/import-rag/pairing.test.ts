import { describe, expect, test } from "vitest";
import { pairBoxesWithCells } from "../../src/import-rag/pairing.ts";

const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const TOP = box(0, 0, 1, 0.5);
const BOTTOM = box(0, 0.5, 1, 0.5);
const LEFT = box(0, 0, 0.5, 1);
const RIGHT = box(0.5, 0, 0.5, 1);

describe("pairing boxes with cells", () => {
  test("goes by place, not by the lists' order", () => {
    const boxes = [box(0.1, 0.55, 0.8, 0.4), box(0.1, 0.05, 0.8, 0.4)];
    expect(pairBoxesWithCells(boxes, [TOP, BOTTOM])).toEqual({ boxOfCell: [1, 0], unpairedBoxes: [] });
  });

  test("finds the best whole, not the best first pair", () => {
    // Both boxes lie mostly on the left; the second can be spared to the right more easily.
    const boxes = [box(0.05, 0, 0.5, 1), box(0.2, 0, 0.5, 1)];
    expect(pairBoxesWithCells(boxes, [LEFT, RIGHT]).boxOfCell).toEqual([0, 1]);
  });

  test("boxes beyond the cells bind only; of equal ones the earlier gets the cell", () => {
    const boxes = [box(0.05, 0.05, 0.4, 0.4), box(0.55, 0.05, 0.4, 0.4), box(0.3, 0.55, 0.4, 0.4)];
    expect(pairBoxesWithCells(boxes, [TOP, BOTTOM])).toEqual({ boxOfCell: [0, 2], unpairedBoxes: [1] });
  });

  test("a cell that no box lies in refines only", () => {
    expect(pairBoxesWithCells([box(0.6, 0.1, 0.3, 0.8)], [LEFT, RIGHT])).toEqual({
      boxOfCell: [null, 0],
      unpairedBoxes: [],
    });
  });

  test("a sliver of overlap makes no pair", () => {
    const boxes = [box(0.05, 0, 0.4, 1), box(0.12, 0, 0.4, 1)];
    expect(pairBoxesWithCells(boxes, [LEFT, RIGHT])).toEqual({ boxOfCell: [0, null], unpairedBoxes: [1] });
  });

  test("nothing pairs with nothing", () => {
    expect(pairBoxesWithCells([], [LEFT])).toEqual({ boxOfCell: [null], unpairedBoxes: [] });
    expect(pairBoxesWithCells([TOP], [])).toEqual({ boxOfCell: [], unpairedBoxes: [0] });
  });
});
