/**
 * `npm run bench:binding`: do objects get the attributes that their scene gives them? Scenes of 1 to 8 coloured,
 * textured objects are rendered with the prompt alone, with hard binding, with soft refinement and with both, and a
 * small classifier says what it sees where each object should be.
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { RenderEngine } from "@ragl/engine";
import { describeModel, resolveModel } from "@ragl/engine/models";

import { PictureDefaults } from "../../grammar/src/plan/defaults.ts";
import { Judge } from "./binding/judge.ts";
import { method, type Method } from "./binding/methods.ts";
import type { Sampling } from "./binding/plans.ts";
import { readOptions, USAGE, type BenchOptions } from "./binding/options.ts";
import { scoreTable, wishes, wishTable, type Result } from "./binding/report.ts";
import { runObjects } from "./binding/run.ts";
import { judgeAccuracy, type JudgeAccuracy } from "./binding/self-check.ts";
import { formatTable, tablesToJson } from "./table.ts";

const JUDGE_FOLDER = fileURLToPath(new URL("binding/", import.meta.url));
const MODEL_FOLDER = fileURLToPath(new URL("../../models/", import.meta.url));

async function main(args: readonly string[]): Promise<void> {
  if (args.includes("--help")) return console.log(USAGE);
  const options = readOptions(args);
  const places = { modelFolders: [MODEL_FOLDER], baseFolder: process.cwd() };
  const { defaults } = await describeModel(await resolveModel(options.model, places));
  const usual = new PictureDefaults(defaults);
  const steps = options.steps ?? usual.steps;
  const sampling: Sampling = {
    model: options.model,
    steps,
    guidance: options.guidance ?? usual.guidance,
    cellSide: options.cellSide,
  };
  const usualMethod = method(usual.bind(steps), usual.refine);
  const cacheFolder = await mkdtemp(join(tmpdir(), "ragl-bench-"));
  const judge = await Judge.load(JUDGE_FOLDER);
  const engine = new RenderEngine({
    modelFolders: [MODEL_FOLDER],
    cacheFolder,
    provider: options.provider,
    threads: options.threads,
  });
  try {
    const accuracy = await judgeAccuracy(judge, JUDGE_FOLDER);
    const results = await runAll(options, sampling, engine, judge);
    print(args, results, usualMethod, notes(options, sampling, judge, accuracy));
  } finally {
    await engine.dispose();
    await judge.dispose();
    await rm(cacheFolder, { recursive: true, force: true });
  }
}

async function runAll(
  options: BenchOptions,
  sampling: Sampling,
  engine: RenderEngine,
  judge: Judge,
): Promise<Result[]> {
  const { scenes, split, methods, pictures } = options;
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const run = {
    engine,
    judge,
    sampling,
    scenes,
    split,
    methods,
    pictures,
    log,
  };
  const results: Result[] = [];
  for (const objects of options.objects) results.push(...(await runObjects(run, objects)));
  return results;
}

function notes(
  options: BenchOptions,
  { steps, guidance, cellSide }: Sampling,
  judge: Judge,
  drawn: JudgeAccuracy,
): string[] {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  const learnt = judge.heldOut.accuracy;
  return [
    `${options.scenes} scenes for each number of objects, of 1 and 2 objects 4 and 2 times as many (split "${options.split}"), model ${options.model}, ` +
      `cells of ${cellSide} x ${cellSide} pixels, ${steps} steps, guidance ${guidance}.`,
    `The judge itself, on ${drawn.crops} stored drawings: kind ${percent(drawn.kind)}, colour ` +
      `${percent(drawn.colour)}, texture ${percent(drawn.texture)}; on ${judge.heldOut.crops} when it was made: ` +
      `${percent(learnt.kind)}, ${percent(learnt.colour)}, ${percent(learnt.texture)}.`,
    "seam, median: mean squared step of luminance across the cells' borders over that elsewhere, mean and median of the pictures; /prompt: over the prompt alone's.",
  ];
}

function print(args: readonly string[], results: Result[], usualMethod: Method, lines: string[]): void {
  const scores = scoreTable(results, lines);
  const wanted = wishes(results, usualMethod);
  const wish = wishTable(wanted, usualMethod);
  if (args.includes("--json")) {
    const parts = [tablesToJson([scores]), tablesToJson([wish])].map((json) => JSON.parse(json) as unknown[]);
    console.log(JSON.stringify(parts.flat(), null, 2));
  } else {
    console.log(formatTable(scores));
    if (wanted.length > 0) console.log(`\n${formatTable(wish)}`);
  }
}

await main(process.argv.slice(2));
