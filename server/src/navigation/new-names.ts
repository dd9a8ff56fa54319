/** Says why something cannot have a name, one sentence for the person; null where it can. */

import {
  KEYWORD_VALUES,
  RESERVED_WORDS,
  describeKind,
  isName,
  scopeOf,
  type Definition,
  type DefinitionKind,
} from "@ragl/grammar";
import type { SceneDocument } from "../workspace/workspace.ts";

const TOP_LEVEL: ReadonlySet<DefinitionKind> = new Set(["let", "style", "scene", "import"]);

/** Whether the text can name a thing of that kind at all. */
export function whyNotName(text: string, kind: DefinitionKind): string | null {
  if (!isName(text)) {
    return `'${text}' is not a name. A name begins with a letter or '_' and goes on with letters, digits, '_' and '-'.`;
  }
  if (RESERVED_WORDS.includes(text)) {
    return `'${text}' is a word of the language and cannot be a name. Choose another one.`;
  }
  if (!TOP_LEVEL.has(kind)) return null;
  if (KEYWORD_VALUES.has(text)) {
    return `'${text}' is a word that properties take, which this name would hide. Choose another one.`;
  }
  if (text === "x") return "'x' is read as the times sign between two values. Choose another name.";
  return null;
}

/** Whether a name at the top of the file is free there. */
export function whyTakenInFile(document: SceneDocument, name: string): string | null {
  const { exports, imports } = scopeOf(document.parsed);
  const taken = exports.get(name) ?? imports.get(name)?.definition;
  if (taken === undefined) return null;
  const file = decodeURIComponent(document.uri.slice(document.uri.lastIndexOf("/") + 1));
  return `'${name}' is already ${describeKind(taken.kind)} in ${file}. Choose another name.`;
}

/** Whether a name inside a scene is free there: regions and containers share theirs, variants have their own. */
export function whyTakenInScene(
  document: SceneDocument,
  definition: Definition,
  name: string,
): string | null {
  const scene = document.analysis.program.scenes.find(
    ({ areas, variants }) =>
      areas.get(definition.name.text) === definition || variants.get(definition.name.text) === definition,
  );
  const taken = (definition.kind === "variant" ? scene?.variants : scene?.areas)?.get(name);
  if (scene === undefined || taken === undefined) return null;
  return `'${name}' is already ${describeKind(taken.kind)} in the scene '${scene.name.text}'. Choose another name.`;
}
