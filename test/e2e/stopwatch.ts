/** Says how long each step of a run took. */

export class Stopwatch {
  #last = performance.now();
  readonly #steps: string[] = [];

  /** The step that ends now. */
  finished(step: string): void {
    const now = performance.now();
    this.#steps.push(`${step} ${((now - this.#last) / 1000).toFixed(1)} s`);
    this.#last = now;
  }

  report(): string {
    return this.#steps.join(", ");
  }
}
