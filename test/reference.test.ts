/** The engine's final latents against those of the independent implementation in training/reference. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { RenderEngine } from "@ragl/engine";
import { ScenePlanSchema } from "@ragl/grammar/plan";
import { CancellationToken } from "vscode-jsonrpc";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";

/** Largest difference of one latent value; the values themselves reach about 4. */
const TOLERANCE = 1e-3;

/** A case takes about a second on an idle machine. */
const TIMEOUT_MS = 120_000;

const root = fileURLToPath(new URL("..", import.meta.url));
const fixtures = join(root, "test", "fixtures", "reference");
const models = join(root, "models");

const IndexSchema = z.object({
  modelSha256: z.record(z.string(), z.string()),
  cases: z.array(z.object({ name: z.string(), plan: ScenePlanSchema, shape: z.array(z.number()) })),
});
const index = IndexSchema.parse(JSON.parse(readFileSync(join(fixtures, "index.json"), "utf8")));

test.each(Object.entries(index.modelSha256))(
  "the fixtures were made from the bundled %s",
  async (name, hash) => {
    const bytes = await readFile(join(models, "toybox", name));
    const found = createHash("sha256").update(bytes).digest("hex");
    expect(
      found,
      `models/toybox/${name} has changed since the fixtures were made: ` +
        "run training/reference/make_fixtures.py (cd training && python -m reference.make_fixtures)",
    ).toBe(hash);
  },
);

describe("final latents after a full run agree with the reference", () => {
  let cacheFolder: string;
  let engine: RenderEngine;

  beforeAll(async () => {
    cacheFolder = await mkdtemp(join(tmpdir(), "ragl-reference-"));
    engine = new RenderEngine({ modelFolders: [models], cacheFolder, provider: "cpu", threads: 0 });
  });

  afterAll(async () => {
    await engine.dispose();
    await rm(cacheFolder, { recursive: true, force: true });
  });

  test.each(index.cases)("$name", { timeout: TIMEOUT_MS }, async ({ name, plan, shape }) => {
    const expected = await readLatents(join(fixtures, `${name}.bin`));
    const { latents } = await engine.renderInMemory(
      { plan, baseFolder: root },
      { onProgress: () => undefined, cancellation: CancellationToken.None },
    );
    expect(expected.length).toBe(shape.reduce((product, side) => product * side, 1));
    expect(latents.length).toBe(expected.length);
    expect(largestDifference(latents, expected)).toBeLessThan(TOLERANCE);
  });
});

/** float32, little endian. */
async function readLatents(path: string): Promise<Float32Array> {
  const bytes = await readFile(path);
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(i * 4));
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  return a.reduce((largest, value, i) => Math.max(largest, Math.abs(value - b[i]!)), 0);
}
