/** The whole text after a gesture in the preview, or the reason why there is none. */

import { rectToNumbers } from "@ragl/grammar";
import type { FractionRect } from "@ragl/grammar/plan";
import { compileScene } from "@ragl/grammar";
import { applyTextEdits } from "../../../src/preview/layout-edits/planned-edit.ts";
import { planLayoutEdit } from "../../../src/preview/layout-edits/plan-layout-edit.ts";
import type { LayoutEdit } from "../../../src/protocol.ts";
import { MAIN, unindent } from "../../kit/fixture.ts";
import { testWorkspace } from "../../kit/test-workspace.ts";

export interface Edited {
  readonly text: string;
  readonly summary: string;
  readonly label: string;
  readonly region: string | null;
}

/** @param fixture a workspace; `main.ragl` is what the preview shows */
export function edit(fixture: string, gesture: LayoutEdit, variant: string | null = null): Edited {
  const { document } = testWorkspace(fixture);
  const planned = planLayoutEdit(document, { uri: MAIN, scene: null, variant }, gesture);
  if ("reason" in planned) throw new Error(planned.reason);
  const { edits, summary, label, region } = planned;
  return { text: applyTextEdits(document.textDocument.getText(), edits), summary, label, region };
}

/** A cell in pixels of a canvas of 100 x 100, where pixels are per cent. */
export function percent(x: number, y: number, width: number, height: number): FractionRect {
  return { x: x / 100, y: y / 100, width: width / 100, height: height / 100 };
}

/** Where a region of `main.ragl` lies, in per cent. */
export function cellOf(text: string, region: string, variant: string | null = null): number[] {
  const { picture } = compileScene(testWorkspace(text).document.analysis, { variant });
  const found = picture?.regions.find(({ name }) => name === region);
  if (found === undefined) throw new Error(`There is no region ${region}.`);
  const { x, y, width, height } = rectToNumbers(found.cell);
  return [x, y, width, height].map((side) => Number((side * 100).toFixed(3)));
}

export { unindent };
