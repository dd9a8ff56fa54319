/** The fixes of every rule that has some beside those that its findings bring along. */

import type { QuickFix } from "@ragl/grammar";
import type { FixContext } from "./fix-context.ts";
import { type FixMaker } from "./fix-context.ts";
import { importFixes } from "./import-fixes.ts";
import { nameFixes } from "./name-fixes.ts";
import { placeFixes } from "./place-fixes.ts";
import { sceneFixes } from "./scene-fixes.ts";
import { syntaxFixes } from "./syntax-fixes.ts";
import { tidyRemovals } from "./tidy-removals.ts";
import { valueFixes } from "./value-fixes.ts";

const FIXES: ReadonlyMap<string, FixMaker> = new Map(
  [syntaxFixes, nameFixes, importFixes, valueFixes, sceneFixes, placeFixes].flatMap((fixes) =>
    Object.entries(fixes),
  ),
);

/** All fixes of a finding, the language core's own first. */
export async function fixesOf(context: FixContext): Promise<readonly QuickFix[]> {
  const own = (context.finding.fixes ?? []).map((fix) => tidyRemovals(fix, context.text));
  const more = (await FIXES.get(context.finding.rule)?.(context)) ?? [];
  return [...own, ...more];
}
