/** Gestures on scenes of every kind: whatever is written compiles to what was asked, and says no more than it must. */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileScene, rectToNumbers } from "@ragl/grammar";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyTextEdits } from "../../../src/preview/layout-edits/planned-edit.ts";
import { planLayoutEdit } from "../../../src/preview/layout-edits/plan-layout-edit.ts";
import { divisionsOf, dividerPosition } from "../../../src/preview/dividers.ts";
import { PictureAreas } from "../../../src/preview/picture-areas.ts";
import type { LayoutEdit } from "../../../src/protocol.ts";
import type { SceneDocument } from "../../../src/workspace/workspace.ts";
import { MAIN } from "../../kit/fixture.ts";
import { testWorkspace } from "../../kit/test-workspace.ts";

const target = { uri: MAIN, scene: null, variant: null };

function areasOf({ analysis }: SceneDocument): PictureAreas {
  return new PictureAreas(compileScene(analysis).picture!, analysis.program);
}

const length = fc.oneof(
  fc.integer({ min: 5, max: 60 }).map((n) => `${n}%`),
  fc.integer({ min: 40, max: 300 }).map((n) => `${n}px`),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(4, 5, 6, 7)).map(([n, d]) => `${n}/${d}`),
  fc.constantFrom("third", "edge"),
);
const pair = fc.tuple(length, length).map((lengths) => lengths.join(" "));
const weight = fc.constantFrom("", "weight: 2", "weight: 1/3", "weight: 0.7", "weight: third", "use: heavy");
const place = fc.oneof(
  fc.constant(""),
  pair.map((at) => `at: ${at}`),
  pair.map((size) => `size: ${size}`),
  fc.tuple(pair, pair).map(([at, size]) => `at: ${at} // here\n size: ${size}`),
  fc.constant("use: placed"),
);
const extra = fc.constantFrom(
  "",
  "inset: 4%",
  "box: 1% 2% 40% 50%",
  "layer: 1",
  "shape: ellipse feather: 2%",
);
const region = (name: string, properties: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(properties, extra, fc.boolean())
    .map(([own, more, isShort]) =>
      isShort
        ? `region ${name} { prompt: "${name}" ${more}\n ${own}\n }`
        : `// ${name}\n region ${name} {\n ${own}\n ${more}\n prompt: "${name}"\n }`,
    );
const scene = fc
  .tuple(
    fc.constantFrom("512 x 512", "1024 x 768", "500 x 333"),
    fc.constantFrom(
      "row {",
      "column { gap: 3%",
      "grid 2 x 2 { gap: 10px columns: 2, 1",
      "row { pad: 5% gap: 7px",
    ),
    region("a", weight),
    region("b", weight),
    region("c", place),
    region("d", place),
    region("e", place),
  )
  .map(
    ([canvas, container, a, b, c, d, e]) => `
      let third = 1/3
      let edge = 12.5%
      style placed { at: 10% 20px size: 1/4 edge }
      style heavy { weight: 3 }
      scene s {
        canvas: ${canvas}
        seed: 1
        prompt: "p"
        ${container}
          ${a}
          ${b}
          ${c}
        }
        ${d}
        ${e}
      }
    `,
  );
const name = fc.constantFrom("a", "b", "c", "d", "e");
const cell = fc.record({
  x: fc.double({ min: 0, max: 0.7, noNaN: true }),
  y: fc.double({ min: 0, max: 0.7, noNaN: true }),
  width: fc.double({ min: 0.1, max: 0.3, noNaN: true }),
  height: fc.double({ min: 0.1, max: 0.3, noNaN: true }),
});
const gesture: fc.Arbitrary<LayoutEdit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("place" as const), region: name, cell }) },
  fc.record({ kind: fc.constant("add" as const), cell }),
  fc.record({
    kind: fc.constantFrom("delete" as const, "duplicate" as const, "free" as const),
    region: name,
  }),
  fc.record({ kind: fc.constantFrom("raise" as const, "lower" as const), region: name }),
  fc.record({
    kind: fc.constant("divide" as const),
    container: fc.constantFrom("0", "0/columns", "0/rows"),
    index: fc.constantFrom(0, 1),
    position: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
  }),
);

/** Refusals that a person can make sense of: the rest are gestures that should have worked. */
const SENSIBLE =
  /gives it its place|is free already|No region lies|not there any more|no more room|There is no region|would be an error/;

describe("any gesture on any scene", () => {
  it("is written so that it compiles to what was asked, or refused for a reason", () => {
    fc.assert(
      fc.property(scene, gesture, (text, edit) => {
        const { document } = testWorkspace(text);
        fc.pre(compileScene(document.analysis).plan !== null);
        const planned = planLayoutEdit(document, target, edit);
        if ("reason" in planned) expect(planned.reason).toMatch(SENSIBLE);
        else expect(planned.summary).not.toBe("");
      }),
      { numRuns: 200 },
    );
  });

  it("a drag to and fro leaves the text's layout as it was", () => {
    fc.assert(
      fc.property(scene, fc.constantFrom("c", "d", "e"), cell, (text, region, away) => {
        const { document, edit } = testWorkspace(text);
        fc.pre(compileScene(document.analysis).plan !== null);
        const areas = areasOf(document);
        const found = areas.region(region)!;
        fc.pre(areas.flowOf(found.node) === null);
        const home = rectToNumbers(found.cell);
        let now = document;
        for (const cell of [away, home]) {
          const planned = planLayoutEdit(now, target, { kind: "place", region, cell });
          // A box that lies far from its cell may leave the canvas with it.
          fc.pre(!("reason" in planned) || !planned.reason.includes("would be an error"));
          if ("reason" in planned) throw new Error(planned.reason);
          now = edit(applyTextEdits(now.textDocument.getText(), planned.edits));
        }
        const back = rectToNumbers(areasOf(now).region(region)!.cell);
        const { canvas } = areas.picture;
        expect(Math.abs(back.x - home.x) * canvas.width).toBeLessThan(0.51);
        expect(Math.abs(back.y - home.y) * canvas.height).toBeLessThan(0.51);
      }),
      { numRuns: 100 },
    );
  });
});

const EXAMPLES = fileURLToPath(new URL("../../../../examples", import.meta.url));

describe("the examples", () => {
  const files = readdirSync(EXAMPLES).filter((file) => file.endsWith(".ragl"));

  it.each(files)("%s: every region and every divider can be moved a little", (file) => {
    const styles = readFileSync(`${EXAMPLES}/styles.ragl`, "utf8");
    const { document } = testWorkspace(
      `${readFileSync(`${EXAMPLES}/${file}`, "utf8")}\n--- styles.ragl\n${styles}`,
    );
    if (compileScene(document.analysis).plan === null) return;
    const areas = areasOf(document);
    for (const { name: region, cell, node } of areas.picture.regions) {
      const { x, ...rest } = rectToNumbers(cell);
      const gestures: LayoutEdit[] =
        areas.flowOf(node) === null
          ? [{ kind: "place", region, cell: { ...rest, x: x + 0.03125 } }]
          : [{ kind: "free", region }];
      for (const edit of [
        ...gestures,
        { kind: "duplicate", region },
        { kind: "delete", region },
      ] as LayoutEdit[]) {
        expect(planLayoutEdit(document, target, edit)).not.toHaveProperty("reason");
      }
    }
    for (const { id, spans } of divisionsOf(areas)) {
      const position = dividerPosition(spans, 0) + 0.0123;
      const edit: LayoutEdit = { kind: "divide", container: id, index: 0, position };
      expect(planLayoutEdit(document, target, edit)).not.toHaveProperty("reason");
    }
  });
});
