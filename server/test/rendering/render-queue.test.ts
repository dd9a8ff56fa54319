/** One job at a time; the newest of a key counts. */

import { expect, it } from "vitest";
import { CancellationToken, CancellationTokenSource } from "vscode-languageserver";
import { RenderQueue } from "../../src/rendering/render-queue.ts";

const NEVER = CancellationToken.None;

/** A job that ends when it is told to, or cancelled. */
function job() {
  let end: () => void = () => undefined;
  let begun: () => void = () => undefined;
  const started = new Promise<void>((resolve) => (begun = resolve));
  const run = (token: CancellationToken): Promise<string> =>
    new Promise((resolve, reject) => {
      begun();
      end = () => resolve("done");
      token.onCancellationRequested(() => reject(new Error("stopped")));
    });
  return { run, started, end: () => end() };
}

it("runs jobs in their order, whatever becomes of those before", async () => {
  const queue = new RenderQueue();
  const order: string[] = [];
  const log = (name: string) => async () => void order.push(name);
  const failing = queue.run("a", () => Promise.reject(new Error("no")), NEVER);
  await Promise.all([
    expect(failing).rejects.toThrow("no"),
    queue.run("b", log("b"), NEVER),
    queue.run("c", log("c"), NEVER),
  ]);
  expect(order).toEqual(["b", "c"]);
});

it("a newer job of a key cancels the one that runs, and takes the place of the one that waits", async () => {
  const queue = new RenderQueue();
  const [running, newer] = [job(), job()];
  const first = queue.run("a", running.run, NEVER);
  await running.started;
  const second = queue.run("a", newer.run, NEVER);
  await expect(first).rejects.toThrow("stopped");
  await newer.started;

  const newest = job();
  const replaced = queue.run("b", job().run, NEVER);
  const third = queue.run("b", newest.run, NEVER);
  await expect(replaced).rejects.toMatchObject({ code: "cancelled" });
  newer.end();
  expect(await second).toBe("done");
  await newest.started;
  newest.end();
  expect(await third).toBe("done");
});

it("a job that waits is told at once that it is cancelled, and never runs", async () => {
  const queue = new RenderQueue();
  const long = job();
  const first = queue.run("a", long.run, NEVER);
  const source = new CancellationTokenSource();
  let hasRun = false;
  const second = queue.run("b", async () => void (hasRun = true), source.token);
  source.cancel();
  await expect(second).rejects.toMatchObject({ code: "cancelled" });
  await long.started;
  long.end();
  await first;
  expect(hasRun).toBe(false);
});

it("cancels the jobs that are chosen", async () => {
  const queue = new RenderQueue();
  const [a, b] = [job(), job()];
  const [first, second] = [queue.run("a", a.run, NEVER), queue.run("b", b.run, NEVER)];
  await a.started;
  queue.cancel((key) => key === "a");
  await expect(first).rejects.toThrow("stopped");
  await b.started;
  b.end();
  expect(await second).toBe("done");
});
