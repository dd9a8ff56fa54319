/** Pictures as a preview draws them: where their boxes lie, whether or not a model can paint them. */

import { compileScene, type Analysis, type Compilation, type Selection } from "@ragl/grammar";

/**
 * As `compileScene`, but what only the model objects to (it is not installed, or takes no such canvas) leaves a plan:
 * it keeps nobody from seeing and moving boxes.
 */
export function compileLayout(analysis: Analysis, selection: Selection): Compilation {
  const compiled = compileScene(analysis, selection);
  if (compiled.plan !== null || analysis.models === null) return compiled;
  const { plan } = compileScene({ ...analysis, models: null, pictures: new Map() }, selection);
  return { ...compiled, plan };
}
