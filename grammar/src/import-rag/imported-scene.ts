/** What an entry of a RAG parameter file says, regrouped region by region as a scene has it. */

import { RESERVED_WORDS } from "../syntax/tokens.ts";
import { plural } from "./plural.ts";
import { NameMaker } from "./names.ts";
import { pairBoxesWithCells } from "./pairing.ts";
import { type Checked, type RagEntry, type RagProblem, unusedFields } from "./rag-entry.ts";
import { type Rect, sharedArea } from "./rect.ts";
import { parseSplitRatio, type SplitRow, splitCells } from "./split-ratio.ts";

export interface ImportedRegion {
  readonly name: string;
  /** What hard binding denoises, and its box in fractions of the picture; null: the region only refines. */
  readonly binding: { readonly prompt: string; readonly box: Rect } | null;
  /** What soft refinement attends to, and its cell; null: the region only binds. */
  readonly refinement: { readonly prompt: string; readonly cell: Rect } | null;
  /** Stacking order, where the order in the scene is not the one in which the boxes are pasted. */
  readonly layer: number | null;
}

export interface ImportedScene {
  readonly name: string;
  readonly canvas: { readonly width: number; readonly height: number };
  /** Null: the parameter file asks for a new seed at every run. */
  readonly seed: number | null;
  readonly prompt: string;
  readonly bindSteps: number;
  readonly delta: number;
  readonly rows: readonly SplitRow[];
  /** One a cell, row by row. */
  readonly cellRegions: readonly ImportedRegion[];
  /** Boxes that belong to no cell. */
  readonly freeRegions: readonly ImportedRegion[];
  /** Things that a person should know about what was and was not carried over. */
  readonly notices: readonly string[];
}

/**
 * Regroups a checked entry. Lists whose lengths do not fit each other are problems: which item belongs
 * to which would be a guess. `path` is the entry's place in the JSON, such as `[2]`.
 */
export function importEntry(entry: RagEntry, path: string, sceneNames: NameMaker): Checked<ImportedScene> {
  const problems: RagProblem[] = [];
  const split = parseSplitRatio(entry.SR_hw_split_ratio);
  if (!split.ok) problems.push({ path: `${path}.SR_hw_split_ratio`, message: split.message });
  const rows = split.ok ? split.rows : [];
  const cells = splitCells(rows);
  const subPrompts = entry.SR_prompt.split("BREAK").map((text) => text.trim());
  if (split.ok && cells.length !== subPrompts.length) {
    problems.push({
      path: `${path}.SR_prompt`,
      message:
        `has ${plural(subPrompts.length, "sub-prompt")} (split at BREAK), but SR_hw_split_ratio ` +
        `'${entry.SR_hw_split_ratio}' makes ${plural(cells.length, "cell")}; there must be one for each`,
    });
  }
  const blank = subPrompts.findIndex((text) => text === "");
  if (blank >= 0) problems.push({ path: `${path}.SR_prompt`, message: `sub-prompt ${blank + 1} is empty` });
  problems.push(...bindingListProblems(entry, path));
  if (problems.length > 0) return { ok: false, problems };

  const boxes = entry.HB_prompt_list.map((_, index) => boxAt(entry, index));
  return { ok: true, value: pairUp(entry, boxes, rows, cells, subPrompts, path, sceneNames) };
}

function pairUp(
  entry: RagEntry,
  boxes: readonly Rect[],
  rows: readonly SplitRow[],
  cells: readonly Rect[],
  subPrompts: readonly string[],
  path: string,
  sceneNames: NameMaker,
): ImportedScene {
  const { boxOfCell, unpairedBoxes } = pairBoxesWithCells(boxes, cells);
  const layers = layersOf(boxes, [...boxOfCell.filter((box) => box !== null), ...unpairedBoxes]);
  const names = new NameMaker(RESERVED_WORDS);

  const region = (box: number | null, cell: number | null): ImportedRegion => ({
    name: names.name(box === null ? subPrompts[cell!]! : entry.HB_prompt_list[box]!, "area"),
    binding: box === null ? null : { prompt: entry.HB_prompt_list[box]!.trim(), box: boxes[box]! },
    refinement: cell === null ? null : { prompt: subPrompts[cell]!, cell: cells[cell]! },
    layer: box === null || layers === null ? null : layers[box]!,
  });

  return {
    name: sceneNames.name(entry.prompt, "picture"),
    canvas: { width: entry.width, height: entry.height },
    seed: entry.seed > 0 ? entry.seed : null,
    prompt: entry.prompt.trim(),
    bindSteps: Math.max(0, entry.HB_replace),
    delta: entry.SR_delta,
    rows,
    cellRegions: cells.map((_, cell) => region(boxOfCell[cell]!, cell)),
    freeRegions: unpairedBoxes.map((box) => region(box, null)),
    notices: noticesAbout(entry, boxes, path),
  };
}

function boxAt(entry: RagEntry, index: number): Rect {
  return {
    x: entry.HB_m_offset_list[index]!,
    y: entry.HB_n_offset_list[index]!,
    width: entry.HB_m_scale_list[index]!,
    height: entry.HB_n_scale_list[index]!,
  };
}

function bindingListProblems(entry: RagEntry, path: string): RagProblem[] {
  const expected = entry.HB_prompt_list.length;
  const lists = ["HB_m_offset_list", "HB_n_offset_list", "HB_m_scale_list", "HB_n_scale_list"] as const;
  const problems: RagProblem[] = lists
    .filter((list) => entry[list].length !== expected)
    .map((list) => ({
      path: `${path}.${list}`,
      message: `has ${plural(entry[list].length, "item")}, but HB_prompt_list has ${expected}; there must be one for each`,
    }));
  const blank = entry.HB_prompt_list.findIndex((text) => text.trim() === "");
  if (blank >= 0) problems.push({ path: `${path}.HB_prompt_list[${blank}]`, message: "is empty" });
  return problems;
}

/**
 * The layer of each box, counted from 1: boxes are pasted in their list's order. Null where the regions'
 * order in the scene, `sceneOrder`, already puts every pair of overlapping boxes that way round.
 */
function layersOf(boxes: readonly Rect[], sceneOrder: readonly number[]): readonly number[] | null {
  const agrees = sceneOrder.every((box, position) =>
    sceneOrder
      .slice(position + 1)
      .every((later) => later > box || sharedArea(boxes[box]!, boxes[later]!) === 0),
  );
  return agrees ? null : boxes.map((_, index) => index + 1);
}

function noticesAbout(entry: RagEntry, boxes: readonly Rect[], path: string): string[] {
  const notices: string[] = [];
  const unused = unusedFields(entry);
  if (unused.length > 0) notices.push(`${path}: not imported: ${unused.join(", ")}.`);
  if (entry.seed <= 0) {
    notices.push(`${path}.seed is ${entry.seed}, a new seed at every run; the scene pins none.`);
  }
  boxes.forEach((box, index) => {
    if (box.x + box.width > 1 + 1e-6 || box.y + box.height > 1 + 1e-6) {
      notices.push(`${path}.HB_prompt_list[${index}]: its box reaches beyond the picture.`);
    }
  });
  return notices;
}
