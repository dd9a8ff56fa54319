/** Rules about properties: unknown, out of place, given twice, without effect. */

import type { Diagnostic } from "../diagnostics.ts";
import type { Name, Range } from "../syntax/tree.ts";
import { finding, replace, rule } from "./rule.ts";
import { didYouMean, spellingFixes } from "./spelling.ts";

export const UNKNOWN_PROPERTY = rule("unknown-property", "error", "A property that does not exist");
export const MISPLACED_PROPERTY = rule("misplaced-property", "error", "A property where it means nothing");
export const DUPLICATE_PROPERTY = rule("duplicate-property", "error", "A property given twice");
export const PROPERTY_WITHOUT_EFFECT = rule(
  "property-without-effect",
  "warning",
  "A property that changes nothing",
);

export const propertyRules = [
  UNKNOWN_PROPERTY,
  MISPLACED_PROPERTY,
  DUPLICATE_PROPERTY,
  PROPERTY_WITHOUT_EFFECT,
];

/** @param place such as "a scene"; @param available the properties that may stand there */
export function unknownProperty(
  name: Name,
  place: string,
  available: readonly string[],
  suggestions: readonly string[],
): Diagnostic {
  return finding(
    UNKNOWN_PROPERTY,
    name.range,
    `There is no property '${name.text}'.${didYouMean(suggestions) || ` In ${place} stand: ${available.join(", ")}.`}`,
    { fixes: spellingFixes(name, suggestions) },
  );
}

/** @param places such as ["a region", "a style"] */
export function misplacedProperty(
  name: Name,
  whole: Range,
  place: string,
  places: readonly string[],
): Diagnostic {
  return finding(
    MISPLACED_PROPERTY,
    name.range,
    `'${name.text}' means nothing in ${place}. It belongs in ${either(places)}.`,
    { fixes: [replace(`Remove '${name.text}'`, whole, "")] },
  );
}

export function duplicateProperty(name: Name, whole: Range, uri: string, first: Range): Diagnostic {
  return finding(DUPLICATE_PROPERTY, name.range, `'${name.text}' is given twice in this block. Keep one.`, {
    fixes: [replace(`Remove this '${name.text}'`, whole, "")],
    related: [{ uri, range: first, message: "It is given here first." }],
  });
}

/** @param because a full sentence */
export function propertyWithoutEffect(name: Name, whole: Range, because: string): Diagnostic {
  return finding(PROPERTY_WITHOUT_EFFECT, name.range, `'${name.text}' changes nothing here. ${because}`, {
    fixes: [replace(`Remove '${name.text}'`, whole, "", true)],
    tags: ["unnecessary"],
  });
}

function either(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length > 1 ? `${items.slice(0, -1).join(", ")} or ${last}` : last;
}
