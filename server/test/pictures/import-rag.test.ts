/** Scene text from the RAG code's parameters, with a sentence for everything left out. */

import { parse } from "@ragl/grammar";
import { expect, it } from "vitest";
import { ALL_ENTRIES, COLUMNS, STACKED } from "../../../grammar/test/import-rag/entries.ts";
import { importRagText } from "../../src/pictures/import-rag.ts";

it("every entry becomes a scene of the model that was named", () => {
  const { text } = importRagText(JSON.stringify(ALL_ENTRIES), "FLUX.1-dev");
  const { file, diagnostics } = parse(text);
  expect(diagnostics).toEqual([]);
  expect(file.declarations.filter(({ kind }) => kind === "scene")).toHaveLength(ALL_ENTRIES.length);
  expect(text.match(/model: "FLUX\.1-dev"/g)).toHaveLength(ALL_ENTRIES.length);
  expect(importRagText(JSON.stringify(STACKED), " ").text).not.toContain("model:");
});

it("entries with a problem are left out, with a sentence for each", () => {
  const broken = { ...COLUMNS, HB_m_scale_list: [0.3] };
  const { text, problems } = importRagText(JSON.stringify([STACKED, broken]), "");
  expect(text).toContain("scene ");
  expect(problems.some((problem) => problem.startsWith("[1].HB_m_scale_list has 1 item,"))).toBe(true);
  for (const problem of problems) expect(problem).toMatch(/\.$/);
});

it.each([
  ["{", "The parameters are not JSON"],
  ["[]", "The JSON holds no entry"],
  ["[3]", "[0]"],
])("%s gives no text and says why", (json, beginning) => {
  const { text, problems } = importRagText(json, "");
  expect(text).toBe("");
  expect(problems[0]!.startsWith(beginning)).toBe(true);
});
