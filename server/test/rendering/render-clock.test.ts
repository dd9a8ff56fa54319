import { expect, it } from "vitest";
import { RenderClock } from "../../src/rendering/render-clock.ts";

it("tells the time that is left from the share that is done, once both say something", () => {
  let now = 1_000;
  const clock = new RenderClock(() => now);
  expect(clock.times(0)).toEqual({ elapsedSeconds: 0, remainingSeconds: null });
  now += 200;
  expect(clock.times(0.5).remainingSeconds).toBeNull();
  now += 1_800;
  expect(clock.times(0.04).remainingSeconds).toBeNull();
  expect(clock.times(0.25)).toEqual({ elapsedSeconds: 2, remainingSeconds: 6 });
  expect(clock.times(1).remainingSeconds).toBe(0);
});
