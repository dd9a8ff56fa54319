import type { RegionPlan, ScenePlan } from "@ragl/grammar/plan";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layoutSvg } from "../../src/preview/layout-svg.ts";
import { planChanges } from "../../src/preview/plan-changes.ts";
import { regionAtOffset } from "../../src/preview/region-at-cursor.ts";
import { REGION_COLOURS, regionSlots } from "../../src/preview/region-colour.ts";
import { smallestChange } from "../../src/preview/text-change.ts";

const URI = "file:///a.ragl";

function region(name: string, changes: Partial<RegionPlan> = {}): RegionPlan {
  const cell = { x: 0, y: 0, width: 0.5, height: 0.5 };
  return {
    name,
    cell,
    box: cell,
    shape: "rect",
    mask: null,
    feather: 0,
    layer: 0,
    prompt: "a thing",
    detail: "a thing",
    negative: "",
    guidance: 3.5,
    bind: 2,
    refine: 0.5,
    seed: 1,
    source: null,
    ...changes,
  };
}

function plan(regions: readonly RegionPlan[], changes: Partial<ScenePlan> = {}): ScenePlan {
  return {
    version: 1,
    scene: "a",
    variant: null,
    canvas: { width: 512, height: 256 },
    model: "toybox",
    seed: 1,
    steps: 20,
    guidance: 3.5,
    prompt: "things",
    negative: "",
    regions: [...regions],
    repaint: [],
    ...changes,
  };
}

describe("the cursor's region", () => {
  const shown = plan([
    region("one", { source: { uri: URI, start: 10, end: 20 } }),
    region("two", { source: { uri: URI, start: 30, end: 40 } }),
    region("three", { source: { uri: "file:///b.ragl", start: 50, end: 60 } }),
  ]);

  test("is the one whose declaration holds it, ends included", () => {
    expect(regionAtOffset(shown, URI, 10)).toBe("one");
    expect(regionAtOffset(shown, URI, 40)).toBe("two");
  });

  test("is none between declarations and in other files'", () => {
    expect(regionAtOffset(shown, URI, 25)).toBeNull();
    expect(regionAtOffset(shown, URI, 55)).toBeNull();
  });
});

/** Half a character. */
const LONE_SURROGATE = /\p{Surrogate}/u;

describe("the smallest change", () => {
  test("leaves what is equal at both ends", () => {
    expect(smallestChange("seed: 1 end", "seed: 77 end")).toEqual({ start: 6, end: 7, text: "77" });
    expect(smallestChange("same", "same")).toBeNull();
  });

  test("makes the new text of the old and cuts no character in two", () => {
    const text = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(text, text, text, text, (head, before, after, tail) => {
        const [from, to] = [head + before + tail, head + after + tail];
        const change = smallestChange(from, to);
        if (change === null) {
          expect(from).toBe(to);
          return;
        }
        const { start, end, text: inserted } = change;
        expect(from.slice(0, start) + inserted + from.slice(end)).toBe(to);
        expect(inserted).not.toMatch(LONE_SURROGATE);
        expect(from.slice(0, start)).not.toMatch(LONE_SURROGATE);
      }),
    );
  });
});

describe("what changed between two pictures", () => {
  test("is told of the scene first, then of regions", () => {
    const before = plan([region("one"), region("gone"), region("same")]);
    const after = plan(
      [
        region("one", { cell: { x: 0.1, y: 0, width: 0.5, height: 0.5 }, prompt: "another" }),
        region("new"),
        region("same", { seed: 9 }),
      ],
      { seed: 2, prompt: "other things" },
    );
    expect(planChanges(before, after)).toEqual([
      { kind: "seed", seed: 2 },
      { kind: "prompt" },
      { kind: "moved", region: "one" },
      { kind: "reworded", region: "one" },
      { kind: "added", region: "new" },
      { kind: "removed", region: "gone" },
    ]);
  });

  test("a region's own seed counts where the scene's is the same", () => {
    expect(planChanges(plan([region("one")]), plan([region("one", { seed: 9 })]))).toEqual([
      { kind: "reseeded", region: "one" },
    ]);
    expect(planChanges(plan([region("one")]), plan([region("one")]))).toEqual([]);
  });
});

describe("colours of regions", () => {
  const names = fc.uniqueArray(fc.string(), { maxLength: 40 });

  test("depend on the set of names alone", () => {
    fc.assert(
      fc.property(names, (list) => {
        const slots = regionSlots(list);
        const reversed = regionSlots([...list].reverse());
        expect(new Map(slots)).toEqual(new Map(list.map((name) => [name, reversed.get(name)])));
      }),
    );
  });

  test("are all different while there are enough", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: REGION_COLOURS.length }), (list) => {
        expect(new Set(regionSlots(list).values()).size).toBe(list.length);
      }),
    );
  });
});

describe("the layout as SVG", () => {
  test("has cells, bind boxes and names in canvas pixels", () => {
    const svg = layoutSvg(
      plan([
        region("one", { box: { x: 0.1, y: 0.1, width: 0.25, height: 0.25 } }),
        region("sun", { shape: "ellipse", bind: 0 }),
      ]),
    );
    expect(svg).toContain('viewBox="0 0 512 256"');
    expect(svg).toContain('<rect x="0" y="0" width="256" height="128"');
    expect(svg).toContain('<rect x="51.2" y="25.6" width="128" height="64" fill="none"');
    expect(svg.match(/<ellipse/gu)).toHaveLength(1);
  });

  test("carries any name as text", () => {
    const svg = layoutSvg(plan([region("one", { prompt: '<b a="1">&\u0000' })]));
    expect(svg).toContain("<title>one: &lt;b a=&quot;1&quot;&gt;&amp;</title>");
  });
});
