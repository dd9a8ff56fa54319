/**
 * `npm run bench:engine`: what regions cost. Every scene is rendered by the engine with the bundled model and
 * compared, round by round, with the same picture without regions, which runs the model's own unmodified graph
 * on the global prompt. Options: --rounds N, --steps N, --threads N, --json.
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { RenderEngine } from "@ragl/engine";
import type { RenderResult } from "@ragl/engine/protocol";
import type { RegionPlan, ScenePlan } from "@ragl/grammar/plan";
import { CancellationToken } from "vscode-jsonrpc";
import { printTables, type Table } from "./table.ts";

/** A render with 8 regions and no binding may cost this many times the bare render. */
const WANTED_REFINING = 1.6;

const SIDE = 512;
const REGION_COUNTS = [0, 1, 2, 4, 8, 16] as const;
const GRIDS: Readonly<Record<number, readonly [rows: number, columns: number]>> = {
  1: [1, 1],
  2: [1, 2],
  4: [2, 2],
  8: [2, 4],
  16: [4, 4],
};
const KINDS = ["boat", "house", "tree", "ball", "fish", "car", "star", "heart"];
const COLOURS = ["red", "blue", "green", "yellow", "purple", "orange", "pink", "white"];

interface Case {
  readonly regions: number;
  readonly bind: number;
  readonly refine: number;
  readonly guidance: number;
}

interface Row extends Case {
  readonly seconds: number;
  readonly ratio: number;
  readonly allowed: number | null;
  readonly ownWork: number;
}

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    steps: { type: "string", default: "20" },
    threads: { type: "string", default: "0" },
    json: { type: "boolean", default: false },
  },
});
const steps = Number(options.steps);

const cases: Case[] = [3, 1].flatMap((guidance) => [
  ...REGION_COUNTS.map((regions) => ({ regions, bind: 0, refine: 1, guidance })),
  { regions: 8, bind: 0, refine: 0.5, guidance },
  ...[1, 4, 8].map((regions) => ({ regions, bind: 4, refine: 1, guidance })),
]);

/** A scene whose regions fill the canvas as a grid; everything else is equal between cases. */
function planFor({ regions, bind, refine, guidance }: Case): ScenePlan {
  const [rows, columns] = GRIDS[regions] ?? [0, 0];
  return {
    version: 1,
    scene: `bench-${regions}`,
    variant: null,
    canvas: { width: SIDE, height: SIDE },
    model: "toybox",
    seed: 7,
    steps,
    guidance,
    prompt: "toys on paper",
    negative: "",
    repaint: [],
    regions: Array.from({ length: regions }, (_, index) => {
      const cell = {
        x: (index % columns) / columns,
        y: Math.floor(index / columns) / rows,
        width: 1 / columns,
        height: 1 / rows,
      };
      const prompt = `a ${COLOURS[index % COLOURS.length]} striped ${KINDS[index % KINDS.length]} on paper`;
      return {
        name: `region-${index}`,
        cell,
        box: cell,
        shape: "rect",
        mask: null,
        feather: 0,
        layer: index,
        prompt,
        detail: prompt,
        negative: "",
        guidance,
        bind,
        refine,
        seed: index,
        source: null,
      } satisfies RegionPlan;
    }),
  };
}

/** Seconds of the work that regions can change: text, binding and denoising, not loading, decoding or writing. */
const modelSeconds = ({ seconds }: RenderResult): number => seconds.encode + seconds.bind + seconds.denoise;

const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** The regions' boxes fill the canvas, so binding adds that share of the steps to what refinement may cost. */
const allowedRatio = ({ regions, bind }: Case): number | null =>
  regions === 0 || regions > 8 ? null : WANTED_REFINING + bind / steps;

const scratch = await mkdtemp(join(tmpdir(), "ragl-bench-"));
const engine = new RenderEngine({
  modelFolders: [fileURLToPath(new URL("../../models", import.meta.url))],
  cacheFolder: join(scratch, "cache"),
  provider: "cpu",
  threads: Number(options.threads),
});

const render = (benchCase: Case): Promise<RenderResult> =>
  engine.render(
    { plan: planFor(benchCase), baseFolder: scratch, output: join(scratch, "picture.png"), source: null },
    { onProgress: () => {}, cancellation: CancellationToken.None },
  );

try {
  // The first render of each kind loads sessions and rewrites graphs: not what is measured.
  for (const benchCase of cases.filter(({ regions }) => regions === 0 || regions === 8))
    await render(benchCase);
  const measured = new Map<
    Case,
    { seconds: number; ratio: number; ownWork: number; result: RenderResult }[]
  >();
  for (let round = 0; round < Number(options.rounds); round++) {
    let bare = Number.NaN;
    for (const benchCase of cases) {
      process.stderr.write(
        `round ${round + 1}: ${benchCase.regions} regions, bind ${benchCase.bind}, guidance ${benchCase.guidance}\n`,
      );
      const result = await render(benchCase);
      const seconds = modelSeconds(result);
      if (benchCase.regions === 0) bare = seconds;
      const ownWork = 1 - result.sessionSeconds / (result.seconds.total - result.seconds.load);
      measured.set(benchCase, [
        ...(measured.get(benchCase) ?? []),
        { seconds, ratio: seconds / bare, ownWork, result },
      ]);
    }
  }
  const rows: Row[] = [...measured].map(([benchCase, runs]) => ({
    ...benchCase,
    seconds: median(runs.map(({ seconds }) => seconds)),
    ratio: median(runs.map(({ ratio }) => ratio)),
    allowed: allowedRatio(benchCase),
    ownWork: median(runs.map(({ ownWork }) => ownWork)),
  }));
  const whole = measured.get(cases[0]!)!.map(({ result }) => result.seconds.total - result.seconds.load);
  const table: Table<Row> = {
    title: `toybox, ${SIDE}x${SIDE}, ${steps} steps, CPU: encode + bind + denoise, median of ${options.rounds} rounds`,
    columns: [
      { title: "guidance", key: "guidance", value: (row) => row.guidance },
      { title: "regions", key: "regions", value: (row) => row.regions },
      { title: "bind", key: "bind", value: (row) => row.bind },
      { title: "refine", key: "refine", value: (row) => row.refine, digits: 1 },
      { title: "seconds", key: "seconds", value: (row) => row.seconds, digits: 2 },
      { title: "x bare", key: "ratio", value: (row) => row.ratio, digits: 2 },
      { title: "wanted", key: "allowed", value: (row) => row.allowed, digits: 2 },
      { title: "own work %", key: "ownWorkPercent", value: (row) => 100 * row.ownWork, digits: 1 },
    ],
    rows,
    notes: [
      `A whole picture without regions, decoding and writing included: ${median(whole).toFixed(2)} s (wanted under 15 s).`,
      "x bare: against the same steps of the unmodified graph on the global prompt, in the same round.",
      "own work: the engine's time outside the runtime's sessions, of the whole render after loading (wanted under 3 %).",
    ],
  };
  printTables([table], options.json ? ["--json"] : []);
} finally {
  await engine.dispose();
  await rm(scratch, { recursive: true, force: true });
}
