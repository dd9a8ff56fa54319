/**
 * Texts of whole files for property tests: built from every property in every block with values of every kind, right
 * and wrong, so that what they mean ranges from sound scenes to nonsense.
 */

import fc from "fast-check";
import { PROPERTIES } from "../../src/index.ts";
import type { Place } from "../../src/index.ts";

/** Names that may be taken, of the wrong kind or unknown. */
const anyName = fc.constantFrom("a", "b", "calm", "watercolour", "ellipse");
/** Names that are probably free. */
const newName = fc.integer({ min: 0, max: 9_999 }).map((n) => `n${n}`);
const name = fc.oneof({ weight: 9, arbitrary: newName }, { weight: 1, arbitrary: anyName });

const number = fc.oneof(
  fc.integer({ min: -3, max: 30 }).map(String),
  fc.integer({ min: 1, max: 9_999 }).map((n) => `0.${n}`),
  fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })).map(([n, d]) => `${n}/${d}`),
  fc.constantFrom("9007199254740991", "99999999999999999999", "-0"),
);
const length = fc.oneof(
  number,
  fc.tuple(fc.integer({ min: -50, max: 150 }), fc.constantFrom("%", "px")).map(([n, unit]) => `${n}${unit}`),
);
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom("a boat", "at night", ""),
      name.map((n) => `\${${n}}`),
    ),
    { maxLength: 3 },
  )
  .map((parts) => `"${parts.join(" ")}"`);
const item = fc.oneof(length, text, anyName);
const value = fc.oneof(
  { weight: 4, arbitrary: item },
  { weight: 1, arbitrary: fc.array(item, { minLength: 2, maxLength: 4 }).map((items) => items.join(" ")) },
  { weight: 1, arbitrary: fc.array(item, { minLength: 2, maxLength: 3 }).map((items) => items.join(", ")) },
  { weight: 1, arbitrary: fc.tuple(number, number).map((sides) => sides.join(" x ")) },
);

/** Mostly the property's own example, so that much of a file is sound. */
const property = fc
  .tuple(fc.constantFrom(...PROPERTIES), fc.nat({ max: 3 }), value)
  .map(([spec, sound, other]) => (sound > 0 ? spec.example : `${spec.name}: ${other}`));

/** Properties that fit the block, seldom another. */
function properties(place: Place): fc.Arbitrary<string> {
  const fitting = PROPERTIES.filter((spec) => spec.places.includes(place));
  const sound = fc.subarray(fitting, { maxLength: 4 }).map((specs) => specs.map((spec) => spec.example));
  const other = fc.oneof({ weight: 9, arbitrary: fc.constant("") }, { weight: 1, arbitrary: property });
  return fc.tuple(sound, other).map(([some, more]) => [...some, more].join("\n"));
}

const PRELUDE = `let calm = "a calm sea"
style watercolour { prompt: "wet" }
style night { prompt: "at night" refine: 0.5 }
`;

const region = fc
  .tuple(name, properties("region"))
  .map(
    ([title, body]) => `region ${title} {\n${body.includes("prompt:") ? "" : 'prompt: "a boat"'}\n${body}\n}`,
  );

const { area } = fc.letrec<{ area: string }>((tie) => ({
  area: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    region,
    fc
      .tuple(
        fc.constantFrom("row", "column", "grid 1 x 2", "grid 2 x 3"),
        properties("row"),
        fc.array(tie("area"), { maxLength: 4 }),
      )
      .map(([kind, body, children]) => `${kind} {\n${body}\n${children.join("\n")}\n}`),
  ),
}));

const variant = fc
  .tuple(name, properties("variant"), fc.constantFrom("region", "repaint"), name, properties("change"))
  .map(
    ([title, body, mode, changed, change]) =>
      `variant ${title} {\n${body}\n${mode} ${changed} {\n${change}\n}\n}`,
  );

const declaration = fc.oneof(
  fc
    .tuple(name, properties("scene"), fc.array(area, { maxLength: 4 }), fc.array(variant, { maxLength: 2 }))
    .map(
      ([title, body, areas, variants]) => `scene ${title} {\n${[body, ...areas, ...variants].join("\n")}\n}`,
    ),
  fc.tuple(name, value).map(([title, content]) => `let ${title} = ${content}`),
  fc.tuple(name, properties("style")).map(([title, body]) => `style ${title} {\n${body}\n}`),
);

/** A whole file. */
export const sceneText: fc.Arbitrary<string> = fc
  .array(declaration, { minLength: 1, maxLength: 5 })
  .map((declarations) => PRELUDE + declarations.join("\n"));
