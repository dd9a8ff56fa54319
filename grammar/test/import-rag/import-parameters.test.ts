import { describe, expect, test } from "vitest";
import { importRagParameters } from "../../src/import-rag/import-parameters.ts";
import { ALL_ENTRIES, COLUMNS, OVERLAPPING, PROMPT_ONLY, SPARE_BOXES, STACKED } from "./entries.ts";

function onlyScene(entry: unknown) {
  const { scenes, problems } = importRagParameters([entry]);
  expect(problems).toEqual([]);
  return scenes[0]!;
}

function problemsOf(entry: unknown) {
  const { scenes, problems } = importRagParameters([STACKED, entry]);
  expect(scenes).toHaveLength(1);
  return problems.map(({ path, message }) => `${path} ${message}`);
}

describe("regions of an entry", () => {
  test("unite the box and the cell that lie together", () => {
    const { cellRegions, freeRegions } = onlyScene(STACKED);
    expect(
      cellRegions.map(({ name, binding, refinement }) => [name, binding?.prompt, refinement?.prompt]),
    ).toEqual([
      ["teapot", "Teapot", "A round copper teapot with a curved spout."],
      ["books", "Books", "A tall stack of old leather books."],
    ]);
    expect(freeRegions).toEqual([]);
  });

  test("only bind where no cell is left for a box", () => {
    const { cellRegions, freeRegions } = onlyScene(SPARE_BOXES);
    expect(cellRegions.map(({ name }) => name)).toEqual(["pear", "apple"]);
    expect(freeRegions.map(({ name, refinement }) => [name, refinement])).toEqual([
      ["pear-2", null],
      ["apple-2", null],
      ["apple-3", null],
    ]);
  });

  test("only refine where a cell has no box", () => {
    expect(onlyScene(PROMPT_ONLY).cellRegions.map(({ binding }) => binding)).toEqual([null, null]);
  });

  test("say their layer only where the order of pasting needs it", () => {
    expect(onlyScene(COLUMNS).cellRegions.map(({ layer }) => layer)).toEqual([null, null, null]);
    expect(onlyScene(OVERLAPPING).cellRegions.map(({ name, layer }) => [name, layer])).toEqual([
      ["orange", 2],
      ["bottle", 1],
    ]);
  });
});

describe("scenes of a file", () => {
  test("have names of their own", () => {
    const { scenes, entries } = importRagParameters([...ALL_ENTRIES, STACKED]);
    expect(entries).toBe(ALL_ENTRIES.length + 1);
    expect(new Set(scenes.map(({ name }) => name)).size).toBe(entries);
    expect(scenes.at(-1)!.name).toBe("teapot-stack-books-2");
  });

  test("carry seed, binding steps and strength", () => {
    expect(onlyScene({ ...STACKED, seed: 0 }).seed).toBeNull();
    expect(onlyScene({ ...STACKED, HB_replace: -1 })).toMatchObject({ bindSteps: 0, seed: 42, delta: 0.75 });
  });

  test("one entry alone needs no array", () => {
    expect(importRagParameters(STACKED).scenes).toHaveLength(1);
  });

  test("say which fields were not imported", () => {
    expect(onlyScene({ ...STACKED, Redux_list: ["a.jpg"], note: "" }).notices).toEqual([
      "[0]: not imported: Redux_list, note.",
    ]);
  });

  test("say that a box reaches beyond the picture", () => {
    expect(onlyScene({ ...STACKED, HB_m_offset_list: [0.4, 0.2] }).notices).toEqual([
      "[0].HB_prompt_list[0]: its box reaches beyond the picture.",
    ]);
  });
});

describe("what does not fit is reported, with its place", () => {
  test.each<[object, string[]]>([
    [
      { ...STACKED, HB_m_offset_list: [0.1], HB_n_scale_list: [0.5, 0.5, 0.5] },
      [
        "[1].HB_m_offset_list has 1 item, but HB_prompt_list has 2; there must be one for each",
        "[1].HB_n_scale_list has 3 items, but HB_prompt_list has 2; there must be one for each",
      ],
    ],
    [
      { ...STACKED, SR_prompt: "a BREAK b BREAK c" },
      [
        "[1].SR_prompt has 3 sub-prompts (split at BREAK), but SR_hw_split_ratio '1; 2' makes 2 cells; there must be one for each",
      ],
    ],
    [{ ...STACKED, SR_prompt: "a BREAK " }, ["[1].SR_prompt sub-prompt 2 is empty"]],
    [{ ...STACKED, SR_hw_split_ratio: "1; x" }, ["[1].SR_hw_split_ratio 'x' in '1; x' is not a number"]],
    [{ ...STACKED, HB_prompt_list: ["a", " "] }, ["[1].HB_prompt_list[1] is empty"]],
    [{ ...STACKED, HB_prompt_list: undefined }, ["[1].HB_prompt_list is missing"]],
    [
      { ...STACKED, HB_m_offset_list: [0.1, "0.2"] },
      ["[1].HB_m_offset_list[1] should be a number, not a string"],
    ],
    [{ ...STACKED, HB_m_scale_list: [0, 0.2] }, ["[1].HB_m_scale_list[0] is 0; it must be above 0"]],
    [{ ...STACKED, SR_delta: 1.5 }, ["[1].SR_delta is 1.5; it must be at most 1"]],
    [{ ...STACKED, HB_replace: 2.5 }, ["[1].HB_replace should be a whole number, not the number 2.5"]],
    [{ ...STACKED, width: null }, ["[1].width should be a number, not null"]],
  ])("%#", (entry, problems) => {
    expect(problemsOf(entry)).toEqual(problems);
  });

  test.each([[null], ["text"], [[[]]], [3]])("an entry that is %j", (entry) => {
    expect(problemsOf(entry)).toHaveLength(1);
    expect(problemsOf(entry)[0]).toMatch(/^\[1\] should be an object, not /);
  });
});
