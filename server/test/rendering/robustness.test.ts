/** What happens to renders when people change their minds, folders refuse, and the engine dies. */

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { readPictureRecord } from "@ragl/engine/images";
import { describe, expect, it } from "vitest";
import {
  CancellationTokenSource,
  DidSaveTextDocumentNotification,
  ShowMessageRequest,
} from "vscode-languageserver-protocol/node";
import {
  CANCEL_RENDERS,
  OPEN_PREVIEW,
  PICTURE_HISTORY,
  RENDER_PICTURE,
  RESTART_ENGINE,
  WORKSPACE_TRUSTED,
  type RenderEvent,
} from "../../src/protocol.ts";
import { engineProcesses, openScene, QUICK, startRenderClient, type RenderClient } from "./render-client.ts";

const ball = (steps: number, seed = 7): string =>
  `scene ball {\n  ${QUICK.replace("steps: 2", `steps: ${steps}`).replace("seed: 7", `seed: ${seed}`)}\n  prompt: "a red ball"\n}\n`;
const targetOf = ({ uri }: RenderClient, name = "main.ragl") => ({
  uri: uri(name),
  scene: null,
  variant: null,
});
const render = (setup: RenderClient, name?: string) =>
  setup.client.connection.sendRequest(RENDER_PICTURE, { target: targetOf(setup, name) });
const isStep =
  (least: number) =>
  (event: RenderEvent["event"]): boolean =>
    event.kind === "progress" && event.phase === "denoise" && event.step >= least;
const save = ({ client, uri }: RenderClient, name = "main.ragl") =>
  client.connection.sendNotification(DidSaveTextDocumentNotification.type, {
    textDocument: { uri: uri(name) },
  });

describe("cancelling", () => {
  it("the request ends the render between two steps and leaves the last picture", async () => {
    const setup = await startRenderClient();
    await openScene(setup, "main.ragl", ball(2));
    const first = await render(setup);
    await setup.client.change(setup.uri("main.ragl"), 2, [{ text: ball(1000) }]);
    const source = new CancellationTokenSource();
    const long = setup.client.connection.sendRequest(
      RENDER_PICTURE,
      { target: targetOf(setup) },
      source.token,
    );
    await setup.next(isStep(2));
    source.cancel();
    await expect(long).rejects.toMatchObject({ code: -32800, data: { code: "cancelled" } });
    expect(setup.events.at(-1)!.event).toEqual({ kind: "cancelled" });
    expect((await readPictureRecord(setup.path("renders/ball.png"))).plan.steps).toBe(2);
    expect(await setup.client.connection.sendRequest(PICTURE_HISTORY, targetOf(setup))).toEqual([first]);
  });

  it("all renders of a file, those that wait too", async () => {
    const setup = await startRenderClient();
    await openScene(setup, "main.ragl", ball(1000));
    await openScene(setup, "other.ragl", ball(1000));
    const running = render(setup);
    const waiting = render(setup, "other.ragl");
    await setup.next(isStep(1));
    await setup.client.connection.sendNotification(CANCEL_RENDERS, { uri: setup.uri("other.ragl") });
    await expect(waiting).rejects.toMatchObject({ data: { code: "cancelled" } });
    await setup.next(isStep(2));
    await setup.client.connection.sendNotification(CANCEL_RENDERS, { uri: null });
    await expect(running).rejects.toMatchObject({ data: { code: "cancelled" } });
  });

  it("a newer render of the same picture takes the place of one that runs and of one that waits", async () => {
    const setup = await startRenderClient();
    await openScene(setup, "main.ragl", ball(1000));
    const [first, second] = [render(setup), render(setup)].map((request) =>
      request.catch((error) => error.data.code),
    );
    await setup.client.change(setup.uri("main.ragl"), 2, [{ text: ball(1, 3) }]);
    const third = await render(setup);
    expect(third.seed).toBe(3);
    expect(await Promise.all([first, second])).toEqual(["cancelled", "cancelled"]);
  });
});

describe("the engine", () => {
  it("that is killed in mid-render: a clear failure, one message with a way out, and the next render works", async () => {
    const setup = await startRenderClient();
    const { client, engineStates } = setup;
    const messages: string[] = [];
    client.connection.onRequest(ShowMessageRequest.type, ({ message, actions }) => {
      messages.push(message);
      return actions?.[0] ?? null;
    });
    await openScene(setup, "main.ragl", ball(1000));
    const doomed = render(setup);
    await setup.next(isStep(2));
    for (const id of engineProcesses()) process.kill(id, "SIGKILL");
    await expect(doomed).rejects.toMatchObject({ code: -32803, data: { code: "engine-died" } });
    expect(setup.events.at(-1)!.event).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("SIGKILL"),
    });
    expect(await readdir(setup.path("renders"))).not.toContain("ball.png");

    await client.change(setup.uri("main.ragl"), 2, [{ text: ball(2) }]);
    expect((await render(setup)).seed).toBe(7);
    expect(messages).toEqual([expect.stringContaining("The engine process was ended")]);
    expect(engineStates.map(({ state }) => state)).toContain("crashed");
    expect(engineStates.at(-1)).toMatchObject({ state: "ready", provider: "cpu" });
  });

  it("restarts when it is told to", async () => {
    const setup = await startRenderClient();
    await openScene(setup, "main.ragl", ball(1));
    await render(setup);
    const before = engineProcesses();
    expect(await setup.client.connection.sendRequest(RESTART_ENGINE, null)).toBeNull();
    expect(engineProcesses()).toHaveLength(before.length);
    expect(engineProcesses()).not.toEqual(before);
    expect((await render(setup)).seed).toBe(7);
  });

  it("does not start in a workspace that is not trusted, until it is", async () => {
    const setup = await startRenderClient({ initializationOptions: { isTrusted: false } });
    await openScene(setup, "main.ragl", ball(1));
    await setup.client.connection.sendRequest(OPEN_PREVIEW, { preview: "one", target: targetOf(setup) });
    await expect(render(setup)).rejects.toMatchObject({ data: { code: "workspace-untrusted" } });
    expect(setup.engineStates).toMatchObject([
      { state: "unavailable", message: expect.stringContaining("trust") },
    ]);
    await setup.client.connection.sendNotification(WORKSPACE_TRUSTED, null);
    expect((await render(setup)).seed).toBe(7);
  });

  it("does not start where rendering is switched off", async () => {
    const setup = await startRenderClient({ settings: { render: "off" } });
    await openScene(setup, "main.ragl", ball(1));
    await expect(render(setup)).rejects.toMatchObject({ data: { code: "rendering-off" } });
  });
});

describe("saving", () => {
  it("renders the first scene; what would come out the same is left alone", async () => {
    const setup = await startRenderClient();
    await openScene(setup, "main.ragl", ball(1));
    const finished = setup.next(({ kind }) => kind === "finished");
    await save(setup);
    expect((await finished).target).toEqual({ ...targetOf(setup), scene: "ball" });
    const count = setup.events.length;
    await save(setup);
    await setup.client.change(setup.uri("main.ragl"), 2, [{ text: ball(1, 8) }]);
    const again = setup.next(({ kind }) => kind === "finished");
    await save(setup);
    await again;
    expect(new Set(setup.events.slice(count).map((event) => event.render)).size).toBe(1);
  });

  it("again while the same is being rendered goes on with it; another text begins anew", async () => {
    const setup = await startRenderClient();
    await openScene(setup, "main.ragl", ball(1000));
    const begun = setup.next(isStep(1));
    await save(setup);
    await begun;
    await save(setup);
    await setup.next(isStep(1));
    expect(new Set(setup.events.map((event) => event.render)).size).toBe(1);
    await setup.client.change(setup.uri("main.ragl"), 2, [{ text: ball(1) }]);
    const finished = setup.next(({ kind }) => kind === "finished");
    await save(setup);
    await finished;
    const ends = setup.events.filter(({ event }) => !["queued", "progress"].includes(event.kind));
    expect(ends.map(({ event }) => event.kind)).toEqual(["cancelled", "finished"]);
  });

  it("renders what previews show of files that import the saved one", async () => {
    const setup = await startRenderClient();
    const { client, uri } = setup;
    await openScene(setup, "styles.ragl", 'style ink { prompt: "in ink" }');
    const other = 'scene other { canvas: 128 x 128 seed: 1 prompt: "x" }';
    const variant = 'variant dark { prompt: "a dark ball" }\n}\n';
    const main = `import { ink } from "./styles.ragl"\n${other}\n${ball(1).replace("}", `use: ink ${variant}`)}`;
    await openScene(setup, "main.ragl", main);
    const target = { uri: uri("main.ragl"), scene: "ball", variant: "dark" };
    await client.connection.sendRequest(OPEN_PREVIEW, { preview: "one", target });
    const finished = setup.next(({ kind }) => kind === "finished");
    await save(setup, "styles.ragl");
    expect((await finished).target).toEqual(target);
    expect(new Set(setup.events.map((event) => event.render)).size).toBe(1);
  });

  it("leaves broken scenes and files without scenes alone", async () => {
    const setup = await startRenderClient();
    await openScene(setup, "main.ragl", ball(1).replace("red", 'red" x'));
    await openScene(setup, "styles.ragl", 'style ink { prompt: "ink" }');
    await save(setup);
    await save(setup, "styles.ragl");
    await openScene(setup, "ball.ragl", ball(1));
    await render(setup, "ball.ragl");
    expect(new Set(setup.events.map(({ target }) => target.uri))).toEqual(new Set([setup.uri("ball.ragl")]));
  });
});

describe("where pictures go", () => {
  it("never over a file that RAGL did not make", async () => {
    const setup = await startRenderClient();
    await openScene(setup, "main.ragl", ball(1));
    await mkdir(setup.path("renders"));
    await writeFile(setup.path("renders/ball.png"), "my holiday");
    await expect(render(setup)).rejects.toMatchObject({
      data: { code: "output-not-a-render", fix: expect.stringContaining("ragl.outputFolder") },
    });
    expect(await readFile(setup.path("renders/ball.png"), "utf8")).toBe("my holiday");
  });

  it("a place that cannot be a folder", async () => {
    const setup = await startRenderClient({ settings: { outputFolder: "main.ragl/pictures" } });
    await openScene(setup, "main.ragl", ball(1));
    await expect(render(setup)).rejects.toMatchObject({ data: { code: "output-folder-missing" } });
  });

  it("not outside the workspace, unless the settings allow it", async () => {
    const setup = await startRenderClient({ settings: { outputFolder: "../elsewhere" } });
    await openScene(setup, "main.ragl", ball(1));
    await expect(render(setup)).rejects.toMatchObject({ data: { code: "output-outside-workspace" } });
    expect(setup.events.at(-1)!.event).toMatchObject({ kind: "failed" });
  });

  it("a scene that was never saved: a temporary folder, which goes with the server", async () => {
    const setup = await startRenderClient();
    await setup.client.open("untitled:Untitled-1", ball(1));
    const target = { uri: "untitled:Untitled-1", scene: null, variant: null };
    const picture = await setup.client.connection.sendRequest(RENDER_PICTURE, { target });
    expect(picture.notices).toEqual([expect.stringContaining("temporary")]);
    const path = fileURLToPath(picture.latestUri);
    expect(path.startsWith(tmpdir())).toBe(true);
    expect((await readPictureRecord(path)).plan.seed).toBe(7);
  });

  it("two windows render into one folder, and both pictures are whole", async () => {
    const one = await startRenderClient();
    const two = await startRenderClient({ folders: [one.uri("").replace(/\/$/, "")] });
    await openScene(one, "main.ragl", ball(2, 1));
    await two.client.open(one.uri("main.ragl"), ball(2, 2));
    await Promise.all([
      render(one),
      two.client.connection.sendRequest(RENDER_PICTURE, { target: targetOf(one) }),
    ]);
    const history = await one.client.connection.sendRequest(PICTURE_HISTORY, targetOf(one));
    expect(history.map(({ seed }) => seed).sort()).toEqual([1, 2]);
    for (const { uri, seed } of history) {
      expect((await readPictureRecord(fileURLToPath(uri))).plan.seed).toBe(seed);
    }
    expect([1, 2]).toContain((await readPictureRecord(one.path("renders/ball.png"))).plan.seed);
  });
});
