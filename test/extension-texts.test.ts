/** The texts that translators get are those that the extension shows. */

import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { getL10nJson } from "@vscode/l10n-dev";
import { expect, it } from "vitest";
import bundle from "../l10n/bundle.l10n.json" with { type: "json" };

const sources = fileURLToPath(new URL("../client/src", import.meta.url));

it("l10n/bundle.l10n.json holds every text of the extension: else run `npm run l10n:export`", async () => {
  const files = readdirSync(sources, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => ({ extension: extname(name), contents: readFileSync(join(sources, name), "utf8") }));
  const texts = await getL10nJson(files);
  expect(Object.keys(bundle).sort()).toEqual(Object.keys(texts).sort());
});
