/** What the status bar says of the server, the engine and the renders under way, kept up by their messages. */

import type { EngineState, RenderEvent, RenderPhase } from "@ragl/server/protocol";

export interface RunningRender {
  readonly scene: string | null;
  readonly variant: string | null;
  /** Null while it waits for its turn. */
  readonly phase: RenderPhase | null;
  /** Share of the work that is done, 0..1. */
  readonly fraction: number;
  readonly remainingSeconds: number | null;
}

export interface EngineStatus {
  readonly server: "starting" | "running" | "stopped";
  readonly engine: EngineState;
  /** By the render's number, in the order in which they were asked for. */
  readonly renders: ReadonlyMap<number, RunningRender>;
}

export const INITIAL_STATUS: EngineStatus = {
  server: "starting",
  engine: { state: "stopped", provider: null, message: null },
  renders: new Map(),
};

/** A server that is not running has neither an engine nor renders. */
export function withServer(status: EngineStatus, server: EngineStatus["server"]): EngineStatus {
  return server === "running" ? { ...status, server } : { ...INITIAL_STATUS, server };
}

export function withEngine(status: EngineStatus, engine: EngineState): EngineStatus {
  return { ...status, engine };
}

/** The status after an event of a render: under way, or over. */
export function withRenderEvent(status: EngineStatus, { render, target, event }: RenderEvent): EngineStatus {
  const renders = new Map(status.renders);
  const { scene, variant } = target;
  switch (event.kind) {
    case "queued":
      renders.set(render, { scene, variant, phase: null, fraction: 0, remainingSeconds: null });
      break;
    case "progress": {
      const { phase, fraction, remainingSeconds } = event;
      renders.set(render, { scene, variant, phase, fraction, remainingSeconds });
      break;
    }
    case "sketch":
      return status;
    case "finished":
    case "cancelled":
    case "failed":
      renders.delete(render);
  }
  return { ...status, renders };
}

/** The render that the engine works on: the first that is past its wait; null where none is. */
export function currentRender(status: EngineStatus): RunningRender | null {
  const renders = [...status.renders.values()];
  return renders.find((render) => render.phase !== null) ?? renders[0] ?? null;
}
