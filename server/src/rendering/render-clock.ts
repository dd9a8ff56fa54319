/** How long a render has taken, and how long it may still take, from the share of the work that is done. */

export interface RenderTimes {
  readonly elapsedSeconds: number;
  /** Null until it can be told. */
  readonly remainingSeconds: number | null;
}

/** Before so much is done, a rate says nothing. */
const TELLING_SHARE = 0.05;
const TELLING_SECONDS = 0.5;

export class RenderClock {
  readonly #now: () => number;
  readonly #start: number;

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#start = now();
  }

  /** @param fraction of the whole work, 0..1 */
  times(fraction: number): RenderTimes {
    const elapsedSeconds = (this.#now() - this.#start) / 1000;
    const canTell = fraction >= TELLING_SHARE && elapsedSeconds >= TELLING_SECONDS;
    const remainingSeconds = canTell ? (elapsedSeconds * (1 - fraction)) / fraction : null;
    return { elapsedSeconds, remainingSeconds };
  }
}
