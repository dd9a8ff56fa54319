/** The benchmark's scenes: coloured, textured objects in front of a background, chosen by a seeded generator. */

import type { Labels } from "./judge.ts";
import { LAYOUTS, type Layout } from "./layouts.ts";
import { SeededRandom } from "./random.ts";

/** Scenes for choosing settings, and scenes for the table that is published: no seed is in both. */
export type Split = "tune" | "final";

export interface SceneObject {
  readonly kind: string;
  readonly colour: string;
  readonly texture: string;
}

export interface BindingScene {
  readonly seed: number;
  readonly layout: Layout;
  /** In reading order of the layout's cells. */
  readonly objects: readonly SceneObject[];
  /** A phrase such as "on grass". */
  readonly background: string;
}

const SPLIT_SEEDS: Readonly<Record<Split, number>> = { tune: 1_000_000, final: 2_000_000 };

/** Share of plain objects in the drawings that the bundled model learned from. */
const PLAIN_SHARE = 0.4;
const PLAIN = "plain";

/** Each background with the colour that can hardly be seen in front of it. */
const BACKGROUNDS: readonly { readonly phrase: string; readonly hides: string | null }[] = [
  { phrase: "in the sky", hides: null },
  { phrase: "at night", hides: "black" },
  { phrase: "at dusk", hides: null },
  { phrase: "on grass", hides: null },
  { phrase: "on sand", hides: null },
  { phrase: "on the sea", hides: null },
  { phrase: "on snow", hides: "white" },
  { phrase: "on paper", hides: "white" },
];

/** `count` scenes of `objects` objects; the same arguments give the same scenes. */
export function bindingScenes(labels: Labels, objects: number, count: number, split: Split): BindingScene[] {
  const layout = LAYOUTS.get(objects);
  if (layout === undefined) throw new RangeError(`no layout for ${objects} objects`);
  return Array.from({ length: count }, (_, index) => {
    const seed = SPLIT_SEEDS[split] + objects * 10_000 + index;
    return makeScene(labels, layout, seed);
  });
}

/** Two objects of one scene never share a kind or a colour, so that swapped attributes show. */
function makeScene(labels: Labels, layout: Layout, seed: number): BindingScene {
  const random = new SeededRandom(seed);
  const background = random.pick(BACKGROUNDS);
  const kinds = labels.kind.filter((kind) => kind !== null);
  const colours = labels.colour.filter((colour) => colour !== background.hides);
  const patterns = labels.texture.filter((texture) => texture !== PLAIN);
  const objects: SceneObject[] = [];
  while (objects.length < layout.columns * layout.rows) {
    const object = {
      kind: random.pick(kinds),
      colour: random.pick(colours),
      texture: random.next() < PLAIN_SHARE ? PLAIN : random.pick(patterns),
    };
    if (objects.every((other) => other.kind !== object.kind && other.colour !== object.colour))
      objects.push(object);
  }
  return { seed, layout, objects, background: background.phrase };
}

/** "a red striped boat"; plain objects do not say so. */
export function describeObject({ kind, colour, texture }: SceneObject): string {
  const words = [colour, ...(texture === PLAIN ? [] : [texture]), kind].join(" ");
  return `${/^[aeiou]/.test(words) ? "an" : "a"} ${words}`;
}
