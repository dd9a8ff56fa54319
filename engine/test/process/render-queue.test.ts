import { describe, expect, it } from "vitest";
import { CancellationToken, CancellationTokenSource } from "vscode-jsonrpc";
import { RenderQueue } from "../../src/process/render-queue.ts";

/** A job that ends when it is told to. */
function openJob(): {
  job: () => Promise<string>;
  end: (result: string) => void;
  fail: (error: Error) => void;
} {
  let [end, fail] = [(_: string): void => undefined, (_: Error): void => undefined];
  const result = new Promise<string>((resolve, reject) => {
    [end, fail] = [resolve, reject];
  });
  return { job: () => result, end, fail };
}

describe("RenderQueue", () => {
  it("runs jobs in order, also after one that failed", async () => {
    const queue = new RenderQueue();
    const first = openJob();
    const started: string[] = [];
    const running = queue.run(first.job, CancellationToken.None);
    const waiting = queue.run(async () => started.push("second"), CancellationToken.None);
    await Promise.resolve();
    expect(started).toEqual([]);
    first.fail(new Error("no"));
    await expect(running).rejects.toThrowError("no");
    await waiting;
    expect(started).toEqual(["second"]);
  });

  it("answers at once for a waiting job that is cancelled, and never runs it", async () => {
    const queue = new RenderQueue();
    const first = openJob();
    const running = queue.run(first.job, CancellationToken.None);
    const source = new CancellationTokenSource();
    let ran = false;
    const waiting = queue.run(async () => (ran = true), source.token);
    source.cancel();
    await expect(waiting).rejects.toMatchObject({ code: "cancelled" });
    first.end("done");
    expect(await running).toBe("done");
    await queue.run(async () => undefined, CancellationToken.None);
    expect(ran).toBe(false);
  });

  it("refuses a job that was cancelled before it came", async () => {
    const job = async () => "never";
    await expect(new RenderQueue().run(job, CancellationToken.Cancelled)).rejects.toMatchObject({
      code: "cancelled",
    });
  });
});
