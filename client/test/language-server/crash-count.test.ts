import { describe, expect, it } from "vitest";
import { CrashCount } from "../../src/language-server/crash-count.ts";

const MINUTE = 60_000;

describe("a process that ends by itself", () => {
  it("is started again, until it has ended five times in three minutes", () => {
    const crashes = new CrashCount();
    const starts = [0, 1, 2, 3, 4].map((second) => crashes.add(second * 1000).startAgain);
    expect(starts).toEqual([true, true, true, true, false]);
  });

  it("is forgiven what lies three minutes back", () => {
    const crashes = new CrashCount();
    const starts = [0, 1, 2, 3, 4, 5, 6].map((minute) => crashes.add(minute * MINUTE));
    expect(starts.every(({ startAgain }) => startAgain)).toBe(true);
    expect(starts.at(-1)?.recent).toBe(3);
  });

  it("is given its tries anew once the person starts it", () => {
    const crashes = new CrashCount();
    for (let time = 0; time < 5; time++) crashes.add(time);
    expect(crashes.add(6)).toEqual({ recent: 1, startAgain: true });
  });
});
