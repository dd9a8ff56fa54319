import type { RenderEvent } from "@ragl/server/protocol";
import { describe, expect, it } from "vitest";
import {
  currentRender,
  INITIAL_STATUS,
  withEngine,
  withRenderEvent,
  withServer,
} from "../../src/engine/engine-status.ts";

const target = { uri: "file:///work/harbour.ragl", scene: "harbour", variant: null };
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
const event = (render: number, what: RenderEvent["event"]): RenderEvent => ({ render, target, event: what });

const running = withServer(INITIAL_STATUS, "running");

describe("renders under way", () => {
  it("begin with their wait and end with their picture, a cancel or a failure", () => {
    const waiting = withRenderEvent(running, event(1, { kind: "queued" }));
    expect(currentRender(waiting)).toMatchObject({ scene: "harbour", phase: null, fraction: 0 });
    const drawing = withRenderEvent(waiting, event(1, progress(0.25)));
    expect(currentRender(drawing)).toMatchObject({ phase: "denoise", fraction: 0.25, remainingSeconds: 3 });
    for (const end of [
      { kind: "cancelled" },
      { kind: "failed", message: "The engine has died.", fix: null },
    ] as const) {
      expect(currentRender(withRenderEvent(drawing, event(1, end)))).toBeNull();
    }
  });

  it("are shown before those that wait", () => {
    const first = withRenderEvent(running, event(1, { kind: "queued" }));
    const both = withRenderEvent(first, event(2, progress(0.5)));
    expect(currentRender(both)).toMatchObject({ fraction: 0.5 });
    expect(both.renders.size).toBe(2);
  });

  it("do not change with a sketch", () => {
    const drawing = withRenderEvent(running, event(1, progress(0.5)));
    expect(withRenderEvent(drawing, event(1, { kind: "sketch", dataUri: "data:," }))).toBe(drawing);
  });
});

describe("a server that has ended", () => {
  it("has neither an engine nor renders", () => {
    const busy = withRenderEvent(
      withEngine(running, { state: "rendering", provider: "cpu", message: null }),
      event(1, progress(0.5)),
    );
    const ended = withServer(busy, "stopped");
    expect(ended.engine.state).toBe("stopped");
    expect(currentRender(ended)).toBeNull();
  });
});
