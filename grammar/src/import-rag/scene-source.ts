/** Writes imported scenes as `.ragl` text in the canonical style. */

import { format } from "../format/format.ts";
import type { ImportedRegion, ImportedScene } from "./imported-scene.ts";
import type { Rect } from "./rect.ts";
import type { SplitRow } from "./split-ratio.ts";
import { quote } from "./quote.ts";

export interface SourceOptions {
  /** Name of the parameter file, for a comment. */
  readonly origin: string;
  /** What to write after `model:`; null: nothing, so that the language's default holds. */
  readonly model: string | null;
}

/** The authors' code fixes these two, and no parameter file names them. */
const STEPS = 20;
const GUIDANCE = 3.5;

/** Boxes within this distance are the same: well under a thousandth of the picture. */
const SAME_PLACE = 1e-6;

const WHOLE: Rect = { x: 0, y: 0, width: 1, height: 1 };

/** The text of a scene file with the scenes, in their order. */
export function scenesText(scenes: readonly ImportedScene[], options: SourceOptions): string {
  const result = format(scenesSource(scenes, options));
  if ("text" in result) return result.text;
  // What is written here has no syntax errors; one would be a defect.
  throw new Error(`The imported scenes cannot be parsed: ${result.diagnostics[0]?.message}`);
}

function scenesSource(scenes: readonly ImportedScene[], options: SourceOptions): string {
  const header = [
    `// Imported from ${options.origin}, parameters of the RAG authors' code.`,
    "// cell = SR_hw_split_ratio, detail = SR_prompt, box = HB lists, bind = HB_replace, refine = SR_delta",
  ].join("\n");
  return `${[header, ...scenes.map((scene) => sceneSource(scene, options.model))].join("\n\n")}\n`;
}

function sceneSource(scene: ImportedScene, model: string | null): string {
  const lines = [
    ...scene.notices.map((notice) => `// ${singleLine(notice)}`),
    `scene ${scene.name} {`,
    `canvas: ${scene.canvas.width} x ${scene.canvas.height}`,
    ...(model === null ? [] : [`model: ${quote(model)}`]),
    ...(scene.seed === null ? [] : [`seed: ${scene.seed}`]),
    `steps: ${STEPS}`,
    `guidance: ${GUIDANCE}`,
    `prompt: ${quote(scene.prompt)}`,
    `bind: ${scene.bindSteps}`,
    `refine: ${decimal(scene.delta)}`,
    "",
    ...cellsSource(scene),
    ...scene.freeRegions.flatMap((region) => ["", ...freeRegionSource(region)]),
    "}",
  ];
  return lines.join("\n");
}

/** The cells as a grid where they are one, as a row, or as a column of rows. */
function cellsSource({ rows, cellRegions }: ImportedScene): string[] {
  const onlyRow = rows.length === 1 ? rows[0]! : null;
  if (onlyRow !== null) return rowSource(onlyRow, null, cellRegions, WHOLE);
  if (isGrid(rows)) return gridSource(rows, cellRegions);

  const lines = ["column {"];
  const total = rows.reduce((sum, row) => sum + row.weight, 0);
  const weights = wholeShares(rows.map((row) => row.weight));
  let first = 0;
  let top = 0;
  rows.forEach((row, index) => {
    const regions = cellRegions.slice(first, first + row.columns.length);
    const area = { x: 0, y: top, width: 1, height: row.weight / total };
    lines.push(
      ...(regions.length === 1
        ? regionSource(regions[0]!, weights[index]!, WHOLE)
        : rowSource(row, weights[index]!, regions, area)),
    );
    first += row.columns.length;
    top += area.height;
  });
  return [...lines, "}"];
}

function rowSource(
  row: SplitRow,
  weight: string | null,
  regions: readonly ImportedRegion[],
  area: Rect,
): string[] {
  const weights = wholeShares(row.columns);
  return [
    "row {",
    ...weightLine(weight),
    ...regions.flatMap((region, index) => regionSource(region, weights[index]!, area)),
    "}",
  ];
}

function isGrid(rows: readonly SplitRow[]): boolean {
  const columns = wholeShares(rows[0]!.columns).join();
  return rows[0]!.columns.length > 1 && rows.every((row) => wholeShares(row.columns).join() === columns);
}

function gridSource(rows: readonly SplitRow[], regions: readonly ImportedRegion[]): string[] {
  const heights = wholeShares(rows.map((row) => row.weight));
  const widths = wholeShares(rows[0]!.columns);
  const unequal = (shares: readonly string[]) => shares.some((share) => share !== "1");
  return [
    `grid ${heights.length} x ${widths.length} {`,
    ...(unequal(heights) ? [`rows: ${heights.join(", ")}`] : []),
    ...(unequal(widths) ? [`columns: ${widths.join(", ")}`] : []),
    ...regions.flatMap((region) => regionSource(region, null, WHOLE)),
    "}",
  ];
}

/** A region in a container that fills `area` of the picture. */
function regionSource(region: ImportedRegion, weight: string | null, area: Rect): string[] {
  const { binding, refinement } = region;
  const prompt = binding?.prompt ?? refinement!.prompt;
  return [
    `region ${region.name} {`,
    ...weightLine(weight),
    `prompt: ${quote(prompt)}`,
    ...(refinement === null || refinement.prompt === prompt ? [] : [`detail: ${quote(refinement.prompt)}`]),
    ...(binding === null ? ["bind: 0"] : boxLine(binding.box, refinement!.cell, area)),
    ...layerLine(region),
    "}",
  ];
}

function freeRegionSource({ name, binding, layer }: ImportedRegion): string[] {
  const { prompt, box } = binding!;
  return [
    `region ${name} {`,
    `at: ${percent(box.x)} ${percent(box.y)}`,
    `size: ${percent(box.width)} ${percent(box.height)}`,
    `prompt: ${quote(prompt)}`,
    "refine: 0",
    ...(layer === null ? [] : [`layer: ${layer}`]),
    "}",
  ];
}

function boxLine(box: Rect, cell: Rect, area: Rect): string[] {
  const same = (["x", "y", "width", "height"] as const).every(
    (side) => Math.abs(box[side] - cell[side]) < SAME_PLACE,
  );
  if (same) return [];
  const x = (box.x - area.x) / area.width;
  const y = (box.y - area.y) / area.height;
  return [`box: ${[x, y, box.width / area.width, box.height / area.height].map(percent).join(" ")}`];
}

function weightLine(weight: string | null): string[] {
  return weight === null || weight === "1" ? [] : [`weight: ${weight}`];
}

function layerLine({ layer }: ImportedRegion): string[] {
  return layer === null ? [] : [`layer: ${layer}`];
}

function percent(fraction: number): string {
  return `${decimal(fraction * 100)}%`;
}

/** At most six decimals, without trailing zeros. */
function decimal(value: number): string {
  return String(Number(value.toFixed(6)));
}

/** The same proportions, in the smallest whole numbers where six decimals allow it: 0.34, 0.33, 0.33 as 34, 33, 33. */
function wholeShares(shares: readonly number[]): string[] {
  const scaled = shares.map((share) => Math.round(share * 1e6));
  if (scaled.some((share, index) => share < 1 || Math.abs(share / 1e6 - shares[index]!) > 1e-9)) {
    const largest = Math.max(...shares);
    return shares.map((share) => decimal(Math.max(1e-6, (1000 * share) / largest)));
  }
  const divisor = scaled.reduce(greatestCommonDivisor);
  return scaled.map((share) => decimal(share / divisor));
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function singleLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
