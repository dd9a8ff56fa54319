import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { quiet } from "../src/quiet.ts";

test("waits while changes come with every turn, and goes on when they stop", async () => {
  let changes = 0;
  let isQuiet = false;
  const waiting = quiet(() => changes).then(() => (isQuiet = true));
  for (let index = 0; index < 5; index++) {
    changes++;
    await turn();
    expect(isQuiet).toBe(false);
  }
  await waiting;
  expect(isQuiet).toBe(true);
});

test("does not wait for ever", async () => {
  let changes = 0;
  const end = performance.now() + 5_000;
  await quiet(() => ++changes);
  expect(performance.now()).toBeLessThan(end);
});
