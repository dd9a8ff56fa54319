/** Moves or resizes a region: its `at` and `size`, and an explicit `box` with them. */

import { rectToNumbers, type PictureRegion, type PropertyName, type TextEdit } from "@ragl/grammar";
import type { FractionRect } from "@ragl/grammar/plan";
import { whyFixed } from "../preview-layout.ts";
import { lengthText, newLengthText, readLengthText, type Side } from "./length-text.ts";
import {
  refuse,
  unknownRegion,
  type EditedPicture,
  type PlannedEdit,
  type RefusedEdit,
} from "./planned-edit.ts";
import { addProperty, placeOfProperty, type PropertyPlace } from "./property-place.ts";
import { endOf, extentOf, isSamePlace, sidesOf, startOf, type Pair } from "./rects.ts";
import { rewriteItems, writtenItems, type WrittenItem } from "./written-items.ts";

/** What nobody can see is no change: pixels of the canvas. */
const UNSEEN_PX = 0.01;

export function placeRegion(
  name: string,
  cell: FractionRect,
  picture: EditedPicture,
): PlannedEdit | RefusedEdit {
  const { areas } = picture;
  const region = areas.region(name);
  if (region === undefined) return unknownRegion(name);
  const flow = areas.flowOf(region.node);
  if (flow !== null) return refuse(whyFixed(flow, areas));
  if (!(cell.width > 0 && cell.height > 0)) return refuse(`Nothing would be left of '${name}'.`);

  const writer = new PlaceWriter(region, picture);
  const isResized = writer.write(cell);
  return {
    label: `${isResized ? "Resize" : "Move"} region '${name}'`,
    edits: writer.edits,
    summary: writer.summary,
    region: name,
    isDone: (after) => isSamePlace(after.region(name)?.cell, cell, after.picture.canvas),
  };
}

/** A property of lengths as it stands. */
interface WrittenLengths {
  readonly place: PropertyPlace;
  /** Empty where there is no such property. */
  readonly items: readonly WrittenItem[];
}

class PlaceWriter {
  readonly edits: TextEdit[] = [];
  readonly #region: PictureRegion;
  readonly #picture: EditedPicture;
  readonly #sides: Pair<Side>;
  readonly #values: string[] = [];

  constructor(region: PictureRegion, picture: EditedPicture) {
    this.#region = region;
    this.#picture = picture;
    this.#sides = sidesOf(rectToNumbers(region.enclosing), picture.areas.picture.canvas);
  }

  /** The place as it then reads. */
  get summary(): string {
    return this.#values.join("  ");
  }

  /** @returns whether the size changes, not the place alone */
  write(cell: FractionRect): boolean {
    const enclosing = rectToNumbers(this.#region.enclosing);
    const now = rectToNumbers(this.#region.cell);
    const [at, size] = [this.#read("at"), this.#read("size")];
    const origin = startOf(enclosing);
    const wanted = startOf(cell).map((start, axis) => start - origin[axis]!);
    const starts = this.#write("at", at, wanted, this.#differ(startOf(now), startOf(cell)), size.place);

    // The far edges are to lie where they were asked, whatever rounding did to the near ones.
    const written = starts.map((text, axis) => readLengthText(text, this.#sides[axis]!));
    const extents = endOf(cell).map((end, axis) => end - origin[axis]! - written[axis]!);
    const isResized = this.#differ(extentOf(now), extentOf(cell));
    // Without a size, the region reaches to the enclosing area's far edges.
    const needsSize = size.items.length > 0 ? isResized : this.#differ(endOf(enclosing), endOf(cell));
    this.#write("size", size, extents, needsSize, at.place);
    this.#writeBox(now, cell);
    return isResized.some(Boolean);
  }

  /**
   * Writes the lengths that change, and answers the texts of all as they then are.
   *
   * @param beside where the other of `at` and `size` stands: a new property goes there too
   */
  #write(
    name: "at" | "size",
    { place, items }: WrittenLengths,
    goals: readonly number[],
    isChanged: readonly boolean[],
    beside: PropertyPlace,
  ): string[] {
    const texts = goals.map((goal, axis) =>
      isChanged[axis] || items.length === 0 ? this.#text(goal, axis, items[axis]) : items[axis]!.text,
    );
    if (items.length > 0 || isChanged.some(Boolean)) this.#values.push(`${name}: ${texts.join(" ")}`);
    if (!isChanged.some(Boolean)) return texts;
    if (place.own !== null) {
      this.edits.push(
        ...rewriteItems(
          items,
          texts.map((text, axis) => (isChanged[axis] ? text : null)),
        ),
      );
    } else {
      const block = items.length === 0 && beside.own !== null ? beside.block : place.block;
      this.edits.push(...addProperty(block, name, texts.join(" "), this.#picture.text));
    }
    return texts;
  }

  /** An explicit box is relative to the enclosing area, not to the cell: it moves and grows along. */
  #writeBox(from: FractionRect, to: FractionRect): void {
    const { place, items } = this.#read("box");
    if (place.own === null) return;
    const box = rectToNumbers(this.#region.box);
    const origin = startOf(rectToNumbers(this.#region.enclosing));
    const scale = extentOf(to).map((extent, axis) => extent / extentOf(from)[axis]!);
    const starts = startOf(box).map(
      (start, axis) => startOf(to)[axis]! + (start - startOf(from)[axis]!) * scale[axis]!,
    );
    const extents = extentOf(box).map((extent, axis) => extent * scale[axis]!);
    const isChanged = [...this.#differ(startOf(box), starts), ...this.#differ(extentOf(box), extents)];
    const goals = [...starts.map((start, axis) => start - origin[axis]!), ...extents];
    const texts = goals.map((goal, index) =>
      isChanged[index] ? this.#text(goal, index % 2, items[index]) : null,
    );
    this.edits.push(...rewriteItems(items, texts));
  }

  #text(extent: number, axis: number, item: WrittenItem | undefined): string {
    const side = this.#sides[axis]!;
    return item === undefined ? newLengthText(extent, side) : lengthText(extent, side, item.unit);
  }

  #differ(a: readonly number[], b: readonly number[]): boolean[] {
    return a.map((value, axis) => Math.abs(value - b[axis]!) * this.#sides[axis]!.canvasPx > UNSEEN_PX);
  }

  #read(name: PropertyName): WrittenLengths {
    const { areas } = this.#picture;
    const place = placeOfProperty(this.#region.node, name, areas);
    return { place, items: place.setting === undefined ? [] : writtenItems(place.setting, areas.program) };
  }
}
