/** Resolves the regions of a picture: texts, strengths, seeds and exact places, in stacking order. */

import type { Program } from "../analysis/program.ts";
import type { SceneIndex } from "../analysis/scene-index.ts";
import type { Setting } from "../analysis/settings.ts";
import type { Styled } from "../analysis/styles.ts";
import { effective } from "../analysis/styles.ts";
import type { Length } from "../layout/rect.ts";
import { toNumber } from "../layout/rational.ts";
import type { CanvasSize, Rect } from "../layout/rect.ts";
import { place, shrink } from "../layout/rect.ts";
import { propertyWithoutEffect } from "../rules/properties.ts";
import { noRoom } from "../rules/regions.ts";
import { missingPrompt } from "../rules/scenes.ts";
import type { Range, RegionChange, RegionDeclaration } from "../syntax/tree.ts";
import type { PlacedContainer, PlacedRegion } from "./areas.ts";
import { layOut } from "./areas.ts";
import type { Report } from "./element.ts";
import { isLostToError, localPath, overlay, placeOf, styled, textOf, valueOf } from "./element.ts";
import { regionSeed } from "./seeds.ts";

export interface PictureRegion {
  readonly node: RegionDeclaration;
  /** The variant's change of it; null where there is none. */
  readonly change: RegionChange | null;
  readonly element: Styled;
  readonly name: string;
  /** What `at`, `size` and `box` are relative to. */
  readonly enclosing: Rect;
  readonly cell: Rect;
  readonly box: Rect;
  readonly shape: "rect" | "ellipse" | "mask";
  readonly mask: string | null;
  /** Fraction of the canvas's shorter side. */
  readonly feather: number;
  readonly prompt: string;
  readonly detail: string;
  readonly negative: string;
  readonly guidance: number;
  readonly bind: number;
  readonly refine: number;
  readonly seed: number;
}

/** What regions take from their scene. */
export interface SceneValues {
  readonly scene: SceneIndex;
  readonly canvas: CanvasSize;
  readonly seed: number;
  readonly guidance: number;
  readonly negative: string;
  readonly bind: number;
  readonly refine: number;
}

/** @returns the regions in stacking order, and the containers in source order */
export function resolveAreas(
  program: Program,
  values: SceneValues,
  changes: ReadonlyMap<string, RegionChange> | null,
  report: Report,
): { regions: readonly PictureRegion[]; containers: readonly PlacedContainer[] } {
  const changeOf = (node: RegionDeclaration): RegionChange | null =>
    (node.name && changes?.get(node.name.text)) ?? null;
  const elements = new Map<RegionDeclaration, Styled>();
  const elementOf = (node: RegionDeclaration): Styled => {
    const known = elements.get(node);
    if (known !== undefined) return known;
    const change = changeOf(node);
    const own = overlay(program.settingsOf(node), change && program.settingsOf(change));
    const element = styled(own, program);
    elements.set(node, element);
    return element;
  };

  const placed = layOut({ program, scene: values.scene, canvas: values.canvas, elementOf, report });
  const regions = placed.regions
    .map((region) => resolveRegion(region, changeOf(region.node), program, values, report))
    .filter((region) => region !== null);
  if (regions.some((region) => effective(region.element, "layer") !== undefined)) {
    const layers = new Map(regions.map((region) => [region, valueOf(region.element, "layer", 0)]));
    // Sorting is stable: within one layer the order stays that of the text.
    regions.sort((a, b) => layers.get(a)! - layers.get(b)!);
  }
  return { regions, containers: placed.containers };
}

function resolveRegion(
  { node, element, enclosing, cell }: PlacedRegion,
  change: RegionChange | null,
  program: Program,
  values: SceneValues,
  report: Report,
): PictureRegion | null {
  const { own } = element;
  const { canvas } = values;
  // A region without a name has been reported by the parser.
  if (node.name === null) return null;
  const name = node.name.text;
  const box = boxOf(element, enclosing, cell, canvas);
  if (box === null) {
    const range = placeOf(effective(element, "inset"), node.name.range, program);
    report(noRoom(range, `The insets of the region '${name}'`));
    return null;
  }
  checkOverridden(element, report);

  const range: Range = placeOf(own.use, node.name.range, program);
  const basePrompt = own.prompt?.value ?? "";
  const prompt = textOf(element, basePrompt, (style) => style.prompts, range, report);
  if (prompt.trim() === "" && !isLostToError("prompt", element, [node, change], program)) {
    report(missingPrompt(placeOf(own.prompt, node.name.range, program), name));
  }
  const mask = effective(element, "mask");
  return {
    node,
    change,
    element,
    name,
    enclosing,
    cell,
    box,
    shape: mask === undefined ? valueOf(element, "shape", "rect") : "mask",
    mask: mask === undefined ? null : localPath(mask, program),
    feather: featherOf(element, canvas),
    prompt,
    detail: textOf(element, own.detail?.value ?? basePrompt, (style) => style.details, range, report),
    negative: textOf(
      element,
      own.negative?.value ?? values.negative,
      (style) => style.negatives,
      range,
      report,
    ),
    guidance: valueOf(element, "guidance", values.guidance),
    bind: valueOf(element, "bind", values.bind),
    refine: valueOf(element, "refine", values.refine),
    seed: valueOf(element, "seed", regionSeed(values.seed, name)),
  };
}

/** What hard binding fills; null where the insets leave nothing. */
function boxOf(element: Styled, enclosing: Rect, cell: Rect, canvas: CanvasSize): Rect | null {
  const box = effective(element, "box")?.value;
  if (box !== undefined) return place(enclosing, canvas, box.at, box.size);
  const inset = effective(element, "inset")?.value;
  return inset === undefined ? cell : shrink(cell, canvas, inset);
}

function featherOf(element: Styled, canvas: CanvasSize): number {
  const feather: Length | undefined = effective(element, "feather")?.value;
  if (feather === undefined) return 0;
  const amount = toNumber(feather.amount);
  const share = feather.unit === "share" ? amount : amount / Math.min(canvas.width, canvas.height);
  return Math.min(1, share);
}

/** Reports properties that change nothing, since another takes their place. */
function checkOverridden({ own }: Styled, report: Report): void {
  const reportIdle = (idle: Setting | undefined, because: string): void => {
    if (idle === undefined) return;
    report(propertyWithoutEffect(idle.property.name, idle.property.range, because));
  };
  if (own.mask !== undefined) {
    reportIdle(own.shape, "The outline is that of `mask`.");
    reportIdle(own.feather, "How soft the edge is, `mask` says itself.");
  }
  if (own.box !== undefined) reportIdle(own.inset, "What hard binding fills is given by `box`.");
}
