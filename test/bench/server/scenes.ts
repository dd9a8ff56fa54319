/** The scenes that the benchmark of the server types in: of any number of regions, as text and as JSON. */

/** Where a keystroke goes: the text before which it is typed stands once in the scene. */
export const TYPING_MARK = "seen from the shore";

interface SceneRegion {
  readonly name: string;
  readonly prompt: string;
  readonly detail: string;
  readonly weight: number;
}

interface SceneRow {
  readonly weight: number;
  readonly regions: readonly SceneRegion[];
}

/** Rows of regions in a column, such as people write, only more of them. */
function rowsOf(count: number): SceneRow[] {
  const side = Math.ceil(Math.sqrt(count));
  return Array.from({ length: Math.ceil(count / side) }, (_, row) => ({
    weight: 1 + (row % 3),
    regions: Array.from({ length: Math.min(side, count - row * side) }, (_, column) =>
      regionOf(row * side + column, column, count),
    ),
  }));
}

function regionOf(index: number, column: number, count: number): SceneRegion {
  const seen = index === Math.floor(count / 2) ? TYPING_MARK : "seen from afar";
  return {
    name: `boat${index}`,
    prompt: `a small wooden boat, number ${index}`,
    detail: `a small wooden boat with a red sail, number ${index}, ${seen}`,
    weight: 1 + (column % 4),
  };
}

const PROMPT = "a fleet of small wooden boats on a calm sea";
const CANVAS = 4096;

/** The scene as a `.ragl` file. */
export function sceneText(count: number): string {
  const rows = rowsOf(count).map(
    ({ weight, regions }) =>
      `    row {\n      weight: ${weight}\n      gap: 1px\n${regions.map(regionText).join("")}    }\n`,
  );
  return `style ink {
  prompt: "in ink"
  negative: "photograph"
}

scene fleet {
  canvas: ${CANVAS} x ${CANVAS}
  seed: 1
  prompt: "${PROMPT}"
  use: ink

  column {
${rows.join("")}  }
}
`;
}

function regionText({ name, prompt, detail, weight }: SceneRegion): string {
  return `      region ${name} {
        weight: ${weight}
        prompt: "${prompt}"
        detail: "${detail}"
        inset: 6%
        use: ink
      }
`;
}

/** The same scene as JSON, indented as people indent it. */
export function sceneJson(count: number): string {
  const scene = {
    styles: { ink: { prompt: "in ink", negative: "photograph" } },
    scenes: {
      fleet: {
        canvas: { width: CANVAS, height: CANVAS },
        seed: 1,
        prompt: PROMPT,
        use: ["ink"],
        children: [
          {
            layout: "column",
            children: rowsOf(count).map(({ weight, regions }) => ({
              layout: "row",
              weight,
              gap: "1px",
              children: regions.map((region) => ({ ...region, inset: "6%", use: ["ink"] })),
            })),
          },
        ],
      },
    },
  };
  return `${JSON.stringify(scene, null, 2)}\n`;
}

const text = { type: "string", maxLength: 100_000 };
const styles = { type: "array", items: { type: "string", minLength: 1 } };
const length = { type: "string", pattern: "^-?\\d+(\\.\\d+)?(%|px)$|^\\d+/\\d+$|^0$" };
const content = {
  prompt: text,
  detail: text,
  negative: text,
  use: styles,
  seed: { type: "integer", minimum: 0 },
  bind: { type: "integer", minimum: 0, maximum: 1000 },
  refine: { type: "number", minimum: 0, maximum: 1 },
  guidance: { type: "number", minimum: 0, maximum: 100 },
};
const area = { weight: { type: "number", exclusiveMinimum: 0 }, at: length, size: length };

/** What the JSON may say: the properties of the language with their types and bounds. */
export const SCENE_JSON_SCHEMA = {
  $schema: "http://json-schema.org/draft-07/schema#",
  type: "object",
  properties: {
    styles: {
      type: "object",
      additionalProperties: { type: "object", properties: content, additionalProperties: false },
    },
    scenes: {
      type: "object",
      additionalProperties: {
        type: "object",
        required: ["prompt"],
        properties: {
          ...content,
          canvas: {
            type: "object",
            required: ["width", "height"],
            properties: {
              width: { type: "integer", minimum: 1, maximum: 8192 },
              height: { type: "integer", minimum: 1, maximum: 8192 },
            },
          },
          model: text,
          steps: { type: "integer", minimum: 1, maximum: 1000 },
          children: { $ref: "#/definitions/children" },
        },
        additionalProperties: false,
      },
    },
  },
  required: ["scenes"],
  additionalProperties: false,
  definitions: {
    children: {
      type: "array",
      items: {
        if: { required: ["layout"] },
        then: { $ref: "#/definitions/container" },
        else: { $ref: "#/definitions/region" },
      },
    },
    container: {
      type: "object",
      required: ["layout", "children"],
      properties: {
        ...area,
        layout: { enum: ["row", "column", "grid"] },
        gap: length,
        pad: length,
        children: { $ref: "#/definitions/children" },
      },
      additionalProperties: false,
    },
    region: {
      type: "object",
      required: ["name", "prompt"],
      properties: {
        ...content,
        ...area,
        name: { type: "string", pattern: "^[A-Za-z_][\\w-]*$" },
        inset: length,
        shape: { enum: ["rect", "ellipse"] },
        mask: text,
        feather: length,
        layer: { type: "integer" },
      },
      additionalProperties: false,
    },
  },
};
