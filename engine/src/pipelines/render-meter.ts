/**
 * Keeps account of one render: seconds by phase, the share that is done, and whether to stop. Phases announce
 * their work beforehand, in token runs (tokens through the denoiser once), so that the share grows evenly.
 */

import { setImmediate } from "node:timers/promises";
import type { CancellationToken } from "vscode-jsonrpc";
import { cancelledError } from "../cancelled.ts";
import type { RenderPhase, RenderProgress } from "../protocol.ts";

export type PhaseSeconds = Record<RenderPhase | "total", number>;

const PHASES: readonly RenderPhase[] = ["load", "encode", "bind", "denoise", "decode", "write"];

export class RenderMeter {
  readonly #started = performance.now();
  readonly #seconds = { load: 0, encode: 0, bind: 0, denoise: 0, decode: 0, write: 0 };
  #phase: RenderPhase | null = null;
  #entered = 0;
  readonly #onProgress: (progress: RenderProgress) => void;
  readonly #cancellation: CancellationToken;
  #sketch: string | null = null;
  readonly #work = new Map<RenderPhase, number>();

  constructor(onProgress: (progress: RenderProgress) => void, cancellation: CancellationToken) {
    this.#onProgress = onProgress;
    this.#cancellation = cancellation;
  }

  /** Seconds of each phase so far, and since the render began. */
  get seconds(): PhaseSeconds {
    return { ...this.#seconds, total: (performance.now() - this.#started) / 1000 };
  }

  /** Announces how much a phase will have to do; a phase that is not announced has nothing to do. */
  announce(phase: RenderPhase, work: number): void {
    this.#work.set(phase, work);
  }

  /** Runs a phase and adds up its time; the time of a phase within it counts there alone. */
  async phase<Result>(phase: RenderPhase, run: () => Promise<Result>): Promise<Result> {
    const outer = this.#enter(phase);
    try {
      return await run();
    } finally {
      this.#enter(outer);
    }
  }

  /**
   * Says that `step` of a phase's `steps` are done.
   *
   * @param done Share of the phase's announced work that is done, 0 to 1.
   * @param region The region being bound.
   */
  report(
    phase: RenderPhase,
    step: number,
    steps: number,
    done = step / steps,
    region: string | null = null,
  ): void {
    const sketch = this.#sketch === null ? {} : { sketch: this.#sketch };
    this.#sketch = null;
    this.#onProgress({ phase, step, steps, region, fraction: this.#fraction(phase, done), ...sketch });
  }

  /** Sends a sketch, a data URI, with the next report. */
  attachSketch(dataUri: string): void {
    this.#sketch = dataUri;
  }

  /** Reports, lets waiting messages be handled, and stops there if they say so. @throws EngineError `cancelled`. */
  async checkpoint(...progress: Parameters<RenderMeter["report"]>): Promise<void> {
    this.report(...progress);
    await setImmediate();
    if (this.#cancellation.isCancellationRequested) throw cancelledError();
  }

  /** Books the time since the last change of phase; returns the phase that was left. */
  #enter(phase: RenderPhase | null): RenderPhase | null {
    const [left, now] = [this.#phase, performance.now()];
    if (left !== null) this.#seconds[left] += (now - this.#entered) / 1000;
    this.#phase = phase;
    this.#entered = now;
    return left;
  }

  #fraction(current: RenderPhase, done: number): number {
    const total = [...this.#work.values()].reduce((sum, work) => sum + work, 0);
    if (total === 0) return 0;
    const before = PHASES.slice(0, PHASES.indexOf(current)).map((phase) => this.#work.get(phase) ?? 0);
    const finished = before.reduce((sum, work) => sum + work, 0);
    return Math.min(1, (finished + done * (this.#work.get(current) ?? 0)) / total);
  }
}
