/** Edits of several files as one step that the editor can undo. */

import type { Range as OffsetRange } from "@ragl/grammar";
import type { TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { SceneDocument } from "../workspace/workspace.ts";

/** Collects replacements, file by file. */
export class FileEdits {
  readonly #edits = new Map<SceneDocument, TextEdit[]>();

  replace(document: SceneDocument, range: OffsetRange, newText: string): void {
    const edits = this.#edits.get(document) ?? [];
    edits.push({ range: document.rangeOf(range), newText });
    this.#edits.set(document, edits);
  }

  get isEmpty(): boolean {
    return this.#edits.size === 0;
  }

  /** Tied to the documents' versions, so that none is applied to another text. */
  versioned(): WorkspaceEdit {
    const documentChanges = [...this.#edits].map(([{ uri, version, isOpen }, edits]) => ({
      textDocument: { uri, version: isOpen ? version : null },
      edits,
    }));
    return { documentChanges };
  }

  /** For clients that know no versions of documents. */
  unversioned(): WorkspaceEdit {
    return { changes: Object.fromEntries([...this.#edits].map(([{ uri }, edits]) => [uri, edits])) };
  }
}
