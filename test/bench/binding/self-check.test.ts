import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

import { Judge } from "./judge.ts";
import { judgeAccuracy } from "./self-check.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));

test("the judge knows drawn pictures when it sees them", async () => {
  const judge = await Judge.load(folder);
  const accuracy = await judgeAccuracy(judge, folder);
  await judge.dispose();
  expect(accuracy.kind).toBeGreaterThan(0.95);
  expect(accuracy.colour).toBeGreaterThan(0.97);
  expect(accuracy.texture).toBeGreaterThan(0.95);
});
