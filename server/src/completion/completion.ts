/** What can be written at a place of a scene file. Works on text that makes no sense yet. */

import { CompletionItemKind, type CompletionList, type Position } from "vscode-languageserver";
import type { SceneDocument, Workspace } from "../workspace/workspace.ts";
import { CompletionRequest, RANK } from "./completion-request.ts";
import { completeImportedNames } from "./imported-names.ts";
import { completeMembers } from "./members.ts";
import { completeRegionNames } from "./region-names.ts";
import { completeImportPath, completeInterpolation, completeText } from "./texts.ts";
import { completeValue } from "./values.ts";

/** The characters that ask for completion as they are typed. */
export const TRIGGER_CHARACTERS = [" ", ":", ",", '"', "$", "{", "/", "."];

export interface CompletionOptions {
  readonly canInsertSnippets: boolean;
  /** The character that was typed last, where that is what asked. */
  readonly typed: string | null;
}

/** Sizes of grids that people write. */
const DIMENSIONS = ["1 x 2", "2 x 2", "2 x 3", "3 x 2", "3 x 3"];

export async function doComplete(
  document: SceneDocument,
  position: Position,
  workspace: Workspace,
  { canInsertSnippets, typed }: CompletionOptions,
): Promise<CompletionList> {
  const request = new CompletionRequest(document, workspace, position, canInsertSnippets);
  const { place } = request.cursor;
  if (!isAskedFor(request, typed)) return { isIncomplete: false, items: [] };
  switch (place.kind) {
    case "nothing":
      break;
    case "member":
      completeMembers(request);
      break;
    case "value":
      if (await completeValue(request, place)) completeMembers(request);
      break;
    case "text":
      completeText(request, place.owner, place.content);
      break;
    case "interpolation":
      completeInterpolation(request);
      break;
    case "import-name":
      completeImportedNames(request, place.taken);
      break;
    case "import-word":
      request.add(RANK.likely, { label: place.expected, kind: CompletionItemKind.Keyword });
      break;
    case "import-path":
      await completeImportPath(request, place.content);
      break;
    case "region-name":
      completeRegionNames(request);
      break;
    case "dimensions":
      if (place.items.length === 0) {
        request.add(
          RANK.likely,
          ...DIMENSIONS.map((label) => ({ label, kind: CompletionItemKind.Value, detail: "rows x columns" })),
        );
      }
  }
  // Numbers are completed by their units: every digit makes other ones.
  return { isIncomplete: /^-?\d/.test(request.word), items: request.items };
}

/** A typed sign asks only where it begins something; otherwise lists would come up in the midst of writing. */
function isAskedFor({ cursor: { place } }: CompletionRequest, typed: string | null): boolean {
  switch (typed) {
    case null:
      return true;
    case " ":
      return (
        (place.kind === "value" && place.after !== "item") ||
        place.kind === "region-name" ||
        place.kind === "import-path" ||
        place.kind === "dimensions"
      );
    case ".":
    case "/":
    case '"':
      return place.kind === "text" || place.kind === "import-path";
    case "{":
      return place.kind === "interpolation" || place.kind === "import-name";
    default:
      return true;
  }
}
