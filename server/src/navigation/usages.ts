/** Finds everywhere that something is named, through imports and under the other names that they give it. */

import { setImmediate } from "node:timers/promises";
import { canonicalUri, scopeOf, type Definition, type Name } from "@ragl/grammar";
import type { CancellationToken } from "vscode-languageserver";
import type { SceneDocument, Workspace } from "../workspace/workspace.ts";
import { finalDefinition, isAliased, isOfKind, isSameDefinition } from "./mentions.ts";

export interface Usage {
  readonly document: SceneDocument;
  readonly name: Name;
  /** `import`: its own name inside an import; `alias`: the other name that the import gives it. */
  readonly role: "definition" | "import" | "alias" | "use";
  /** The import that brings it into this file; null in its own. */
  readonly through: Definition<"import"> | null;
}

/** In source order. */
export function usagesIn(document: SceneDocument, target: Definition): Usage[] {
  const { analysis } = document;
  const usages: Usage[] = [];
  const add = (name: Name, role: Usage["role"], through: Usage["through"]): void =>
    void usages.push({ document, name, role, through });

  const imports: Definition<"import">[] = [];
  for (const definition of analysis.definitions) {
    if (isSameDefinition(definition, target)) add(definition.name, "definition", null);
    else if (
      isOfKind(definition, "import") &&
      isSameDefinition(finalDefinition(definition, analysis), target)
    ) {
      imports.push(definition);
      if (isAliased(definition)) add(definition.name, "alias", definition);
    }
  }
  for (const { name, definition } of analysis.references) {
    if (definition === null) continue;
    if (isSameDefinition(definition, target)) {
      const through = imports.find(({ node }) => node.imported === name) ?? null;
      add(name, through === null ? "use" : "import", through);
    } else {
      const through = imports.find((entry) => entry === definition);
      if (through !== undefined) add(name, "use", through);
    }
  }
  return usages.sort((a, b) => a.name.range.start - b.name.range.start);
}

/** In all files that can name it, its own file first. Stops when the request is cancelled. */
export async function findUsages(
  target: Definition,
  workspace: Workspace,
  token: CancellationToken,
): Promise<Usage[]> {
  const home = workspace.get(target.uri);
  const usages = home === null ? [] : usagesIn(home, target);
  if (!isExported(target)) return usages;
  const key = canonicalUri(target.uri);
  for (const uri of await workspace.sceneFiles()) {
    // Files may have to be read: other requests get their turn between two.
    await setImmediate();
    if (token.isCancellationRequested) break;
    const document = workspace.get(uri);
    if (document === null || document === home || !imports(document, key, target.name.text)) continue;
    usages.push(...usagesIn(document, target));
  }
  return usages;
}

function isExported({ kind }: Definition): boolean {
  return kind === "let" || kind === "style" || kind === "scene";
}

/** Told by the file's own text, so that most files need no analysis. */
function imports({ parsed }: SceneDocument, uri: string, name: string): boolean {
  return scopeOf(parsed).importPaths.some(
    (path) => path.uri === uri && path.declaration.specifiers.some(({ imported }) => imported.text === name),
  );
}
