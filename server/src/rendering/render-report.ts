/** Tells everyone how one render goes: previews by events, the editor by its own progress. */

import { isCancelled } from "@ragl/engine/cancelled";
import { EngineError } from "@ragl/engine/errors";
import type { RenderProgress } from "@ragl/engine/protocol";
import type { WorkDoneProgressReporter } from "vscode-languageserver";
import { RENDER_EVENT, type PictureTarget, type RenderedPicture, type RenderEvent } from "../protocol.ts";
import type { ServerContext } from "../server-context.ts";
import { RenderClock } from "./render-clock.ts";
import { ShownProgress } from "./shown-progress.ts";

export class RenderReport {
  readonly #context: ServerContext;
  readonly #id: number;
  readonly #target: PictureTarget;
  readonly #shown: ShownProgress;
  #clock = new RenderClock();

  constructor(
    context: ServerContext,
    id: number,
    target: PictureTarget,
    shown: { readonly asked: WorkDoneProgressReporter | null; readonly onCancel: () => void },
  ) {
    this.#context = context;
    this.#id = id;
    this.#target = target;
    const title = `Rendering ${target.variant === null ? target.scene : `${target.scene}@${target.variant}`}`;
    this.#shown = new ShownProgress(context.connection, { title, ...shown });
    this.#tell({ kind: "queued" });
  }

  /** Its turn has come: time counts from now. */
  started(): void {
    this.#clock = new RenderClock();
  }

  progress(progress: RenderProgress): void {
    const { phase, step, steps, region, fraction, sketch } = progress;
    this.#tell({ kind: "progress", phase, step, steps, region, fraction, ...this.#clock.times(fraction) });
    if (sketch !== undefined) this.#tell({ kind: "sketch", dataUri: sketch });
    this.#shown.report(progress);
  }

  finished(picture: RenderedPicture): void {
    this.#tell({ kind: "finished", picture });
    this.#shown.done();
  }

  failed(error: unknown): void {
    this.#tell(isCancelled(error) ? { kind: "cancelled" } : { kind: "failed", ...reasonOf(error) });
    this.#shown.done();
  }

  #tell(event: RenderEvent["event"]): void {
    void this.#context.connection.sendNotification(RENDER_EVENT, {
      render: this.#id,
      target: this.#target,
      event,
    });
  }
}

function reasonOf(error: unknown): { message: string; fix: string | null } {
  if (error instanceof EngineError) return { message: error.message, fix: error.fix };
  return { message: error instanceof Error ? error.message : String(error), fix: null };
}
