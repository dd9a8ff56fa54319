/** A client that renders for real: the built engine, the bundled model, a folder on disk. */

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import { ENGINE_STATE, RENDER_EVENT, type EngineState, type RenderEvent } from "../../src/protocol.ts";
import { startTestClient, type TestClient, type TestClientOptions } from "../kit/test-client.ts";

const ENGINE = fileURLToPath(new URL("../../../engine/dist/engine.js", import.meta.url));
if (!existsSync(ENGINE))
  throw new Error(`${ENGINE} is missing: run \`npm run build\` first, as \`npm test\` does.`);

process.env["RAGL_CACHE"] = join(tmpdir(), "ragl-test-cache");

/** Small enough for a busy machine: 128 x 128, two steps, no guidance. */
export const QUICK = `canvas: 128 x 128 seed: 7 steps: 2 guidance: 1 bind: 1 refine: 0.5`;

export interface RenderClient {
  readonly client: TestClient;
  /** Absolute path of the workspace folder. */
  readonly folder: string;
  readonly events: readonly RenderEvent[];
  readonly engineStates: readonly EngineState[];
  uri(name: string): string;
  path(name: string): string;
  /** Resolves with the next event that `isWanted`. */
  next(isWanted: (event: RenderEvent["event"], all: RenderEvent) => boolean): Promise<RenderEvent>;
}

export async function startRenderClient(
  options: Pick<TestClientOptions, "folders" | "initializationOptions" | "settings"> = {},
): Promise<RenderClient> {
  const folder = await mkdtemp(join(tmpdir(), "ragl-server-"));
  const client = await startTestClient("", {
    folders: [pathToFileURL(folder).href],
    ...options,
    // An editor that asks for diagnostics is sent none, which are not looked at here.
    capabilities: { workspace: { configuration: true }, textDocument: { diagnostic: {} } },
    settings: { engine: { provider: "cpu", threads: 1 }, ...options.settings },
  });
  onTestFinished(async () => {
    await client.dispose();
    await rm(folder, { recursive: true, force: true });
  });
  const events: RenderEvent[] = [];
  const engineStates: EngineState[] = [];
  const listeners = new Set<(event: RenderEvent) => void>();
  client.connection.onNotification(RENDER_EVENT, (event) => {
    events.push(event);
    for (const listener of listeners) listener(event);
  });
  client.connection.onNotification(ENGINE_STATE, (state) => void engineStates.push(state));
  const path = (name: string): string => join(folder, name);
  return {
    client,
    folder,
    events,
    engineStates,
    path,
    uri: (name) => pathToFileURL(path(name)).href,
    next: (isWanted) =>
      new Promise((resolve) => {
        const listener = (event: RenderEvent): void => {
          if (!isWanted(event.event, event)) return;
          listeners.delete(listener);
          resolve(event);
        };
        listeners.add(listener);
      }),
  };
}

/** Ids of the engine processes that this process has started and that still run. */
export function engineProcesses(): number[] {
  const ids = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(process.pid)], { encoding: "utf8" });
  return ids
    .split("\n")
    .filter((line) => line.includes(ENGINE))
    .map((line) => Number.parseInt(line, 10));
}

/** Writes a scene file and opens it. */
export async function openScene(
  { client, path, uri }: RenderClient,
  name: string,
  text: string,
): Promise<void> {
  await writeFile(path(name), text);
  await client.open(uri(name), text);
}
