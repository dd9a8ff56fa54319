/** What a gesture comes to: edits of the text that give what was asked, or the reason why there are none. */

import type { Comment, TextEdit } from "@ragl/grammar";
import type { PictureAreas } from "../picture-areas.ts";

export interface PlannedEdit {
  /** For the editor's undo list: "Move region 'moon'". */
  readonly label: string;
  /** None where the text says it already. */
  readonly edits: readonly TextEdit[];
  /** What is written, in one line: `at: 12% 30%`. */
  readonly summary: string;
  /** The region to select then; null: none. */
  readonly region: string | null;
  /** Whether the picture of the edited text is what was asked for. */
  readonly isDone: (after: PictureAreas) => boolean;
}

export interface RefusedEdit {
  /** One sentence for the person. */
  readonly reason: string;
}

export function refuse(reason: string): RefusedEdit {
  return { reason };
}

export function unknownRegion(name: string): RefusedEdit {
  return refuse(`There is no region '${name}' here any more.`);
}

/** The picture that a gesture was made on. */
export interface EditedPicture {
  readonly text: string;
  readonly comments: readonly Comment[];
  readonly areas: PictureAreas;
}

/** The text after edits that do not overlap; of several at one place, in their order. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let end = 0;
  for (const { range, newText } of edits.toSorted((a, b) => a.range.start - b.range.start)) {
    result += text.slice(end, range.start) + newText;
    end = range.end;
  }
  return result + text.slice(end);
}
