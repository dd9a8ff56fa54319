/** Everything that is found in a scene file, for the editor. */

import { createHash } from "node:crypto";
import type { Diagnostic } from "vscode-languageserver";
import type { SceneDocument, Workspace } from "../workspace/workspace.ts";
import { toLspDiagnostic } from "./to-lsp.ts";

/** In source order. */
export function doValidation(document: SceneDocument, workspace: Workspace): Diagnostic[] {
  return document.analysis.diagnostics.map((finding) => toLspDiagnostic(finding, document, workspace));
}

/**
 * A name for a list of diagnostics: the same as long as they are the same. An editor that has the diagnostics of
 * that name need not be sent them again.
 */
export function resultId(diagnostics: readonly Diagnostic[]): string {
  return createHash("sha256").update(JSON.stringify(diagnostics)).digest("base64url");
}
