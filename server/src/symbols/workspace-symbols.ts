/** Finds named things in all scene files of the workspace. */

import { setImmediate } from "node:timers/promises";
import type { Area, Name, SourceFile } from "@ragl/grammar";
import type { CancellationToken, SymbolInformation, SymbolKind } from "vscode-languageserver";
import type { Workspace } from "../workspace/workspace.ts";
import { SYMBOL_KINDS } from "./symbol-kinds.ts";

/** No person reads further. */
const MOST_SYMBOLS = 1_000;

/** Symbols whose name holds the query's letters in their order, whatever their case; at most a thousand. */
export async function findWorkspaceSymbols(
  query: string,
  workspace: Workspace,
  token: CancellationToken,
): Promise<SymbolInformation[]> {
  const found: SymbolInformation[] = [];
  for (const uri of await workspace.sceneFiles()) {
    // Files may have to be read: other requests get their turn between two.
    await setImmediate();
    if (token.isCancellationRequested || found.length >= MOST_SYMBOLS) break;
    const document = workspace.get(uri);
    if (document === null) continue;
    for (const { name, kind, within } of namedThings(document.parsed.tree)) {
      if (!holdsLetters(name.text, query)) continue;
      const location = { uri: document.uri, range: document.rangeOf(name.range) };
      found.push({ name: name.text, kind, location, ...(within === null ? {} : { containerName: within }) });
    }
  }
  return found.slice(0, MOST_SYMBOLS);
}

interface NamedThing {
  readonly name: Name;
  readonly kind: SymbolKind;
  /** The scene or container that it stands in. */
  readonly within: string | null;
}

function* namedThings({ declarations }: SourceFile): Generator<NamedThing> {
  for (const node of declarations) {
    if (node.kind === "import") continue;
    const { name } = node;
    if (name !== null) yield { name, kind: SYMBOL_KINDS[node.kind], within: null };
    if (node.kind !== "scene") continue;
    const within = name?.text ?? null;
    yield* namedAreas(node.children, within);
    for (const variant of node.variants) {
      if (variant.name !== null) yield { name: variant.name, kind: SYMBOL_KINDS.variant, within };
    }
  }
}

function* namedAreas(areas: readonly Area[], within: string | null): Generator<NamedThing> {
  for (const area of areas) {
    if (area.name !== null) yield { name: area.name, kind: SYMBOL_KINDS[area.kind], within };
    if (area.kind === "container") yield* namedAreas(area.children, area.name?.text ?? within);
  }
}

/** Whether `name` holds the letters of `query` in their order. */
function holdsLetters(name: string, query: string): boolean {
  const wanted = [...query.toLowerCase()].filter((letter) => letter.trim() !== "");
  let next = 0;
  for (const letter of name.toLowerCase()) if (letter === wanted[next]) next++;
  return next === wanted.length;
}
