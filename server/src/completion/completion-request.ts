/** One question for completion: where the cursor is, and how its answers are written down. */

import { cursorAt, type Cursor, type Range as OffsetRange } from "@ragl/grammar";
import {
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type CompletionItem,
  type CompletionItemKind,
  type Position,
  type Range,
  type TextEdit,
} from "vscode-languageserver";
import type { SceneDocument, Workspace } from "../workspace/workspace.ts";
import { plainText } from "./snippet-text.ts";

export interface Candidate {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What is inserted; the label where it is left out. */
  readonly newText?: string;
  /** What is inserted, with tab stops. Takes the place of `newText` where the editor knows snippets. */
  readonly snippet?: string;
  /** A few words beside the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string | null;
  /** What is replaced, where that is not the word at the cursor. */
  readonly range?: OffsetRange;
  /** Edits elsewhere, such as an import. */
  readonly additionalEdits?: readonly TextEdit[];
  readonly isPreferred?: boolean;
}

/** What comes first in the list: the numbers sort. */
export const RANK = {
  required: 0,
  likely: 1,
  property: 2,
  block: 3,
  layout: 4,
  idle: 5,
  elsewhere: 6,
} as const;

export class CompletionRequest {
  readonly document: SceneDocument;
  readonly workspace: Workspace;
  readonly offset: number;
  readonly cursor: Cursor;
  readonly #canInsertSnippets: boolean;
  readonly #items: CompletionItem[] = [];

  constructor(document: SceneDocument, workspace: Workspace, position: Position, canInsertSnippets: boolean) {
    this.document = document;
    this.workspace = workspace;
    this.offset = document.offsetAt(position);
    this.cursor = cursorAt(this.text, this.offset);
    this.#canInsertSnippets = canInsertSnippets;
  }

  get text(): string {
    return this.document.textDocument.getText();
  }

  /** The word at the cursor, as far as it is written. */
  get word(): string {
    return this.text.slice(this.cursor.word.start, this.cursor.word.end);
  }

  get items(): CompletionItem[] {
    return this.#items;
  }

  /** Adds candidates, which keep their order within a rank. */
  add(rank: number, ...candidates: readonly Candidate[]): void {
    for (const candidate of candidates) this.#items.push(this.#item(rank, candidate));
  }

  #item(rank: number, candidate: Candidate): CompletionItem {
    const { label, kind, detail, documentation, additionalEdits, isPreferred } = candidate;
    const offsets = candidate.range ?? this.cursor.word;
    const range: Range = this.document.rangeOf(offsets);
    const isSnippet = candidate.snippet !== undefined && this.#canInsertSnippets;
    const plain =
      candidate.newText ?? (candidate.snippet === undefined ? label : plainText(candidate.snippet));
    const newText = isSnippet ? candidate.snippet! : plain;
    return {
      label,
      kind,
      sortText: `${rank}${String(this.#items.length).padStart(4, "0")}`,
      // Editors compare with the text that is replaced, which may hold a quote or `${`.
      filterText:
        offsets === this.cursor.word && !this.word.startsWith("$") ? label : filterText(this, offsets, label),
      insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      ...(newText.includes("\n") ? { insertTextMode: InsertTextMode.adjustIndentation } : {}),
      textEdit: { range, newText },
      ...(detail === undefined ? {} : { detail }),
      ...(documentation ? { documentation: { kind: MarkupKind.Markdown, value: documentation } } : {}),
      ...(additionalEdits?.length ? { additionalTextEdits: [...additionalEdits] } : {}),
      ...(isPreferred ? { preselect: true } : {}),
    };
  }
}

/** The label behind whatever signs open the replaced text. */
function filterText({ text }: CompletionRequest, { start, end }: OffsetRange, label: string): string {
  const signs = /^[$"{]*/.exec(text.slice(start, end))?.[0] ?? "";
  return label.startsWith(signs) ? label : signs + label;
}
