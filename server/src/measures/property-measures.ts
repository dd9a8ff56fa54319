/** What a property of place comes to in pixels of the canvas, for hovers and inlay hints. */

import {
  effective,
  rectToNumbers,
  toNumber,
  type Area,
  type CanvasSize,
  type Length,
  type Picture,
  type PictureRegion,
  type PlacedContainer,
  type Property,
  type Rect,
  type Settings,
  type Value,
} from "@ragl/grammar";

/** The numbers of a property in pixels, in the order in which the property has them. */
export interface Measure {
  readonly pixels: readonly number[];
  /** What the numbers are: "from the left, from the top". */
  readonly meaning: string;
}

const PLACE = "from the left and the top of the enclosing area";

/** Whether a value says anything that is not in pixels already. */
export function needsMeasure(value: Value): boolean {
  switch (value.kind) {
    case "number":
      return value.unit === "%" && Number(value.text) !== 0;
    case "fraction":
    case "name":
      return true;
    case "tuple":
    case "list":
      return value.items.some(needsMeasure);
    case "string":
      return false;
  }
}

/** Null where the property is none of place, or another one counts in its stead. */
export function measureInRegion(
  property: Property,
  region: PictureRegion,
  { canvas }: Pick<Picture, "canvas">,
): Measure | null {
  const { own } = region.element;
  const { cell, box, enclosing } = region;
  switch (property.name.text) {
    case "at":
      return own.at?.property === property ? offset(cell, enclosing, canvas) : null;
    case "size":
      return own.size?.property === property ? size(cell, canvas) : null;
    case "box":
      return own.box?.property === property ? boxMeasure(box, enclosing, canvas) : null;
    case "inset":
      return own.inset?.property === property && own.box === undefined ? sides(cell, box, canvas) : null;
    case "feather": {
      if (own.feather?.property !== property) return null;
      const shorter = Math.min(canvas.width, canvas.height);
      return { pixels: [region.feather * shorter], meaning: "width of the soft edge" };
    }
    default:
      return null;
  }
}

/** Null where the property is none of place, or has no usable value. */
export function measureInContainer(
  property: Property,
  { node, enclosing, area, inside }: PlacedContainer,
  own: Settings,
  { canvas }: Pick<Picture, "canvas">,
): Measure | null {
  switch (property.name.text) {
    case "at":
      return own.at?.property === property ? offset(area, enclosing, canvas) : null;
    case "size":
      return own.size?.property === property ? size(area, canvas) : null;
    case "pad":
      return own.pad?.property === property ? sides(area, inside, canvas) : null;
    case "gap": {
      if (own.gap?.property !== property) return null;
      const { width, height } = rectToNumbers(inside);
      const across = lengthPixels(own.gap.value[0], width * canvas.width);
      const down = lengthPixels(own.gap.value[1], height * canvas.height);
      if (node.layout === "grid") return { pixels: [across, down], meaning: "between columns, between rows" };
      return node.layout === "row"
        ? { pixels: [across], meaning: "between the children" }
        : { pixels: [down], meaning: "between the children" };
    }
    default:
      return null;
  }
}

/** What a child's `weight` gives it of the row or column that it stands in; null for all other children. */
export function measureShare(
  child: Area,
  { containers, regions, canvas }: Pick<Picture, "containers" | "regions" | "canvas">,
): Measure | null {
  const parent = containers.find(({ node }) => node.children.includes(child))?.node;
  const region = regions.find(({ node }) => node === child);
  const rect = region?.cell ?? containers.find(({ node }) => node === child)?.area;
  const isFree = (name: "at" | "size"): boolean =>
    child.properties.some((property) => property.name.text === name) ||
    (region !== undefined && effective(region.element, name) !== undefined);
  if (isFree("at") || isFree("size")) return null;
  if (parent === undefined || parent.layout === "grid" || rect === undefined) return null;
  const { width, height } = rectToNumbers(rect);
  return parent.layout === "row"
    ? { pixels: [width * canvas.width], meaning: "the width that the row gives it" }
    : { pixels: [height * canvas.height], meaning: "the height that the column gives it" };
}

/** `= 717px 38px`, or `≈` where the numbers are no whole pixels. */
export function showMeasure({ pixels }: Measure): string {
  const rounded = pixels.map((value) => Math.round(value) || 0);
  const isExact = pixels.every((value, index) => isSame(value, rounded[index]!));
  return `${isExact ? "=" : "≈"} ${rounded.map((value) => `${value}px`).join(" ")}`;
}

function offset(rect: Rect, within: Rect, canvas: CanvasSize): Measure {
  const inner = rectToNumbers(rect);
  const outer = rectToNumbers(within);
  return {
    pixels: [(inner.x - outer.x) * canvas.width, (inner.y - outer.y) * canvas.height],
    meaning: PLACE,
  };
}

function size(rect: Rect, canvas: CanvasSize): Measure {
  const { width, height } = rectToNumbers(rect);
  return { pixels: [width * canvas.width, height * canvas.height], meaning: "width and height" };
}

function boxMeasure(box: Rect, enclosing: Rect, canvas: CanvasSize): Measure {
  return {
    pixels: [...offset(box, enclosing, canvas).pixels, ...size(box, canvas).pixels],
    meaning: "left, top, width and height",
  };
}

/** What lies between an area and the smaller one in it, in as few numbers as the property would need. */
function sides(outer: Rect, inner: Rect, canvas: CanvasSize): Measure {
  const from = rectToNumbers(outer);
  const to = rectToNumbers(inner);
  const left = (to.x - from.x) * canvas.width;
  const top = (to.y - from.y) * canvas.height;
  const right = (from.x + from.width - to.x - to.width) * canvas.width;
  const bottom = (from.y + from.height - to.y - to.height) * canvas.height;
  if (!isSame(left, right) || !isSame(top, bottom)) {
    return { pixels: [left, top, right, bottom], meaning: "left, top, right, bottom" };
  }
  if (!isSame(left, top)) return { pixels: [left, top], meaning: "left and right, top and bottom" };
  return { pixels: [left], meaning: "on all sides" };
}

/** But for the rounding of exact fractions to floating point. */
function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6;
}

function lengthPixels({ amount, unit }: Length, side: number): number {
  return unit === "px" ? toNumber(amount) : toNumber(amount) * side;
}
