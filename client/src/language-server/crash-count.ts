/** Counts the unwanted ends of a process, to tell one that stumbled from one that cannot stand. */

/** So many ends within this time are too many. */
const MOST_CRASHES = 5;
const WITHIN_MILLISECONDS = 3 * 60_000;

export class CrashCount {
  #times: number[] = [];

  /**
   * Counts an end.
   * @param time now, in milliseconds
   * @returns how many there were of late, and whether another start makes sense; after one that does not, the count begins anew
   */
  add(time: number): { readonly recent: number; readonly startAgain: boolean } {
    this.#times = [...this.#times.filter((earlier) => time - earlier < WITHIN_MILLISECONDS), time];
    const recent = this.#times.length;
    const startAgain = recent < MOST_CRASHES;
    if (!startAgain) this.#times = [];
    return { recent, startAgain };
  }
}
