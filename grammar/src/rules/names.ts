/** Rules about names: unknown, of the wrong kind, defined twice, leading back to themselves, never used. */

import type { Diagnostic } from "../diagnostics.ts";
import type { Name, Range } from "../syntax/tree.ts";
import { quote } from "./quote.ts";
import { finding, replace, rule } from "./rule.ts";
import { didYouMean, spellingFixes } from "./spelling.ts";

export const UNKNOWN_NAME = rule("unknown-name", "error", "A name that nothing defines");
export const UNKNOWN_STYLE = rule("unknown-style", "error", "A style that nothing defines");
export const UNKNOWN_REGION = rule(
  "unknown-region",
  "error",
  "A variant changes a region that the scene lacks",
);
export const UNKNOWN_SCENE = rule("unknown-scene", "error", "A scene that the file lacks");
export const UNKNOWN_VARIANT = rule("unknown-variant", "error", "A variant that the scene lacks");
export const WRONG_KIND = rule("wrong-kind", "error", "A name of something that cannot stand there");
export const DUPLICATE_NAME = rule("duplicate-name", "error", "Two things of one name");
export const CYCLIC_VALUE = rule("cyclic-value", "error", "A value that leads back to itself");
export const CYCLIC_STYLE = rule("cyclic-style", "error", "A style that uses itself");
export const HIDES_KEYWORD = rule("hides-keyword", "warning", "A value named like a word of the language");
export const UNUSED_LET = rule("unused-let", "hint", "A value that this file does not use");
export const UNUSED_STYLE = rule("unused-style", "hint", "A style that this file does not use");

export const nameRules = [
  UNKNOWN_NAME,
  UNKNOWN_STYLE,
  UNKNOWN_REGION,
  UNKNOWN_SCENE,
  UNKNOWN_VARIANT,
  WRONG_KIND,
  DUPLICATE_NAME,
  CYCLIC_VALUE,
  CYCLIC_STYLE,
  HIDES_KEYWORD,
  UNUSED_LET,
  UNUSED_STYLE,
];

/** @param quotable the name stands where text is wanted, so that quotes may be what is missing */
export function unknownName(name: Name, suggestions: readonly string[], quotable: boolean): Diagnostic {
  const quoted = quote(name.text);
  const advice = quotable ? ` Text stands in quotes: ${quoted}.` : " Define it with `let`, or import it.";
  return finding(
    UNKNOWN_NAME,
    name.range,
    `Nothing is called '${name.text}'.${didYouMean(suggestions) || advice}`,
    {
      fixes: [
        ...spellingFixes(name, suggestions),
        ...(quotable
          ? [replace(`Put '${name.text}' in quotes`, name.range, quoted, suggestions.length === 0)]
          : []),
      ],
    },
  );
}

export function unknownKeyword(
  name: Name,
  words: readonly string[],
  suggestions: readonly string[],
): Diagnostic {
  return finding(
    UNKNOWN_NAME,
    name.range,
    `'${name.text}' is neither one of the words that stand here (${words.join(", ")}) nor a defined name.${didYouMean(suggestions)}`,
    { fixes: spellingFixes(name, suggestions) },
  );
}

export function unknownStyle(name: Name, suggestions: readonly string[]): Diagnostic {
  const advice = ` Define it with \`style ${name.text} { … }\`, or import it.`;
  return finding(
    UNKNOWN_STYLE,
    name.range,
    `No style is called '${name.text}'.${didYouMean(suggestions) || advice}`,
    { fixes: spellingFixes(name, suggestions) },
  );
}

export function unknownRegion(name: Name, scene: string, suggestions: readonly string[]): Diagnostic {
  return finding(
    UNKNOWN_REGION,
    name.range,
    `The scene '${scene}' has no region '${name.text}' to change.${didYouMean(suggestions) || " A variant changes regions that the scene already has."}`,
    { fixes: spellingFixes(name, suggestions) },
  );
}

/** @param wanted null: any scene would have done */
export function unknownScene(
  wanted: string | null,
  scenes: readonly string[],
  suggestions: readonly string[],
): Diagnostic {
  const start = { start: 0, end: 0 };
  if (wanted === null || scenes.length === 0) {
    return finding(UNKNOWN_SCENE, start, 'The file has no scene. Write one: scene first { prompt: "…" }.');
  }
  const have = ` It has: ${list(scenes)}.`;
  return finding(
    UNKNOWN_SCENE,
    start,
    `The file has no scene '${wanted}'.${didYouMean(suggestions) || have}`,
  );
}

export function unknownVariant(
  range: Range,
  scene: string,
  wanted: string,
  variants: readonly string[],
  suggestions: readonly string[],
): Diagnostic {
  const have = variants.length > 0 ? ` It has: ${list(variants)}.` : " It has no variants.";
  return finding(
    UNKNOWN_VARIANT,
    range,
    `The scene '${scene}' has no variant '${wanted}'.${didYouMean(suggestions) || have}`,
  );
}

/** @param found such as "a scene"; @param wanted such as "a style" */
export function wrongKind(name: Name, found: string, wanted: string): Diagnostic {
  return finding(WRONG_KIND, name.range, `'${name.text}' is ${found}; ${wanted} is wanted here.`);
}

export function duplicateName(name: Name, what: string, uri: string, first: Range): Diagnostic {
  return finding(
    DUPLICATE_NAME,
    name.range,
    `${what} '${name.text}' is already defined above. Give one of the two another name.`,
    { related: [{ uri, range: first, message: `'${name.text}' is first defined here.` }] },
  );
}

export function duplicateChange(name: Name, uri: string, first: Range): Diagnostic {
  return finding(
    DUPLICATE_NAME,
    name.range,
    `The variant already changes the region '${name.text}'. Put both changes into one block.`,
    { related: [{ uri, range: first, message: "It is changed here first." }] },
  );
}

/** @param path the names that the value leads through, beginning and ending with itself */
export function cyclicValue(range: Range, path: readonly string[]): Diagnostic {
  return finding(
    CYCLIC_VALUE,
    range,
    `The value leads back to itself: ${path.join(" → ")}. Give one of them a value of its own.`,
  );
}

export function cyclicStyle(range: Range, path: readonly string[]): Diagnostic {
  return finding(
    CYCLIC_STYLE,
    range,
    `The style uses itself: ${path.join(" → ")}. Take one of these uses out.`,
  );
}

export function hidesKeyword(name: Name): Diagnostic {
  return finding(
    HIDES_KEYWORD,
    name.range,
    `'${name.text}' is also a word that properties take, which this value now hides. Choose another name.`,
  );
}

export function unusedLet(name: Name): Diagnostic {
  return finding(UNUSED_LET, name.range, `Nothing in this file uses '${name.text}'.`, {
    tags: ["unnecessary"],
  });
}

export function unusedStyle(name: Name): Diagnostic {
  return finding(UNUSED_STYLE, name.range, `Nothing in this file uses the style '${name.text}'.`, {
    tags: ["unnecessary"],
  });
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => `'${name}'`);
  return names.length > shown.length ? `${shown.join(", ")} …` : shown.join(", ");
}
