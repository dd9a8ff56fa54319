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

import { DEFAULT_BIND, DEFAULT_REFINE } from "../../grammar/src/plan/defaults.ts";
import { Judge } from "./binding/judge.ts";
import { method } from "./binding/methods.ts";
import { readOptions, USAGE, type BenchOptions } from "./binding/options.ts";
import { scoreTable, wishes, wishTable, type Result } from "./binding/report.ts";
import { runObjects } from "./binding/run.ts";
import { judgeAccuracy, type JudgeAccuracy } from "./binding/self-check.ts";
import { formatTable, tablesToJson } from "./table.ts";

const JUDGE_FOLDER = fileURLToPath(new URL("binding/", import.meta.url));
const MODEL_FOLDER = fileURLToPath(new URL("../../models/", import.meta.url));
const LANGUAGE_DEFAULT = method(DEFAULT_BIND, DEFAULT_REFINE);

async function main(args: readonly string[]): Promise<void> {
  if (args.includes("--help")) return console.log(USAGE);
  const options = readOptions(args);
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
    print(args, options, await runAll(options, engine, judge), notes(options, judge, accuracy));
  } finally {
    await engine.dispose();
    await judge.dispose();
    await rm(cacheFolder, { recursive: true, force: true });
  }
}

async function runAll(options: BenchOptions, engine: RenderEngine, judge: Judge): Promise<Result[]> {
  const { model, steps, guidance, cellSide, scenes, split, methods, pictures } = options;
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const run = {
    engine,
    judge,
    sampling: { model, steps, guidance, cellSide },
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

function notes(options: BenchOptions, judge: Judge, drawn: JudgeAccuracy): string[] {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  const learnt = judge.heldOut.accuracy;
  return [
    `${options.scenes} scenes for each number of objects (split "${options.split}"), model ${options.model}, ` +
      `cells of ${options.cellSide} x ${options.cellSide} pixels, ${options.steps} steps, guidance ${options.guidance}.`,
    `The judge itself, on ${drawn.crops} stored drawings: kind ${percent(drawn.kind)}, colour ` +
      `${percent(drawn.colour)}, texture ${percent(drawn.texture)}; on ${judge.heldOut.crops} when it was made: ` +
      `${percent(learnt.kind)}, ${percent(learnt.colour)}, ${percent(learnt.texture)}.`,
    "seam: mean squared step of luminance across the cells' borders over that elsewhere; seam/prompt: over the prompt alone's.",
  ];
}

function print(args: readonly string[], options: BenchOptions, results: Result[], lines: string[]): void {
  const scores = scoreTable(results, lines);
  const wanted = wishes(results, LANGUAGE_DEFAULT);
  const wish = wishTable(wanted, LANGUAGE_DEFAULT);
  if (args.includes("--json")) {
    const parts = [tablesToJson([scores]), tablesToJson([wish])].map((json) => JSON.parse(json) as unknown[]);
    console.log(JSON.stringify(parts.flat(), null, 2));
  } else {
    console.log(formatTable(scores));
    if (wanted.length > 0) console.log(`\n${formatTable(wish)}`);
  }
}

await main(process.argv.slice(2));
