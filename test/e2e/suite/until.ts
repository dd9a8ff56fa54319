/** Waiting for what the editor does in its own time. */

import { setTimeout as delay } from "node:timers/promises";

/**
 * Asks again and again until there is an answer.
 * @param what names what is waited for, in the error of a wait in vain
 */
export async function until<T>(
  what: string,
  find: () => T | undefined | false | Promise<T | undefined | false>,
  seconds = 20,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const found = await find();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${seconds} s in vain for ${what}.`);
    await delay(50);
  }
}
