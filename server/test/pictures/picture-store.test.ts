/** Finished pictures on disk: the newest, the earlier ones, and how many of them. */

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { recordTexts } from "../../../engine/src/images/picture-record.ts";
import { encodePng } from "../../../engine/src/images/png-encoder.ts";
import type { OutputPlace } from "../../src/pictures/output-place.ts";
import {
  MOST_PICTURES_KEPT,
  prepareNextPicture,
  publishPicture,
  storedPictures,
} from "../../src/pictures/picture-store.ts";

async function place(): Promise<OutputPlace> {
  const folder = await mkdtemp(join(tmpdir(), "ragl-store-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return {
    latest: join(folder, "sub/ball.png"),
    history: join(folder, ".history/sub/ball"),
    histories: join(folder, ".history"),
  };
}

const facts = (seed: number) => ({
  seed,
  width: 8,
  height: 8,
  seconds: 1.5,
  renderedAt: "2026-11-23T20:00:00.000Z",
  provider: "cpu",
  notices: [],
});

/** A picture as the engine writes it, of that seed. */
function pictureOf(seed: number): Buffer {
  const plan = {
    version: 1,
    scene: "ball",
    variant: null,
    canvas: { width: 8, height: 8 },
    model: "toybox",
    seed,
    steps: 1,
    guidance: 1,
    prompt: "a ball",
    negative: "",
    regions: [],
    repaint: [],
  } as const;
  const model = { name: "toybox", files: {} };
  const versions = { engine: "1", runtime: "1", provider: "cpu", model, seed, latentsSha256: "00" };
  const image = { width: 8, height: 8, pixels: new Uint8Array(8 * 8 * 3) };
  return encodePng(
    image,
    recordTexts({ scene: null, plan: { ...plan, regions: [], repaint: [] }, versions }),
  );
}

async function store(where: OutputPlace, seed: number): Promise<string> {
  const path = await prepareNextPicture(where);
  await writeFile(path, pictureOf(seed));
  await publishPicture(where, { path, facts: facts(seed) });
  return path;
}

it("keeps each picture in a file of its own, and a copy of the newest", async () => {
  const where = await place();
  const first = await store(where, 1);
  const second = await store(where, 2);
  expect(await storedPictures(where)).toEqual([
    { path: second, facts: facts(2) },
    { path: first, facts: facts(1) },
  ]);
  expect(await readFile(where.latest)).toEqual(pictureOf(2));
  expect(await readFile(first)).toEqual(pictureOf(1));
  expect(await readFile(join(where.histories, ".gitignore"), "utf8")).toMatch(/^\*$/m);
});

it("removes the oldest of too many", async () => {
  const where = await place();
  for (let seed = 1; seed <= MOST_PICTURES_KEPT + 3; seed++) await store(where, seed);
  const pictures = await storedPictures(where);
  expect(pictures).toHaveLength(MOST_PICTURES_KEPT);
  expect(pictures.at(-1)!.facts.seed).toBe(4);
  expect((await readdir(where.history)).filter((name) => name.endsWith(".json"))).toHaveLength(
    MOST_PICTURES_KEPT,
  );
});

it("passes over pictures that are not finished, and facts that are damaged", async () => {
  const where = await place();
  expect(await storedPictures(where)).toEqual([]);
  const good = await store(where, 1);
  const bad = await store(where, 2);
  await writeFile(await prepareNextPicture(where), pictureOf(3));
  await writeFile(bad.replace(/png$/, "json"), "{ half");
  expect((await storedPictures(where)).map(({ path }) => path)).toEqual([good]);
});

it("replaces nothing that RAGL has not made", async () => {
  const where = await place();
  await mkdir(join(where.latest, ".."), { recursive: true });
  await writeFile(where.latest, "my holiday");
  await expect(prepareNextPicture(where)).rejects.toMatchObject({ code: "output-not-a-render" });
  await rm(where.latest);
  const path = await prepareNextPicture(where);
  await writeFile(path, pictureOf(1));
  await mkdir(where.latest);
  await expect(publishPicture(where, { path, facts: facts(1) })).rejects.toMatchObject({
    code: "output-not-a-render",
  });
});

it("says where a file stands in a folder's place", async () => {
  const where = await place();
  await mkdir(join(where.histories, ".."), { recursive: true });
  await writeFile(join(where.latest, ".."), "a file");
  await expect(prepareNextPicture(where)).rejects.toMatchObject({ code: "output-not-writable" });
});
