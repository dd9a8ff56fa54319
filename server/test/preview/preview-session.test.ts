/** What a preview draws, while the text is sound, broken, renamed and gone. */

import { expect, it } from "vitest";
import { planLayoutEdit } from "../../src/preview/layout-edits/plan-layout-edit.ts";
import { PreviewSession } from "../../src/preview/preview-session.ts";
import { MAIN, unindent } from "../kit/fixture.ts";
import { testWorkspace } from "../kit/test-workspace.ts";

const HARBOUR = unindent(`
  scene harbour {
    canvas: 100 x 100
    seed: 1
    prompt: "a harbour"
    column {
      pad: 10%
      region sky { prompt: "sky" }
      row {
        gap: 10%
        region left { prompt: "a red boat" }
        region right { weight: 3 prompt: "a blue boat" }
      }
      grid 1 x 2 { region a { prompt: "a" } region b { prompt: "b" } }
    }
    region moon { at: 70% 5% prompt: "a moon" }
    variant storm { prompt: "a storm" }
  }
  scene pier { canvas: 100 x 100 seed: 1 prompt: "a pier" }
`);

function open(text = HARBOUR, scene: string | null = null, variant: string | null = null) {
  const { document, edit } = testWorkspace(text);
  const session = new PreviewSession("p", { uri: MAIN, scene, variant });
  return { session, edit, first: session.state(document) };
}

it("the first scene, what can be chosen, and how its boxes can be edited", () => {
  const { first } = open();
  expect(first).toMatchObject({
    preview: "p",
    target: { uri: MAIN, scene: "harbour", variant: null },
    documentVersion: 1,
    scenes: [
      { name: "harbour", variants: ["storm"] },
      { name: "pier", variants: [] },
    ],
    isCurrent: true,
    problems: { errors: 0, first: null },
  });
  expect(first.plan?.regions.map(({ name }) => name)).toEqual(["sky", "left", "right", "a", "b", "moon"]);

  const regions = Object.fromEntries(first.layout!.regions.map((region) => [region.name, region]));
  expect(regions["moon"]).toMatchObject({ placement: "free", fixedBecause: null });
  expect(regions["left"]).toMatchObject({
    placement: "cell",
    fixedBecause: "The row around it gives it its place: drag a divider beside it, or set it free.",
  });
  expect(regions["moon"]!.nameRange).toEqual({
    start: { line: 14, character: 9 },
    end: { line: 14, character: 13 },
  });

  const rounded = (value: number): number => Number(value.toFixed(4));
  const containers = first.layout!.containers.map(({ id, kind, dividers }) => [
    id,
    kind,
    ...dividers.map(({ position }) => rounded(position)),
  ]);
  expect(containers).toEqual([
    ["0", "column", 0.3667, 0.6333],
    // The gap's middle: 10 % + 18 % + half of 8 %.
    ["0.1", "row", 0.32],
    ["0.2/columns", "row", 0.5],
  ]);
});

it("the token grid of a model that is known", async () => {
  const test = testWorkspace(HARBOUR.replaceAll("100 x 100", "128 x 128"));
  const session = new PreviewSession("p", { uri: MAIN, scene: null, variant: null });
  void test.document.analysis;
  await test.modelsKnown();
  expect(session.state(test.document).layout?.tokenPixels).toBe(32);
});

it("boxes are drawn, and can be moved, whatever the model makes of the scene", async () => {
  const test = testWorkspace(HARBOUR.replaceAll("seed: 1", 'seed: 1 model: "not-here"'));
  const session = new PreviewSession("p", { uri: MAIN, scene: null, variant: null });
  void test.document.analysis;
  await test.modelsKnown();
  const state = session.state(test.document);
  expect(state.problems).toMatchObject({
    errors: 1,
    first: { message: expect.stringContaining("not-here") },
  });
  expect(state).toMatchObject({ isCurrent: true, layout: { tokenPixels: null } });
  expect(state.plan?.regions).toHaveLength(6);
  const cell = { x: 0.5, y: 0.05, width: 0.3, height: 0.5 };
  const edit = planLayoutEdit(test.document, session.target, { kind: "place", region: "moon", cell });
  expect(edit).toMatchObject({ summary: "at: 50% 5%  size: 30% 50%" });
});

it("keeps the last valid plan while the text is broken, and says where it is broken", () => {
  const { session, edit, first } = open();
  const broken = session.state(edit(HARBOUR.replace("seed: 1", "seed: -")));
  expect(broken).toMatchObject({ plan: first.plan, isCurrent: false, layout: null, documentVersion: 2 });
  expect(broken.problems.errors).toBeGreaterThan(0);
  expect(broken.problems.first!.range.start.line).toBe(2);
  expect(session.state(edit(HARBOUR)).isCurrent).toBe(true);
});

it("an error in another scene leaves this one as it is", () => {
  const { session, edit } = open();
  expect(session.state(edit(HARBOUR.replace('"a pier"', '"a pier" bind: -1'))).isCurrent).toBe(true);
});

it("follows scenes and variants that are renamed, letter by letter", () => {
  const { session, edit } = open(HARBOUR, "harbour", "storm");
  for (const name of ["harbou", "harbo", "h", "ha", "haven"]) {
    session.state(edit(HARBOUR.replace("scene harbour", `scene ${name}`)));
  }
  expect(session.target).toEqual({ uri: MAIN, scene: "haven", variant: "storm" });
  session.state(
    edit(HARBOUR.replace("scene harbour", "scene haven").replace("variant storm", "variant gale")),
  );
  expect(session.target).toEqual({ uri: MAIN, scene: "haven", variant: "gale" });
});

it("follows a name that is retyped from nothing", () => {
  const { session, edit } = open(HARBOUR, "pier");
  expect(session.state(edit(HARBOUR.replace("scene pier", "scene "))).isCurrent).toBe(false);
  expect(session.state(edit(HARBOUR.replace("scene pier", "scene quay"))).target.scene).toBe("quay");
});

it("a scene that is deleted leaves its last picture, and may come back", () => {
  const { session, edit, first } = open(HARBOUR, "pier");
  const gone = session.state(edit(HARBOUR.replace(/scene pier.*/, "")));
  expect(gone).toMatchObject({ plan: first.plan, isCurrent: false, scenes: [{ name: "harbour" }] });
  expect(gone.problems.first!.message).toContain("pier");
  expect(session.state(edit(HARBOUR)).isCurrent).toBe(true);
});

it("a file without scenes, and one that is gone", () => {
  const { session, first, edit } = open('style ink { prompt: "ink" }');
  expect(first).toMatchObject({ plan: null, scenes: [], isCurrent: false, layout: null });
  expect(session.state(edit(HARBOUR)).target.scene).toBe("harbour");
  expect(session.state(null).problems.first!.message).toBe("The file is gone.");
});

it("another target begins anew", () => {
  const { session, edit } = open();
  session.point({ uri: MAIN, scene: "harbour", variant: "storm" });
  expect(session.state(edit(HARBOUR)).plan?.variant).toBe("storm");
  session.point({ uri: MAIN, scene: "nowhere", variant: null });
  expect(session.state(edit(HARBOUR)).plan).toBeNull();
});
