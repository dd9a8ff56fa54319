/** Picture sizes that suit the model of a scene. */

import type { ModelFacts } from "@ragl/grammar";
import type { SceneDocument } from "../workspace/workspace.ts";

/** Width to height of the pictures that people want: square, photograph, screen, and the same upright. */
const ASPECTS: readonly (readonly [number, number])[] = [
  [1, 1],
  [4, 3],
  [3, 2],
  [16, 9],
  [3, 4],
  [2, 3],
  [9, 16],
];
/** For models that do not say what they were trained on. */
const USUAL = { minSide: 256, maxSide: 1536, maxArea: 1024 * 1024 };
const USUAL_GRID = 16;

/** As they are written: `1024 x 768`. */
export function canvasSizes(document: SceneDocument, offset: number): string[] {
  const facts = modelAt(document, offset);
  const grid = facts?.grid ?? USUAL_GRID;
  const { minSide, maxSide, maxArea } = facts?.trained ?? USUAL;
  const sizes = ASPECTS.map(([across, down]) => {
    const scale = Math.min(Math.sqrt(maxArea / (across * down)), maxSide / Math.max(across, down));
    const width = Math.floor((across * scale) / grid) * grid;
    const height = Math.floor((down * scale) / grid) * grid;
    return Math.min(width, height) < minSide ? null : `${width} x ${height}`;
  });
  return [...new Set(sizes.filter((size) => size !== null))];
}

/** The model of the scene around an offset; null where it is not known. */
export function modelAt({ analysis }: SceneDocument, offset: number): ModelFacts | null {
  const { program, pictures, models } = analysis;
  const scene = program.scenes.find(({ node }) => node.range.start <= offset && offset <= node.range.end);
  const picture = scene && pictures.get(scene.node)?.picture;
  return (picture && models?.find(picture.model)) ?? null;
}
