/**
 * Every property of the language, as data: where it may stand, what it takes, what it means where it is
 * absent, and a paragraph with an example. Checks, hovers, completion and the reference's table read it.
 */

import {
  DEFAULT_BIND,
  DEFAULT_CANVAS,
  DEFAULT_GUIDANCE,
  DEFAULT_MODEL,
  DEFAULT_REFINE,
  DEFAULT_STEPS,
} from "../plan/defaults.ts";
import { MAX_CANVAS_SIDE, MAX_SEED } from "../plan/scene-plan.ts";
import type { PropertyName, ValueType } from "./value-types.ts";

/** The blocks that hold properties; `change` is `region NAME { … }` in a variant, `repaint` the other kind. */
export type Place =
  "scene" | "variant" | "style" | "row" | "column" | "grid" | "region" | "change" | "repaint";

export interface PropertySpec {
  readonly name: PropertyName;
  readonly places: readonly Place[];
  readonly type: ValueType;
  /** What an absent property means, as a reader would say it. */
  readonly default: string;
  /** What it does: one paragraph of Markdown. */
  readonly doc: string;
  /** One line as it would stand in a scene. */
  readonly example: string;
}

const PICTURE: readonly Place[] = ["scene", "variant", "style"];
const CONTENT: readonly Place[] = ["region", "change", "repaint"];
const OUTLINE: readonly Place[] = ["region", "change", "style"];
const CONTAINER: readonly Place[] = ["row", "column", "grid"];

export const PROPERTIES: readonly PropertySpec[] = [
  {
    name: "canvas",
    places: PICTURE,
    type: { kind: "pixels", max: MAX_CANVAS_SIDE },
    default: `${DEFAULT_CANVAS.width} x ${DEFAULT_CANVAS.height}`,
    doc: "The picture's width and height in pixels. Models need both sides to be multiples of their grid, and draw best at sizes near those that they were trained on.",
    example: "canvas: 1024 x 768",
  },
  {
    name: "model",
    places: PICTURE,
    type: { kind: "path" },
    default: `"${DEFAULT_MODEL}"`,
    doc: "The model that draws: the bundled `toybox`, an installed model's name, or a folder, relative to this file and beginning with `./` or `../`.",
    example: 'model: "toybox"',
  },
  {
    name: "seed",
    places: [...PICTURE, ...CONTENT],
    type: { kind: "integer", min: 0, max: MAX_SEED },
    default: "derived: a scene's from its name, a region's from the scene's seed and the region's name",
    doc: "Where the noise starts. The same text, model and seed give the same picture. A region's seed is its own: adding or removing another region does not change it.",
    example: "seed: 1234",
  },
  {
    name: "steps",
    places: PICTURE,
    type: { kind: "integer", min: 1, max: 1000 },
    default: `the model's, or ${DEFAULT_STEPS}`,
    doc: "Denoising steps. More take longer and settle finer.",
    example: "steps: 20",
  },
  {
    name: "guidance",
    places: [...PICTURE, ...CONTENT],
    type: { kind: "number", min: 0, max: 100 },
    default: `the model's, or ${DEFAULT_GUIDANCE}; a region's is the scene's`,
    doc: "How strongly the prompt is followed, against the negative prompt. 1 turns the negative prompt off and halves the time of a step.",
    example: "guidance: 3.5",
  },
  {
    name: "use",
    places: [...PICTURE, ...CONTENT],
    type: { kind: "styles" },
    default: "no style",
    doc: "Applies styles, from left to right. A style's `prompt`, `detail` and `negative` are appended after a comma; its other properties stand in where the element says nothing, a later style before an earlier one. A scene's styles belong to the scene's own prompt: a region that should have them uses them too.",
    example: "use: watercolour, night",
  },
  {
    name: "prompt",
    places: [...PICTURE, ...CONTENT],
    type: { kind: "text" },
    default: "none; a region must have one",
    doc: "What is to be seen: of a scene, the whole picture; of a region, its fundamental description, which hard binding denoises alone.",
    example: 'prompt: "a white lighthouse"',
  },
  {
    name: "detail",
    places: ["style", ...CONTENT],
    type: { kind: "text" },
    default: "the prompt",
    doc: "The highly descriptive text that soft refinement attends to in the region's cell, in place of the scene's prompt.",
    example: 'detail: "a tall white lighthouse with a red roof, its lamp lit"',
  },
  {
    name: "negative",
    places: [...PICTURE, ...CONTENT],
    type: { kind: "text" },
    default: "empty; a region's is the scene's",
    doc: "What is not to be seen. It has no effect where `guidance` is 1.",
    example: 'negative: "blurry"',
  },
  {
    name: "bind",
    places: [...PICTURE, ...CONTENT],
    type: { kind: "integer", min: 0, max: 1000 },
    default: `the model's, or ${DEFAULT_BIND} of ${DEFAULT_STEPS} steps, and in proportion; a region's is the scene's`,
    doc: "Hard-binding steps: for so many first steps each region is denoised alone, in its box, and pasted into the picture. More hold the region's content and place more firmly, too many make its borders show. 0 turns binding off: the region only refines.",
    example: "bind: 2",
  },
  {
    name: "refine",
    places: [...PICTURE, ...CONTENT],
    type: { kind: "number", min: 0, max: 1 },
    default: `the model's, or ${DEFAULT_REFINE}; a region's is the scene's`,
    doc: "Soft-refinement strength, from 0 to 1: how far the region's cell attends to the region's `detail` in place of the scene's prompt, at every step. 0 turns refinement off: the region only binds.",
    example: "refine: 0.7",
  },
  {
    name: "weight",
    places: [...CONTAINER, ...OUTLINE],
    type: { kind: "weight" },
    default: "1",
    doc: "The share that a child of a row or column takes, in proportion to its siblings' weights.",
    example: "weight: 2",
  },
  {
    name: "gap",
    places: CONTAINER,
    type: { kind: "gaps" },
    default: "0",
    doc: "Empty space between the children. A percentage is of the container's inside: its width between columns, its height between rows. Two values in a grid are the space between columns and between rows.",
    example: "gap: 2%",
  },
  {
    name: "pad",
    places: CONTAINER,
    type: { kind: "sides" },
    default: "0",
    doc: "Empty space between the container's edge and its children. One value is for all sides, two are left and right, then top and bottom; four are left, top, right, bottom. A percentage is of the container's side that it is measured along.",
    example: "pad: 16px 5%",
  },
  {
    name: "rows",
    places: ["grid"],
    type: { kind: "weights" },
    default: "all equal",
    doc: "The weights of a grid's rows, from the top: as many as the grid has rows.",
    example: "rows: 2, 1",
  },
  {
    name: "columns",
    places: ["grid"],
    type: { kind: "weights" },
    default: "all equal",
    doc: "The weights of a grid's columns, from the left: as many as the grid has columns.",
    example: "columns: 1, 2, 1",
  },
  {
    name: "at",
    places: [...CONTAINER, ...OUTLINE],
    type: { kind: "pair", positive: false },
    default: "given by the container; with `size` alone, the top left corner",
    doc: "Places the element freely: its top left corner, across and down, relative to the enclosing area. An element with `at` or `size` takes no share of its row, column or grid.",
    example: "at: 70% 5%",
  },
  {
    name: "size",
    places: [...CONTAINER, ...OUTLINE],
    type: { kind: "pair", positive: true },
    default: "given by the container; with `at` alone, what is left to the right and below",
    doc: "Width and height of a freely placed element, relative to the enclosing area: percentages, fractions such as `1/3`, or pixels.",
    example: "size: 1/3 200px",
  },
  {
    name: "box",
    places: OUTLINE,
    type: { kind: "box" },
    default: "the cell less `inset`",
    doc: "What hard binding fills, where that is not the cell: left, top, width and height relative to the enclosing area. It may reach beyond the cell.",
    example: "box: 10% 20% 1/3 50%",
  },
  {
    name: "inset",
    places: OUTLINE,
    type: { kind: "sides" },
    default: "0",
    doc: "How far the box that hard binding fills stays inside the region's cell. One value is for all sides, two are left and right, then top and bottom; four are left, top, right, bottom. A percentage is of the cell's side that it is measured along.",
    example: "inset: 6%",
  },
  {
    name: "shape",
    places: OUTLINE,
    type: { kind: "keyword", words: ["rect", "ellipse"] },
    default: "rect",
    doc: "The region's outline inside its cell and its box: `rect`, or `ellipse`, which touches all four sides. For any other outline give a `mask`.",
    example: "shape: ellipse",
  },
  {
    name: "mask",
    places: OUTLINE,
    type: { kind: "path" },
    default: "no mask",
    doc: "A picture that is the region's outline: white is inside, black outside, stretched over the cell and over the box. The path is relative to the file that it is written in. It takes the place of `shape`.",
    example: 'mask: "./masks/sail.png"',
  },
  {
    name: "feather",
    places: OUTLINE,
    type: { kind: "length" },
    default: "0",
    doc: "Width of the soft edge over which refinement fades, half of it inside the region's outline and half outside. A percentage is of the canvas's shorter side. A `mask` brings its own softness.",
    example: "feather: 3%",
  },
  {
    name: "layer",
    places: OUTLINE,
    type: { kind: "integer", min: -10_000, max: 10_000 },
    default: "0",
    doc: "Stacking order where regions overlap: a higher layer lies on top. In one layer, what stands later in the text lies on top.",
    example: "layer: 1",
  },
];

const BY_NAME: ReadonlyMap<string, PropertySpec> = new Map(PROPERTIES.map((spec) => [spec.name, spec]));

/** The property of that name; undefined where there is none. */
export function findProperty(name: string): PropertySpec | undefined {
  return BY_NAME.get(name);
}

/** All properties that may stand in `place`, in the table's order. */
export function propertiesOf(place: Place): readonly PropertySpec[] {
  return PROPERTIES.filter((spec) => spec.places.includes(place));
}

/** Words that some property takes as they are, such as `ellipse`: a `let` of that name cannot reach it. */
export const KEYWORD_VALUES: ReadonlySet<string> = new Set(
  PROPERTIES.flatMap((spec) => (spec.type.kind === "keyword" ? spec.type.words : [])),
);
