/** Renders the benchmark's scenes with the engine and has the judge look at them. */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encodePng, type RenderEngine, type RgbImage } from "@ragl/engine";
import { CancellationToken } from "vscode-jsonrpc";

import { mark, type Judge } from "./judge.ts";
import { pixelCellsOf } from "./layouts.ts";
import type { Method } from "./methods.ts";
import { planOf, type Sampling } from "./plans.ts";
import type { Result } from "./report.ts";
import { bindingScenes, type BindingScene, type Split } from "./scenes.ts";
import { ScoreSheet } from "./scores.ts";
import { seamScore } from "./seam.ts";

export interface BenchRun {
  readonly engine: RenderEngine;
  readonly judge: Judge;
  readonly sampling: Sampling;
  readonly scenes: number;
  readonly split: Split;
  readonly methods: readonly Method[];
  /** Folder for one PNG a picture; null: pictures are not kept. */
  readonly pictures: string | null;
  /** Called with a line of text after every method. */
  readonly log: (line: string) => void;
}

/**
 * Scenes of fewer objects come in larger numbers, so that every row judges as many objects as scenes of this many hold:
 * the score of 40 single objects would be chance to a tenth.
 */
const EVEN_OBJECTS = 4;

/** Scenes of so many objects: `wanted`, and more where they have few objects. */
export function sceneCount(wanted: number, objects: number): number {
  return Math.max(wanted, Math.ceil((wanted * EVEN_OBJECTS) / objects));
}

/** The results of every method on the scenes of one number of objects. */
export async function runObjects(run: BenchRun, objects: number): Promise<Result[]> {
  const scenes = bindingScenes(run.judge.labels, objects, sceneCount(run.scenes, objects), run.split);
  const results: Result[] = [];
  for (const method of run.methods) {
    const started = performance.now();
    const sheet = new ScoreSheet();
    for (const scene of scenes) await judgeScene(run, scene, method, sheet);
    const secondsPerPicture = (performance.now() - started) / 1000 / scenes.length;
    const score = sheet.score();
    results.push({ objects, method, score, secondsPerPicture });
    run.log(
      `${objects} objects, ${method.name}: kind+colour ${(100 * score.kindAndColour).toFixed(1)} %, ` +
        `${secondsPerPicture.toFixed(2)} s a picture`,
    );
  }
  return results;
}

async function judgeScene(
  run: BenchRun,
  scene: BindingScene,
  method: Method,
  sheet: ScoreSheet,
): Promise<void> {
  const plan = planOf(scene, method, run.sampling);
  const { image } = await run.engine.renderInMemory(
    { plan, baseFolder: process.cwd() },
    { onProgress: () => undefined, cancellation: CancellationToken.None },
  );
  const cells = pixelCellsOf(scene.layout, run.sampling.cellSide);
  const verdicts = await run.judge.verdicts(image, cells);
  const marks = verdicts.map((verdict, index) => mark(verdict, scene.objects[index]!));
  sheet.add(marks, seamScore(image, cells));
  if (run.pictures !== null) await keepPicture(run.pictures, plan.scene, method, image);
}

async function keepPicture(folder: string, scene: string, method: Method, image: RgbImage): Promise<void> {
  const place = join(folder, method.name.replaceAll(" ", ""));
  await mkdir(place, { recursive: true });
  await writeFile(join(place, `${scene}.png`), encodePng(image, []));
}
