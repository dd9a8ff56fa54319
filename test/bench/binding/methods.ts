/** The ways of rendering a scene that the benchmark compares. */

export interface Method {
  readonly name: string;
  /** Hard-binding steps of every region; 0: none. */
  readonly bind: number;
  /** Soft-refinement strength of every region; 0: none. */
  readonly refine: number;
}

export const PROMPT_ONLY: Method = { name: "prompt only", bind: 0, refine: 0 };

/** The method with the given strengths, under the name that the table and --methods use. */
export function method(bind: number, refine: number): Method {
  if (bind === 0 && refine === 0) return PROMPT_ONLY;
  const parts = [];
  if (bind > 0) parts.push(`bind ${bind}`);
  if (refine > 0) parts.push(`refine ${refine}`);
  return { name: parts.join(" + "), bind, refine };
}

/** Every combination of binding steps and refinement strengths, the prompt alone first. */
export function methodGrid(binds: readonly number[], refines: readonly number[]): Method[] {
  return [
    PROMPT_ONLY,
    ...binds.map((bind) => method(bind, 0)),
    ...refines.map((refine) => method(0, refine)),
    ...binds.flatMap((bind) => refines.map((refine) => method(bind, refine))),
  ];
}
