/** Compares what a file draws before and after a change of its text. */

import { analyse, compileScene, parseFile } from "@ragl/grammar";
import type { SceneDocument, Workspace } from "../../workspace/workspace.ts";

/** All pictures of a text that stands in a document's place, as comparable text; null where one cannot be drawn. */
export function draws(document: SceneDocument, text: string, workspace: Workspace): string | null {
  const load = (uri: string) => workspace.get(uri)?.parsed ?? null;
  const analysis = analyse(parseFile(document.uri, text), { load });
  const plans: unknown[] = [];
  for (const { name, variants } of analysis.scenes) {
    for (const variant of [null, ...variants]) {
      const { plan } = compileScene(analysis, { scene: name, variant });
      if (plan === null) return null;
      // Where a region is declared is no part of the picture.
      plans.push({ ...plan, regions: plan.regions.map((region) => ({ ...region, source: null })) });
    }
  }
  return JSON.stringify(plans);
}
