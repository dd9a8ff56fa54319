/** Where the rules are explained. */

import { readFileSync } from "node:fs";

/** The reference of diagnostics, as seen from the bundle in `server/dist`, and from this source. */
const PLACES = ["../../docs/diagnostics.md", "../../../docs/diagnostics.md"].map(
  (place) => new URL(place, import.meta.url),
);

let sections: ReadonlyMap<string, string> | null = null;

/**
 * A link to the rule's section in the reference of diagnostics, by its line, which editors go to when they open a
 * file; undefined where the reference is not there.
 */
export function ruleLink(rule: string): string | undefined {
  sections ??= readSections();
  return sections.get(rule);
}

function readSections(): ReadonlyMap<string, string> {
  for (const place of PLACES) {
    const text = readIfThere(place);
    if (text === null) continue;
    const lines = text.split("\n").entries();
    return new Map(
      [...lines].flatMap(([index, line]) => {
        const rule = /^### ([a-z-]+)$/.exec(line)?.[1];
        return rule === undefined ? [] : [[rule, `${place.href}#L${index + 1}`] as const];
      }),
    );
  }
  return new Map();
}

function readIfThere(place: URL): string | null {
  try {
    return readFileSync(place, "utf8");
  } catch {
    return null;
  }
}
