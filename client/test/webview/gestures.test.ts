import type { EditLayoutResult, LayoutEdit } from "@ragl/server/protocol";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createEditDescriber } from "../../webview/src/gestures/edit-describer.ts";
import { createEditQueue } from "../../webview/src/gestures/edit-queue.ts";
import { editOf, shownCell } from "../../webview/src/gestures/gesture.ts";

const place = (x: number): LayoutEdit => ({
  kind: "place",
  region: "moon",
  cell: { x, y: 0, width: 0.5, height: 0.5 },
});
const APPLIED: EditLayoutResult = { applied: true, region: "moon" };

describe("the queue of edits", () => {
  const sent: (readonly [id: number, version: number, edit: LayoutEdit])[] = [];
  const refusals: string[] = [];
  let pending: readonly LayoutEdit[] = [];
  const makeQueue = () =>
    createEditQueue({
      send: (id, version, edit) => sent.push([id, version, edit]),
      applied: () => undefined,
      refused: (reason) => refusals.push(reason),
      pendingChanged: (edits) => {
        pending = edits;
      },
    });

  beforeEach(() => {
    vi.useFakeTimers();
    sent.length = 0;
    refusals.length = 0;
    pending = [];
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("the next edit waits for the text of the last, and is made on it", () => {
    const queue = makeQueue();
    queue.documentChanged(4);
    queue.request(place(0.1));
    queue.request(place(0.2));
    queue.request(place(0.3));
    expect(sent).toEqual([[1, 4, place(0.1)]]);
    expect(pending).toEqual([place(0.1), place(0.3)]);
    queue.answer(1, APPLIED);
    expect(sent).toHaveLength(1);
    queue.documentChanged(5);
    expect(sent[1]).toEqual([2, 5, place(0.3)]);
    queue.documentChanged(6);
    queue.answer(2, APPLIED);
    expect(pending).toEqual([]);
  });

  test("a refusal is told, and what waited for it is dropped", () => {
    const queue = makeQueue();
    queue.request(place(0.1));
    queue.request(place(0.2));
    queue.answer(1, { applied: false, reason: "The text has changed." });
    expect(refusals).toEqual(["The text has changed."]);
    expect(pending).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  test("an answer to another edit counts for nothing", () => {
    const queue = makeQueue();
    queue.request(place(0.1));
    queue.answer(9, APPLIED);
    expect(pending).toEqual([place(0.1)]);
  });

  test("an applied edit whose text never comes is not waited for without end", () => {
    const queue = makeQueue();
    queue.request(place(0.1));
    queue.answer(1, APPLIED);
    vi.advanceTimersByTime(5000);
    expect(pending).toEqual([]);
  });
});

describe("descriptions of edits", () => {
  test("one question at a time, then the newest; none after the end", () => {
    const asked: (readonly [number, LayoutEdit])[] = [];
    const shown: unknown[] = [];
    const describer = createEditDescriber(
      (id, edit) => asked.push([id, edit]),
      (result) => shown.push(result),
    );
    describer.ask(place(0.1));
    describer.ask(place(0.2));
    describer.ask(place(0.3));
    describer.answer(1, { applies: true, text: "at: 10% 0" });
    expect(asked).toEqual([
      [1, place(0.1)],
      [2, place(0.3)],
    ]);
    describer.stop();
    describer.answer(2, { applies: true, text: "at: 30% 0" });
    expect(shown).toEqual([{ applies: true, text: "at: 10% 0" }, null]);
  });
});

describe("gestures", () => {
  const cell = { x: 0, y: 0, width: 0.5, height: 0.5 };

  test("what ends where it began is no edit", () => {
    expect(editOf({ kind: "place", region: "moon", before: cell, cell: { ...cell }, guides: [] })).toBeNull();
    expect(
      editOf({ kind: "divide", container: "row", index: 0, before: 0.5, position: 0.5, guides: [] }),
    ).toBeNull();
  });

  test("a drag shows before an edit on its way, and that before the plan", () => {
    const region = { name: "moon", cell, isHeld: false };
    const dragged = { ...cell, x: 0.9 };
    const gesture = { kind: "place" as const, region: "moon", before: cell, cell: dragged, guides: [] };
    expect(shownCell(region, { gesture: null, pending: [] }, [])).toBe(cell);
    expect(shownCell(region, { gesture: null, pending: [place(0.1), place(0.2)] }, []).x).toBe(0.2);
    expect(shownCell(region, { gesture, pending: [place(0.1)] }, [])).toBe(dragged);
    expect(shownCell({ ...region, name: "sun" }, { gesture, pending: [place(0.1)] }, [])).toBe(cell);
  });
});
