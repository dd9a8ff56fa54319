/** Checks the values of a file's `let`s, whether or not a property uses them. */

import { hidesKeyword, unknownName } from "../rules/names.ts";
import type { Value } from "../syntax/tree.ts";
import type { AnalysisContext } from "./context.ts";
import { visibleNames } from "./file-scope.ts";
import { KEYWORD_VALUES } from "./properties.ts";
import type { Values } from "./values.ts";

export function checkLets({ root, names, report, spell }: AnalysisContext, values: Values): void {
  const checkWords = (value: Value): void => {
    if (value.kind === "tuple" || value.kind === "list") value.items.forEach(checkWords);
    if (value.kind !== "name") return;
    const { name } = value;
    if (names.resolve(root, name.text) === null && !KEYWORD_VALUES.has(name.text)) {
      report(root, unknownName(name, spell(name.text, visibleNames(root)), true));
    }
  };

  for (const definition of root.exports.values()) {
    if (definition.kind !== "let") continue;
    values.ofLet(definition);
    if (definition.node.value !== null) checkWords(definition.node.value);
    if (KEYWORD_VALUES.has(definition.name.text)) report(root, hidesKeyword(definition.name));
  }
}
