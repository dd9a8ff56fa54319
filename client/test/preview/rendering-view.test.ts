import type { RenderEvent } from "@ragl/server/protocol";
import { expect, test } from "vitest";
import { afterRenderEvent, isAbout, NOTHING_RENDERING } from "../../src/preview/rendering-view.ts";

const TARGET = { uri: "file:///a.ragl", scene: "a", variant: null };
const of = (render: number, event: RenderEvent["event"]): RenderEvent => ({ render, target: TARGET, event });
const progress = (fraction: number): RenderEvent["event"] => ({
  kind: "progress",
  phase: "denoise",
  step: 1,
  steps: 4,
  region: null,
  fraction,
  elapsedSeconds: 1,
  remainingSeconds: 3,
});
const SKETCH = "data:image/png;base64,AA";

const after = (...events: readonly RenderEvent[]) => events.reduce(afterRenderEvent, NOTHING_RENDERING);

test("a sketch stays through progress, and goes when the render is cancelled", () => {
  const sketched = after(
    of(1, { kind: "queued" }),
    of(1, { kind: "sketch", dataUri: SKETCH }),
    of(1, progress(0.5)),
  );
  expect(sketched).toMatchObject({ sketch: SKETCH, rendering: { kind: "running", fraction: 0.5 } });
  expect(afterRenderEvent(sketched, of(1, { kind: "cancelled" }))).toMatchObject({
    sketch: null,
    rendering: { kind: "cancelled" },
  });
});

test("what a replaced render says late changes nothing", () => {
  const newer = after(of(1, progress(0.5)), of(2, { kind: "queued" }));
  expect(afterRenderEvent(newer, of(1, { kind: "cancelled" }))).toBe(newer);
});

test("a new render does not show the old one's sketch", () => {
  const view = after(of(1, { kind: "sketch", dataUri: SKETCH }), of(2, progress(0.1)));
  expect(view.sketch).toBeNull();
});

test("an event is about the shown picture, whose scene may be the file's first", () => {
  const event = of(1, { kind: "queued" });
  expect(isAbout(event, TARGET, null)).toBe(true);
  expect(isAbout(event, { ...TARGET, scene: null }, "a")).toBe(true);
  expect(isAbout(event, { ...TARGET, scene: null }, "b")).toBe(false);
  expect(isAbout(event, { ...TARGET, variant: "night" }, "a")).toBe(false);
});
