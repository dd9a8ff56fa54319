/**
 * The finished pictures on disk. Every picture gets a file of its own, named by its time, so that several windows
 * can render into one folder; a copy takes the place of the newest. Of each target the last ones are kept.
 */

import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { EngineError } from "@ragl/engine/errors";
import { makeFolder, requireWritable, writeFileAtomically } from "@ragl/engine/files";
import { readPictureRecord } from "@ragl/engine/images";
import { z } from "zod";
import { notOurPicture } from "../rendering/render-errors.ts";
import type { OutputPlace } from "./output-place.ts";

/** Pictures of one target that are kept. */
export const MOST_PICTURES_KEPT = 24;

const IGNORE_ALL = "# Earlier pictures; RAGL removes the oldest.\n*\n";

const FactsSchema = z.object({
  seed: z.number(),
  width: z.number(),
  height: z.number(),
  seconds: z.number(),
  renderedAt: z.string(),
  provider: z.string(),
  notices: z.array(z.string()),
});

/** What is known of a picture beyond what it says itself. */
export type PictureFacts = z.infer<typeof FactsSchema>;

export interface StoredPicture {
  /** Absolute path of the picture's own file. */
  readonly path: string;
  readonly facts: PictureFacts;
}

/**
 * Makes the folders of a place ready, and answers where the next picture is to be written.
 *
 * @throws EngineError where the folders cannot be written to, or the newest picture would replace another's file
 */
export async function prepareNextPicture({ latest, history, histories }: OutputPlace): Promise<string> {
  await makeFolder(dirname(latest));
  await requireOurs(latest);
  await requireWritable(latest);
  await makeFolder(history);
  const path = join(history, `${timestamp(new Date())}-${randomBytes(2).toString("hex")}.png`);
  await requireWritable(path);
  const ignore = join(histories, ".gitignore");
  if (!existsSync(ignore)) await writeFileAtomically(ignore, Buffer.from(IGNORE_ALL));
  return path;
}

/** Makes a picture that has been written to its own file the newest, and removes the oldest of too many. */
export async function publishPicture(place: OutputPlace, picture: StoredPicture): Promise<void> {
  await requireOurs(place.latest);
  const facts = `${JSON.stringify(picture.facts, null, 2)}\n`;
  await writeFileAtomically(factsPath(picture.path), Buffer.from(facts));
  await writeFileAtomically(place.latest, await readFile(picture.path));
  for (const path of (await pathsIn(place.history)).slice(MOST_PICTURES_KEPT)) await remove(path);
}

/** The finished pictures, newest first. */
export async function storedPictures({ history }: OutputPlace): Promise<StoredPicture[]> {
  const pictures: StoredPicture[] = [];
  for (const path of (await pathsIn(history)).slice(0, MOST_PICTURES_KEPT)) {
    const facts = await readFacts(path);
    if (facts !== null) pictures.push({ path, facts });
  }
  return pictures;
}

/** Pictures by their names, which begin with their times; the newest first. */
async function pathsIn(history: string): Promise<string[]> {
  const names = await readdir(history).catch(() => []);
  const pictures = names.filter((name) => name.endsWith(".png") && !name.startsWith("."));
  return pictures
    .sort()
    .reverse()
    .map((name) => join(history, name));
}

/** Null where there are none: the picture is still being finished, by this window or another. */
async function readFacts(path: string): Promise<PictureFacts | null> {
  try {
    return FactsSchema.parse(JSON.parse(await readFile(factsPath(path), "utf8")));
  } catch {
    return null;
  }
}

async function remove(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(factsPath(path), { force: true });
}

function factsPath(path: string): string {
  return join(dirname(path), `${basename(path, ".png")}.json`);
}

/** `20261123T203802123Z`: sorts as time does, and is a name on every file system. */
function timestamp(date: Date): string {
  return date.toISOString().replace(/[-:.]/g, "");
}

/** @throws EngineError `output-not-a-render` when `path` is somebody's own picture, or no picture at all */
async function requireOurs(path: string): Promise<void> {
  try {
    await readPictureRecord(path);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    if ((error.cause as NodeJS.ErrnoException | undefined)?.code === "ENOENT") return;
    throw notOurPicture(path);
  }
}
