/** Where the rules are explained. */

import { existsSync } from "node:fs";

/** The reference of diagnostics, as seen from the bundle in `server/dist`, and from this source. */
const PLACES = ["../../docs/diagnostics.md", "../../../docs/diagnostics.md"].map(
  (place) => new URL(place, import.meta.url),
);
const REFERENCE = PLACES.find((place) => existsSync(place)) ?? PLACES[0]!;

/** A link to the rule's section in the reference of diagnostics. */
export function ruleLink(rule: string): string {
  return `${REFERENCE.href}#${rule}`;
}
