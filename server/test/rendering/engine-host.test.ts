/** The owner of the engine process: another process for another configuration, and none that does not listen. */

import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EngineError } from "@ragl/engine/errors";
import { usualModelFolders } from "@ragl/engine/models";
import type { RenderParams } from "@ragl/engine/protocol";
import { compileScene } from "@ragl/grammar";
import { expect, it, onTestFinished } from "vitest";
import { CancellationToken, CancellationTokenSource } from "vscode-languageserver";
import { EngineHost } from "../../src/rendering/engine-host.ts";
import { testWorkspace } from "../kit/test-workspace.ts";
import { engineProcesses, QUICK } from "./render-client.ts";

const configuration = { provider: "cpu", threads: 1, modelFolders: usualModelFolders() } as const;

function host(options: { readonly enginePath?: string } = {}) {
  const states: string[] = [];
  const crashes: EngineError[] = [];
  const engine = new EngineHost({
    cacheFolder: join(tmpdir(), "ragl-test-cache"),
    isTrusted: true,
    onState: ({ state }) => void states.push(state),
    onCrash: (error) => void crashes.push(error),
    onLog: () => undefined,
    ...options,
  });
  onTestFinished(() => engine.stop());
  return { engine, states, crashes };
}

async function params(steps: number): Promise<RenderParams> {
  const folder = await mkdtemp(join(tmpdir(), "ragl-host-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const text = `scene s { ${QUICK.replace("steps: 2", `steps: ${steps}`)} prompt: "a ball" }`;
  const plan = compileScene(testWorkspace(text).document.analysis).plan!;
  return { plan, baseFolder: folder, output: join(folder, "s.png"), source: null };
}

it("keeps one process for one configuration, and starts another for another", async () => {
  const { engine, states, crashes } = host();
  const render = async (threads: number): Promise<number[]> => {
    await engine.render(
      await params(1),
      { ...configuration, threads },
      () => undefined,
      CancellationToken.None,
    );
    return engineProcesses();
  };
  const first = await render(1);
  expect(await render(1)).toEqual(first);
  const other = await render(2);
  expect(other).toHaveLength(first.length);
  expect(other).not.toEqual(first);
  expect(states.filter((state) => state === "starting")).toHaveLength(2);
  await engine.stop();
  expect(states.at(-1)).toBe("stopped");
  expect(crashes).toEqual([]);
});

it("a process that does not listen to a cancellation is killed, which is no crash", async () => {
  const { engine, states, crashes } = host();
  const source = new CancellationTokenSource();
  const before = new Set(engineProcesses());
  const rendering = engine.render(
    await params(1000),
    configuration,
    ({ phase, step }) => {
      if (phase !== "denoise" || step !== 1) return;
      for (const id of engineProcesses()) if (!before.has(id)) execFileSync("kill", ["-STOP", String(id)]);
      source.cancel();
    },
    source.token,
  );
  await expect(rendering).rejects.toMatchObject({ code: "cancelled" });
  await expect.poll(() => states.at(-1)).toBe("stopped");
  expect(crashes).toEqual([]);
  await engine.render(await params(1), configuration, () => undefined, CancellationToken.None);
  expect(states.at(-1)).toBe("ready");
});

it("says what to do where the engine is missing", async () => {
  const { engine, states } = host({ enginePath: "/nowhere/engine.js" });
  const rendering = engine.render(await params(1), configuration, () => undefined, CancellationToken.None);
  await expect(rendering).rejects.toMatchObject({ code: "engine-not-built" });
  expect(states).toEqual(["starting", "unavailable"]);
  expect(engine.state.message).toContain("/nowhere/engine.js");
});
