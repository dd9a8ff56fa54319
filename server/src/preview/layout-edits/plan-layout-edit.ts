/**
 * From a gesture in the preview to edits of the text. The edited text is compiled before anything is sent: what does
 * not come out as it was asked for is refused.
 */

import { analyse, parseFile, type Analysis, type Diagnostic, type Selection } from "@ragl/grammar";
import type { LayoutEdit, PictureTarget } from "../../protocol.ts";
import type { SceneDocument } from "../../workspace/workspace.ts";
import { compileLayout } from "../compile-layout.ts";
import { PictureAreas } from "../picture-areas.ts";
import { addRegion } from "./add-region.ts";
import { deleteRegion } from "./delete-region.ts";
import { duplicateRegion } from "./duplicate-region.ts";
import { freeRegion } from "./free-region.ts";
import { moveDivider } from "./move-divider.ts";
import { pinSeed } from "./pin-seed.ts";
import { placeRegion } from "./place-region.ts";
import {
  applyTextEdits,
  refuse,
  type EditedPicture,
  type PlannedEdit,
  type RefusedEdit,
} from "./planned-edit.ts";
import { changeOrder } from "./stack-order.ts";

/** What a gesture would write, without the proof that it comes out: cheap enough for every move of the pointer. */
export function draftLayoutEdit(
  document: SceneDocument,
  { scene, variant }: PictureTarget,
  edit: LayoutEdit,
): PlannedEdit | RefusedEdit {
  const { analysis } = document;
  const { plan, picture } = compileLayout(analysis, { scene, variant });
  if (plan === null || picture === null) {
    return refuse("The text has an error: mend it first, then the layout can be changed here.");
  }
  return planEdit(edit, {
    text: document.textDocument.getText(),
    comments: analysis.file.tree.comments,
    areas: new PictureAreas(picture, analysis.program),
  });
}

/** What a gesture writes, if the text then compiles to what was asked for. */
export function planLayoutEdit(
  document: SceneDocument,
  target: PictureTarget,
  edit: LayoutEdit,
): PlannedEdit | RefusedEdit {
  const planned = draftLayoutEdit(document, target, edit);
  if ("reason" in planned || planned.edits.length === 0) return planned;
  const text = applyTextEdits(document.textDocument.getText(), planned.edits);
  return check(planned, text, document.analysis, target);
}

function planEdit(edit: LayoutEdit, picture: EditedPicture): PlannedEdit | RefusedEdit {
  switch (edit.kind) {
    case "place":
      return placeRegion(edit.region, edit.cell, picture);
    case "divide":
      return moveDivider(edit.container, edit.index, edit.position, picture);
    case "add":
      return addRegion(edit.cell, picture);
    case "delete":
      return deleteRegion(edit.region, picture);
    case "duplicate":
      return duplicateRegion(edit.region, picture);
    case "raise":
    case "lower":
      return changeOrder(edit.kind, edit.region, picture);
    case "free":
      return freeRegion(edit.region, picture);
    case "seed":
      return pinSeed(edit.seed, picture);
  }
}

function check(
  planned: PlannedEdit,
  text: string,
  before: Analysis,
  { scene, variant }: PictureTarget,
): PlannedEdit | RefusedEdit {
  const { names } = before.program.context;
  const after = analyse(parseFile(before.file.uri, text), {
    load: (uri) => names.scope(uri)?.file ?? null,
    models: before.models,
  });
  const broken = newError(before, after, { scene, variant });
  if (broken !== undefined) return refuse(`That would be an error: ${broken.message}`);
  const { plan, picture } = compileLayout(after, { scene, variant });
  if (plan === null || picture === null || !planned.isDone(new PictureAreas(picture, after.program))) {
    return refuse("This cannot be written from here: change it in the text.");
  }
  return planned;
}

/** An error that was not there before, in this picture or in another of the file. */
function newError(before: Analysis, after: Analysis, selection: Selection): Diagnostic | undefined {
  const errorsOf = (analysis: Analysis): Diagnostic[] =>
    [...compileLayout(analysis, selection).diagnostics, ...analysis.diagnostics].filter(
      ({ severity }) => severity === "error",
    );
  const known = new Set(errorsOf(before).map(({ rule, message }) => `${rule} ${message}`));
  return errorsOf(after).find(({ rule, message }) => !known.has(`${rule} ${message}`));
}
