/** The lines between the children of rows and columns, and between a grid's lines: what can be dragged to change weights. */

import { rectToNumbers, toNumber, type Area, type PlacedContainer } from "@ragl/grammar";
import type { FractionRect } from "@ragl/grammar/plan";
import type { PictureAreas } from "./picture-areas.ts";

/** Shares of one container along one direction; a grid has two of these. */
export interface Division {
  /** Unique in the scene. */
  readonly id: string;
  /** `row`: side by side, so that dividers move across; `column`: one below the other. */
  readonly kind: "row" | "column";
  readonly placed: PlacedContainer;
  /** What is divided, in fractions of the canvas: the container's inside. */
  readonly area: FractionRect;
  /** One a share, in fractions of the canvas along the direction. */
  readonly spans: readonly Span[];
  /** Who takes each share: a child with its `weight`, or a line of the grid. */
  readonly shares: { readonly of: "children"; readonly children: readonly Area[] } | { readonly of: "lines" };
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the divider after share `index` lies: in the middle of the gap. */
export function dividerPosition(spans: readonly Span[], index: number): number {
  return (spans[index]!.end + spans[index + 1]!.start) / 2;
}

/** All divisions with at least one divider, in source order. */
export function divisionsOf(areas: PictureAreas): Division[] {
  return areas.containers
    .flatMap((placed) =>
      placed.node.layout === "grid" ? gridDivisions(placed, areas) : [lineDivision(placed, areas)],
    )
    .filter(({ spans }) => spans.length > 1);
}

function lineDivision(placed: PlacedContainer, areas: PictureAreas): Division {
  const { node, inside } = placed;
  const kind = node.layout === "row" ? "row" : "column";
  const children = areas.flowing(node).filter((child) => areas.rectOf(child) !== undefined);
  const spans = children.map((child) => spanOf(areas.rectOf(child)!, kind));
  const shares = { of: "children", children } as const;
  return { id: areas.idOf(node), kind, placed, area: rectToNumbers(inside), spans, shares };
}

/** A grid's columns, which lie side by side as a row's children do, and its rows. */
function gridDivisions(placed: PlacedContainer, areas: PictureAreas): Division[] {
  const { node } = placed;
  const size = areas.program.gridOf(node);
  if (size === null) return [];
  const { columns, rows, gap } = areas.program.settingsOf(node);
  const inside = rectToNumbers(placed.inside);
  const { canvas } = areas.picture;
  const gapAlong = (axis: 0 | 1, side: number, canvasPx: number): number => {
    const length = gap?.value[axis];
    if (length === undefined) return 0;
    const amount = toNumber(length.amount);
    return length.unit === "px" ? amount / canvasPx : amount * side;
  };
  const equal = (count: number): number[] => Array.from({ length: count }, () => 1);
  const weightsAcross = columns?.value.map(toNumber) ?? equal(size.columns);
  const weightsDown = rows?.value.map(toNumber) ?? equal(size.rows);
  const gapAcross = gapAlong(0, inside.width, canvas.width);
  const gapDown = gapAlong(1, inside.height, canvas.height);
  const common = { placed, area: inside, shares: { of: "lines" } } as const;
  return [
    {
      ...common,
      id: `${areas.idOf(node)}/columns`,
      kind: "row",
      spans: split(inside.x, inside.width, weightsAcross, gapAcross),
    },
    {
      ...common,
      id: `${areas.idOf(node)}/rows`,
      kind: "column",
      spans: split(inside.y, inside.height, weightsDown, gapDown),
    },
  ];
}

function split(start: number, extent: number, weights: readonly number[], gap: number): Span[] {
  const room = extent - gap * (weights.length - 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let at = start;
  return weights.map((weight) => {
    const span = { start: at, end: at + (room * weight) / total };
    at = span.end + gap;
    return span;
  });
}

function spanOf(rect: FractionRect, kind: "row" | "column"): Span {
  return kind === "row"
    ? { start: rect.x, end: rect.x + rect.width }
    : { start: rect.y, end: rect.y + rect.height };
}
