/** Lays a scene's areas out: which exact part of the canvas each region gets. */

import { MOST_REGIONS } from "../analysis/limits.ts";
import type { Program } from "../analysis/program.ts";
import type { SceneIndex } from "../analysis/scene-index.ts";
import type { Setting, Settings } from "../analysis/settings.ts";
import type { Styled } from "../analysis/styles.ts";
import { effective } from "../analysis/styles.ts";
import type { Rational } from "../layout/rational.ts";
import { ONE, ZERO, toNumber } from "../layout/rational.ts";
import type { CanvasSize, Rect } from "../layout/rect.ts";
import { WHOLE_CANVAS, contains, measure, place, shrink } from "../layout/rect.ts";
import { splitColumn, splitGrid, splitRow } from "../layout/split.ts";
import { propertyWithoutEffect } from "../rules/properties.ts";
import { gridFull, noRoom, overflowsContainer } from "../rules/regions.ts";
import { emptyBlock, tooManyRegions } from "../rules/scenes.ts";
import { wrongCount } from "../rules/values.ts";
import type { Area, Container, RegionDeclaration } from "../syntax/tree.ts";
import type { Report } from "./element.ts";

/** A region with the area that encloses it and the cell that it gets. */
export interface PlacedRegion {
  readonly node: RegionDeclaration;
  readonly element: Styled;
  readonly enclosing: Rect;
  readonly cell: Rect;
}

/** A container with the area that encloses it, the one that it gets, and what its `pad` leaves of that. */
export interface PlacedContainer {
  readonly node: Container;
  readonly enclosing: Rect;
  readonly area: Rect;
  readonly inside: Rect;
}

/** A scene's areas in source order, those left out that have no room. */
export interface LaidOutAreas {
  readonly regions: readonly PlacedRegion[];
  readonly containers: readonly PlacedContainer[];
}

export interface AreaSource {
  readonly program: Program;
  readonly scene: SceneIndex;
  readonly canvas: CanvasSize;
  /** A region's properties, with the variant's changes. */
  elementOf(region: RegionDeclaration): Styled;
  readonly report: Report;
}

export function layOut(source: AreaSource): LaidOutAreas {
  const placed: PlacedRegion[] = [];
  const containers: PlacedContainer[] = [];
  new AreaWalk(source, placed, containers).children(source.scene.node.children, WHOLE_CANVAS, null, []);
  if (placed.length > MOST_REGIONS) source.report(tooManyRegions(source.scene.name, MOST_REGIONS));
  return { regions: placed.slice(0, MOST_REGIONS), containers };
}

class AreaWalk {
  readonly #source: AreaSource;
  readonly #placed: PlacedRegion[];
  readonly #containers: PlacedContainer[];

  constructor(source: AreaSource, placed: PlacedRegion[], containers: PlacedContainer[]) {
    this.#source = source;
    this.#placed = placed;
    this.#containers = containers;
  }

  /** @param cells the areas that the container gives to those of its children that are not placed freely */
  children(
    areas: readonly Area[],
    enclosing: Rect,
    container: Container | null,
    cells: readonly Rect[],
  ): void {
    const { canvas, report } = this.#source;
    let next = 0;
    for (const area of areas) {
      if (this.#placed.length > MOST_REGIONS) return;
      const element = this.#elementOf(area);
      const at = effective(element, "at")?.value ?? null;
      const size = effective(element, "size")?.value ?? null;
      const free = at !== null || size !== null;
      this.#checkWeight(area, element.own, container, free);

      let cell: Rect | undefined = enclosing;
      if (free) {
        cell = place(enclosing, canvas, at, size);
        if (!isRoom(cell)) {
          report(noRoom(nameRange(area), "The place and the enclosing area"));
          continue;
        }
        if (container !== null && !contains(enclosing, cell)) {
          report(overflowsContainer(nameRange(area), describe(area), container.layout));
        }
      } else if (container !== null) {
        cell = cells[next++];
        if (cell === undefined) continue;
      }
      if (area.kind === "region") this.#placed.push({ node: area, element, enclosing, cell });
      else this.#container(area, enclosing, cell);
    }
  }

  #container(node: Container, enclosing: Rect, area: Rect): void {
    const { program, canvas, report } = this.#source;
    const settings = program.settingsOf(node);
    if (node.children.length === 0) {
      report(emptyBlock(node.keyword, node.layout, "Put a region into it, or remove it."));
      return;
    }
    const pad = settings.pad?.value;
    const inside = pad === undefined ? area : shrink(area, canvas, pad);
    if (inside === null) {
      report(noRoom(settings.pad!.property.range, `The sides of \`pad\` in this ${node.layout}`));
      return;
    }
    this.#containers.push({ node, enclosing, area, inside });
    const flowing = node.children.filter((child) => !this.#isFree(child));
    const cells = this.#split(node, settings, inside, flowing);
    if (cells === null) report(noRoom(settings.gap!.property.range, `The gaps in this ${node.layout}`));
    else this.children(node.children, inside, node, cells);
  }

  #split(node: Container, settings: Settings, inside: Rect, flowing: readonly Area[]): Rect[] | null {
    const { canvas } = this.#source;
    const gap = settings.gap?.value;
    const gaps = {
      x: gap === undefined ? ZERO : measure(gap[0], inside.width, canvas.width),
      y: gap === undefined ? ZERO : measure(gap[1], inside.height, canvas.height),
    };
    if (node.layout === "grid") return this.#splitGrid(node, settings, inside, gaps, flowing);
    const weights = flowing.map((child) => effective(this.#elementOf(child), "weight")?.value ?? ONE);
    return node.layout === "row" ? splitRow(inside, weights, gaps.x) : splitColumn(inside, weights, gaps.y);
  }

  #splitGrid(
    node: Container,
    settings: Settings,
    inside: Rect,
    gaps: { readonly x: Rational; readonly y: Rational },
    flowing: readonly Area[],
  ): Rect[] | null {
    const dimensions = this.#source.program.gridOf(node);
    // Missing or wrong dimensions are reported where they are read.
    if (dimensions === null) return [];
    const rows = this.#lines(dimensions.rows, settings.rows, "row");
    const columns = this.#lines(dimensions.columns, settings.columns, "column");
    const surplus = flowing[dimensions.rows * dimensions.columns];
    if (surplus !== undefined) {
      this.#source.report(gridFull(nameRange(surplus), dimensions.rows, dimensions.columns));
    }
    return splitGrid(inside, rows, columns, gaps, flowing.length);
  }

  #lines(count: number, setting: Setting<"rows" | "columns"> | undefined, line: string): readonly Rational[] {
    if (setting?.value.length === count) return setting.value;
    if (setting !== undefined) {
      const wanted = `${count} weights, one for each ${line} of the grid`;
      this.#source.report(
        wrongCount(setting.property.range, `'${setting.property.name.text}'`, wanted, setting.value.length),
      );
    }
    return Array.from({ length: count }, () => ONE);
  }

  #elementOf(area: Area): Styled {
    if (area.kind === "region") return this.#source.elementOf(area);
    return { own: this.#source.program.settingsOf(area), styles: [] };
  }

  #isFree(area: Area): boolean {
    const element = this.#elementOf(area);
    return effective(element, "at") !== undefined || effective(element, "size") !== undefined;
  }

  #checkWeight(area: Area, own: Settings, container: Container | null, free: boolean): void {
    if (own.weight === undefined || (!free && container !== null && container.layout !== "grid")) return;
    const because = free
      ? "An element with `at` or `size` takes no share of its container."
      : container === null
        ? "Only the children of a row or a column share an area by weight."
        : "A grid's rows and columns have their weights in `rows` and `columns`.";
    const { property } = own.weight;
    this.#source.report(propertyWithoutEffect(property.name, property.range, because));
  }
}

function isRoom(rect: Rect): boolean {
  return toNumber(rect.width) > 0 && toNumber(rect.height) > 0;
}

function nameRange(area: Area): { start: number; end: number } {
  return area.name?.range ?? area.keyword;
}

function describe(area: Area): string {
  const what = area.kind === "region" ? "region" : area.layout;
  return area.name === null ? `This ${what}` : `The ${what} '${area.name.text}'`;
}
