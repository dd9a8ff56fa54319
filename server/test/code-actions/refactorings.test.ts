import { expect, test } from "vitest";
import { actionsAt, unindent } from "./actions.ts";

async function refactored(fixture: string, title: string): Promise<string> {
  return (await actionsAt(fixture, { only: ["refactor"] })).after(title);
}

test("a row into a column, and back", async () => {
  const row = 'scene s { r<|>ow { gap: 2% region a { prompt: "a" } } }';
  const column = await refactored(row, "Turn this row into a column");
  expect(column).toBe('scene s { column { gap: 2% region a { prompt: "a" } } }');
  expect(await refactored(column.replace("gap", "<|>gap"), "Turn this column into a row")).toBe(
    row.replace("<|>", ""),
  );
});

test("inside a region its container is not offered", async () => {
  const { titles } = await actionsAt('scene s { row { region a { prom<|>pt: "a" } } }', {
    only: ["refactor"],
  });
  expect(titles.filter((title) => title.startsWith("Turn"))).toEqual([]);
});

const COLUMN = `
  scene s {
    canvas: 512 x 512
    seed: 1
    prompt: "s"
    column {
      region a { prompt: "a" }
      region b {
        weight: 3
        prompt: <|>"b"
      }
    }
  }
`;

test("free a region where it lies, and give it back", async () => {
  const free = await refactored(COLUMN, "Free 'b' from its column, where it lies");
  expect(free).toBe(
    unindent(`
      scene s {
        canvas: 512 x 512
        seed: 1
        prompt: "s"
        column {
          region a { prompt: "a" }
          region b {
            at: 0 25%
            size: 100% 75%
            prompt: "b"
          }
        }
      }
    `),
  );
  expect(await refactored(free.replace('"b"', '<|>"b"'), "Give 'b' back to its column")).toBe(
    unindent(`
      scene s {
        canvas: 512 x 512
        seed: 1
        prompt: "s"
        column {
          region a { prompt: "a" }
          region b {
            prompt: "b"
          }
        }
      }
    `),
  );
});

test("pin the seed of a region, and of a scene", async () => {
  const { workspace, titles, after } = await actionsAt(COLUMN, { only: ["refactor"] });
  const seed = [...workspace.document.analysis.pictures.values()][0]!.picture.regions[1]!.seed;
  const title = `Pin the seed ${seed} of 'b'`;
  expect(titles).toContain(title);
  expect(after(title)).toContain(`prompt: "b"\n      seed: ${seed}\n`);
  const scene = await actionsAt('scene pi<|>er {\n  canvas: 512 x 512\n  prompt: "a"\n}\n', {
    only: ["refactor"],
  });
  expect(scene.after(scene.titles[0]!)).toMatch(/canvas: 512 x 512\n {2}seed: \d+\n/);
});

test("equal shares for the children of a container", async () => {
  expect(
    await refactored(
      COLUMN.replace("<|>", "").replace("column", "col<|>umn"),
      "Distribute the children of this column evenly",
    ),
  ).toBe(
    unindent(COLUMN.replace("<|>", "").replace("        weight: 3\n", "").replace("      weight: 3\n", "")),
  );
});

test("equal distances between selected free regions", async () => {
  const fixture = `
    scene s {
      canvas: 512 x 512
      seed: 1
      prompt: "s"
      <|region a { at: 0 10% size: 20% 20% prompt: "a" }
      region b { at: 25% 10% size: 20% 20% prompt: "b" }
      region c { at: 80% 10% size: 20% 20% prompt: "c" }|>
    }
  `;
  expect(await refactored(fixture, "Space these 3 regions evenly across")).toContain(
    'region b { at: 40% 10% size: 20% 20% prompt: "b" }',
  );
  const { titles } = await actionsAt(fixture, { only: ["refactor"] });
  expect(titles).not.toContain("Space these 3 regions evenly down");
});

test("extract selected properties into a style", async () => {
  const fixture = `
    // Pictures of boats.

    /// A pier.
    scene s {
      canvas: 512 x 512
      seed: 1
      prompt: "s"
      region a {
        prompt: "a"
        <|shape: ellipse
        feather: 3%|>
      }
    }
  `;
  expect(await refactored(fixture, "Extract 'shape', 'feather' into a style")).toBe(
    unindent(`
      // Pictures of boats.

      style look {
        shape: ellipse
        feather: 3%
      }

      /// A pier.
      scene s {
        canvas: 512 x 512
        seed: 1
        prompt: "s"
        region a {
          prompt: "a"
          use: look
        }
      }
    `),
  );
});

test("an element that uses styles already uses the new one too, if the picture stays the same", async () => {
  const scene = (region: string): string =>
    `style ink { prompt: "in ink" bind: 1 }\nscene s { prompt: "s" ${region} }`;
  expect(
    await refactored(
      scene('region a { use: ink prompt: "a" <|refine: 0.5|> }'),
      "Extract 'refine' into a style",
    ),
  ).toBe(
    'style ink { prompt: "in ink" bind: 1 }\nstyle look {\n  refine: 0.5\n}\n\nscene s { prompt: "s" region a { use: ink, look prompt: "a" } }',
  );
  // The style's text would come before the region's own.
  const { titles } = await actionsAt(scene('region a { use: ink <|prompt: "a"|> }'), {
    only: ["refactor.extract"],
  });
  expect(titles).toEqual([]);
});
