/** Progress of a render: a bar on a terminal, a few plain lines elsewhere. */

import type { RenderPhase, RenderProgress } from "@ragl/engine/protocol";
import { SingleBar } from "cli-progress";
import { visible } from "../terminal-text.ts";

export interface ProgressReporter {
  update(progress: RenderProgress): void;
  /** Says something above the bar, or as a line of its own. */
  say(message: string): void;
  /** Clears the bar; nothing is reported after it. */
  finish(): void;
}

const WORK: Record<RenderPhase, string> = {
  load: "loading the model",
  encode: "reading the prompts",
  bind: "binding",
  denoise: "denoising",
  decode: "decoding",
  write: "writing",
};

/** A bar where `stream` is a terminal that can draw one, else lines. */
export function progressReporter(stream: NodeJS.WriteStream): ProgressReporter {
  return stream.isTTY && process.env["TERM"] !== "dumb" ? new ProgressBar(stream) : new ProgressLines(stream);
}

/** Reports nothing but messages. */
export function quietReporter(stream: NodeJS.WriteStream): ProgressReporter {
  return { update: () => undefined, say: (message) => stream.write(`${message}\n`), finish: () => undefined };
}

function describe({ phase, step, steps, region }: RenderProgress): string {
  const what = region === null ? WORK[phase] : `${WORK[phase]} ${visible(region)}`;
  return steps > 1 ? `${what} ${step}/${steps}` : what;
}

class ProgressBar implements ProgressReporter {
  private readonly stream: NodeJS.WriteStream;
  private readonly bar: SingleBar;
  private running = false;
  private latest: RenderProgress | null = null;

  constructor(stream: NodeJS.WriteStream) {
    this.stream = stream;
    this.bar = new SingleBar({
      stream,
      format: "{bar} {percentage}%  {work}",
      barCompleteChar: "█",
      barIncompleteChar: "░",
      barsize: 30,
      hideCursor: true,
      clearOnComplete: true,
      // Our own handler of Ctrl-C cancels the render first.
      gracefulExit: false,
    });
  }

  update(progress: RenderProgress): void {
    this.latest = progress;
    if (!this.running) this.bar.start(1, 0, { work: "" });
    this.running = true;
    this.bar.update(progress.fraction, { work: describe(progress) });
  }

  say(message: string): void {
    const latest = this.latest;
    this.finish();
    this.stream.write(`${message}\n`);
    if (latest !== null) this.update(latest);
  }

  finish(): void {
    if (this.running) this.bar.stop();
    this.running = false;
  }
}

/** Share of the steps of one phase between two lines. */
const LINE_EVERY = 0.25;

class ProgressLines implements ProgressReporter {
  private readonly stream: NodeJS.WriteStream;
  private phase: RenderPhase | null = null;
  private nextShare = 0;

  constructor(stream: NodeJS.WriteStream) {
    this.stream = stream;
  }

  update(progress: RenderProgress): void {
    const share = progress.step / Math.max(1, progress.steps);
    if (progress.phase === this.phase && share < this.nextShare) return;
    this.phase = progress.phase;
    this.nextShare = (Math.floor(share / LINE_EVERY) + 1) * LINE_EVERY;
    const percentage = `${Math.round(progress.fraction * 100)}%`.padStart(4);
    this.say(`${percentage}  ${describe(progress)}`);
  }

  say(message: string): void {
    this.stream.write(`${message}\n`);
  }

  finish(): void {
    // Lines leave nothing to clear.
  }
}
