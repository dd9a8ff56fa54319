/**
 * What a rendered picture says about itself: the scene's text, its plan and the versions that made it, as text
 * chunks, so that it can be rendered again from nothing else. Reading one treats the file as untrusted.
 */

import { open } from "node:fs/promises";
import { basename } from "node:path";
import { ScenePlanSchema, type ScenePlan } from "@ragl/grammar/plan";
import { z } from "zod";
import { EngineError } from "../errors.ts";
import { decodeChunks, invalidPicture } from "./png-chunks.ts";
import { decodeTextChunk, type PngText } from "./png-text.ts";

export interface PictureRecord {
  /** The scene file's text; null when the plan did not come from one. */
  readonly scene: string | null;
  readonly plan: ScenePlan;
  readonly versions: PictureVersions;
}

const VersionsSchema = z.object({
  engine: z.string(),
  runtime: z.string(),
  /** Execution provider that ran the denoiser. */
  provider: z.string(),
  /** The model's name, and the SHA-256 of its graphs and weights by path. */
  model: z.object({ name: z.string(), files: z.record(z.string(), z.string()) }),
  seed: z.number(),
  /** SHA-256 of the final latents' bytes. */
  latentsSha256: z.string(),
});

export type PictureVersions = z.infer<typeof VersionsSchema>;

const KEYWORDS = { scene: "ragl:scene", plan: "ragl:plan", versions: "ragl:versions" } as const;

/** No picture of the largest canvas comes near. */
const MAX_PICTURE_BYTES = 512 * 1024 * 1024;

/** The text chunks of a record, with the two that picture viewers show. */
export function recordTexts(record: PictureRecord): PngText[] {
  const plan = withoutFolders(record.plan);
  return [
    { keyword: "Software", text: `RAGL ${record.versions.engine}` },
    { keyword: "Description", text: plan.prompt },
    ...(record.scene === null ? [] : [{ keyword: KEYWORDS.scene, text: record.scene }]),
    { keyword: KEYWORDS.plan, text: JSON.stringify(plan) },
    { keyword: KEYWORDS.versions, text: JSON.stringify(record.versions) },
  ];
}

/**
 * Reads the record of a picture file.
 *
 * @throws EngineError `picture-unreadable`, `picture-invalid` or `picture-without-scene`.
 */
export async function readPictureRecord(path: string): Promise<PictureRecord> {
  return decodePictureRecord(await readPicture(path), path);
}

/** As `readPictureRecord`, from the file's bytes. */
export function decodePictureRecord(bytes: Uint8Array, name: string): PictureRecord {
  const texts = new Map<string, string>();
  for (const chunk of decodeChunks(bytes, name)) {
    if (chunk.type !== "iTXt") continue;
    const { keyword, text } = decodeTextChunk(chunk.data, name);
    if (!texts.has(keyword)) texts.set(keyword, text);
  }
  const plan = texts.get(KEYWORDS.plan);
  const versions = texts.get(KEYWORDS.versions);
  if (plan === undefined || versions === undefined) throw noScene(name);
  return {
    scene: texts.get(KEYWORDS.scene) ?? null,
    plan: parse(ScenePlanSchema, plan, "plan", name),
    versions: parse(VersionsSchema, versions, "versions", name),
  };
}

async function readPicture(path: string): Promise<Buffer> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > MAX_PICTURE_BYTES) throw new Error("it is too large for a rendered picture");
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new EngineError({
      code: "picture-unreadable",
      subject: path,
      message: `The picture ${path} cannot be read: ${(cause as Error).message}.`,
      fix: "Check the path.",
      cause,
    });
  }
}

/** Pictures are passed on; where their scene lay on its author's disk is nobody's business. */
function withoutFolders(plan: ScenePlan): ScenePlan {
  const regions = plan.regions.map((region) =>
    region.source === null
      ? region
      : { ...region, source: { ...region.source, uri: basename(region.source.uri) } },
  );
  return { ...plan, regions };
}

function parse<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  what: string,
  name: string,
): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw invalidPicture(
      name,
      `holds ${what} that this version cannot read`,
      "Use the version of RAGL that rendered it, or render the scene again.",
      cause,
    );
  }
}

function noScene(name: string): EngineError {
  return new EngineError({
    code: "picture-without-scene",
    subject: name,
    message: `${name} holds no scene.`,
    fix: "Choose a PNG that was rendered from a scene; programs that edit or convert pictures often drop what it says.",
  });
}
