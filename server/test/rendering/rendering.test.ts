/** Renders over the protocol, with the real engine process. */

import { readFile } from "node:fs/promises";
import { readPictureRecord } from "@ragl/engine/images";
import { describe, expect, it } from "vitest";
import { ExecuteCommandRequest } from "vscode-languageserver-protocol/node";
import { OPEN_PREVIEW, PICTURE_HISTORY, RENDER_PICTURE, SCENE_OF_PICTURE } from "../../src/protocol.ts";
import { openScene, QUICK, startRenderClient } from "./render-client.ts";

const balls = (steps = 2): string => `scene balls {
  ${QUICK.replace("steps: 2", `steps: ${steps}`)}
  prompt: "two balls"
  row {
    region left { prompt: "a red ball" }
    region right { prompt: "a blue ball" }
  }
  variant green { region left { prompt: "a green ball" } }
}
`;

describe("a render", () => {
  it("writes the picture where the settings say, tells how it goes, and keeps the earlier ones", async () => {
    const setup = await startRenderClient();
    const { client, uri, path, events, engineStates } = setup;
    await openScene(setup, "main.ragl", balls());
    const target = { uri: uri("main.ragl"), scene: null, variant: null };

    const first = await client.connection.sendRequest(RENDER_PICTURE, { target });
    expect(first).toMatchObject({
      latestUri: uri("renders/balls.png"),
      target: { ...target, scene: "balls" },
      seed: 7,
      width: 128,
      height: 128,
      provider: "cpu",
    });
    const record = await readPictureRecord(path("renders/balls.png"));
    expect(record.scene).toBe(balls());
    expect(new Set(events.map(({ event }) => event.kind))).toEqual(
      new Set(["queued", "progress", "finished"]),
    );
    const progress = events.map(({ event }) => event).filter((event) => event.kind === "progress");
    expect(progress.find(({ phase }) => phase === "bind")).toMatchObject({ region: "left" });
    expect(progress.at(-1)).toMatchObject({ fraction: 1, elapsedSeconds: expect.any(Number) });
    expect(engineStates.map(({ state }) => state)).toEqual(["starting", "ready", "rendering", "ready"]);

    const second = await client.connection.sendRequest(RENDER_PICTURE, { target, seed: 8, steps: 1 });
    expect(second.seed).toBe(8);
    const history = await client.connection.sendRequest(PICTURE_HISTORY, target);
    expect(history).toEqual([second, first]);
    expect(await readFile(path("renders/balls.png"))).toEqual(await readFile(new URL(second.uri)));
    expect((await readPictureRecord(path("renders/balls.png"))).plan).toMatchObject({ seed: 8, steps: 1 });

    const scene = await client.connection.sendRequest(SCENE_OF_PICTURE, { uri: first.uri });
    expect(scene.text).toBe(balls());
  });

  it("by the command, with progress that the request asked for", async () => {
    const setup = await startRenderClient();
    await openScene(setup, "main.ragl", balls());
    const { connection } = setup.client;
    const shown: { kind: string; message?: string; percentage?: number }[] = [];
    connection.onProgress(
      { method: "progress" } as never,
      "render-1",
      (value) => void shown.push(value as never),
    );
    const picture = await connection.sendRequest(ExecuteCommandRequest.type, {
      command: "ragl.render",
      arguments: [{ uri: setup.uri("main.ragl"), scene: "balls", variant: "green" }],
      workDoneToken: "render-1",
    });
    expect(picture).toMatchObject({ latestUri: expect.stringMatching(/renders\/balls%40green.png$/) });
    expect(shown[0]).toMatchObject({ kind: "begin", title: "Rendering balls@green", cancellable: true });
    expect(shown.map(({ message }) => message)).toContain("binding left 1/2");
    expect(shown.map(({ message }) => message)).toContain("step 2/2");
    expect(shown.at(-1)).toEqual({ kind: "end" });
  });

  it("with sketches where a preview shows it, and without where none does", async () => {
    const setup = await startRenderClient();
    const { connection } = setup.client;
    await openScene(setup, "main.ragl", balls(40));
    const target = { uri: setup.uri("main.ragl"), scene: "balls", variant: null };
    await connection.sendRequest(RENDER_PICTURE, { target, seed: 1 });
    expect(setup.events.filter(({ event }) => event.kind === "sketch")).toEqual([]);

    await connection.sendRequest(OPEN_PREVIEW, { preview: "one", target });
    await connection.sendRequest(RENDER_PICTURE, { target, seed: 2 });
    const [sketch] = setup.events.map(({ event }) => event).filter((event) => event.kind === "sketch");
    expect(sketch?.dataUri).toMatch(/^data:image\/\w+;base64,./);
  });

  it("says what is wrong with a scene, or with what it was asked for", async () => {
    const setup = await startRenderClient();
    const { connection } = setup.client;
    await openScene(setup, "main.ragl", balls().replace('"a red ball"', "3"));
    const target = { uri: setup.uri("main.ragl"), scene: "balls", variant: null };
    const render = (changes: object) => connection.sendRequest(RENDER_PICTURE, { target, ...changes });
    await expect(render({})).rejects.toMatchObject({
      message: expect.stringMatching(/^The scene 'balls' cannot be rendered: .*prompt/),
      data: { code: "scene-has-errors", fix: "Mend line 5 first." },
    });
    await expect(render({ target: { ...target, scene: "cubes" } })).rejects.toMatchObject({
      message: expect.stringContaining("cubes"),
    });
    await expect(render({ target: { ...target, uri: setup.uri("no.ragl") } })).rejects.toMatchObject({
      data: { code: "scene-file-missing" },
    });
    await expect(render({ seed: -1 })).rejects.toMatchObject({ data: { code: "params-invalid" } });
    const command = { command: "ragl.render", arguments: [] };
    await expect(connection.sendRequest(ExecuteCommandRequest.type, command)).rejects.toMatchObject({
      data: { code: "params-invalid" },
    });
    expect(setup.events).toEqual([]);
  });
});
