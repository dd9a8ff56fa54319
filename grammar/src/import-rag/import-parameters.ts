/** A whole RAG parameter file: what could be imported, and what could not. */

import { RESERVED_WORDS } from "../syntax/tokens.ts";
import { importEntry, type ImportedScene } from "./imported-scene.ts";
import { NameMaker } from "./names.ts";
import { checkEntry, type RagProblem } from "./rag-entry.ts";

export interface ImportedParameters {
  readonly scenes: readonly ImportedScene[];
  /** Entries with a problem are left out of `scenes`. */
  readonly problems: readonly RagProblem[];
  /** Entries that the file holds. */
  readonly entries: number;
}

/** `json` is an array of entries, or one entry alone. */
export function importRagParameters(json: unknown): ImportedParameters {
  const entries: readonly unknown[] = Array.isArray(json) ? json : [json];
  const names = new NameMaker(RESERVED_WORDS);
  const scenes: ImportedScene[] = [];
  const problems: RagProblem[] = [];
  entries.forEach((value, index) => {
    const path = `[${index}]`;
    const checked = checkEntry(value, path);
    const imported = checked.ok ? importEntry(checked.value, path, names) : checked;
    if (imported.ok) scenes.push(imported.value);
    else problems.push(...imported.problems);
  });
  return { scenes, problems, entries: entries.length };
}
