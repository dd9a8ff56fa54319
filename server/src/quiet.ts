/** Waits for a lull in the messages, so that work on a text that is about to change is not begun. */

import { setImmediate } from "node:timers/promises";

/** Turns of the event loop: in one of them a message that has arrived is read, in the next one handled. */
const QUIET_TURNS = 2;
const LONGEST_WAIT_MILLISECONDS = 40;

/**
 * Resolves when `count` has stood still for two turns of the event loop, or after 40 ms. While edits wait in the
 * queue each turn handles one of them; with none this takes well under a millisecond.
 */
export async function quiet(count: () => number): Promise<void> {
  const end = performance.now() + LONGEST_WAIT_MILLISECONDS;
  let last = count();
  for (let turns = 0; turns < QUIET_TURNS && performance.now() < end; turns++) {
    await setImmediate();
    const now = count();
    if (now !== last) turns = -1;
    last = now;
  }
}
