/** Collects the lines of a formatted text and keeps its comments in their places. */

import { countLineBreaks, hasLineBreak } from "../syntax/character-scan.ts";
import type { Comment } from "../syntax/tree.ts";
import { INDENT, type Piece } from "./pieces.ts";

/** Pieces put together: one text, and the comments that cannot stand inside it. */
export interface Row {
  readonly text: string;
  readonly deferred: readonly Comment[];
}

/** Something that gets a line of its own, unless it is longer. */
export interface Element {
  readonly start: number;
  readonly end: number;
  /** Writes the element. @param prefix Comments that stand before it on its line. */
  readonly write: (prefix: string) => void;
  /** Whether blank lines part it from what stands before and after it. */
  readonly isApart: boolean;
}

export class LineWriter {
  readonly source: string;
  readonly #comments: readonly Comment[];
  #nextComment = 0;
  readonly #lines: string[] = [];
  /** Offset in the source up to which everything is written. */
  #end = 0;
  /** Whether the last line was opened by a `{`, so that no blank line may follow. */
  #isBlockStart = true;
  /** Whether a blank line must come before what is written next. */
  #needsBlank = false;
  /** Whether the last line ends in a comment that nothing can follow. */
  #endsInComment = false;

  constructor(source: string, comments: readonly Comment[]) {
    this.source = source;
    this.#comments = comments;
  }

  /** The text so far, with `\n` between lines. */
  text(): string {
    return this.#lines.map((line) => `${line}\n`).join("");
  }

  /** Does what `attempt` does, and undoes its reading of comments where it returns null. */
  attempt<Result>(attempt: () => Result | null): Result | null {
    const before = this.#nextComment;
    const result = attempt();
    if (result === null) this.#nextComment = before;
    return result;
  }

  /** Puts pieces, and the comments before and between them, into one text. */
  row(pieces: readonly Piece[]): Row {
    let text = "";
    const deferred: Comment[] = [];
    for (const piece of pieces) {
      text += piece.glue;
      for (const comment of this.#takeBefore(piece.start)) {
        if (isInline(comment)) text += `${comment.text} `;
        else deferred.push(comment);
      }
      text += piece.text;
    }
    return { text, deferred };
  }

  /** The comments before `limit` as the end of a row. */
  rowEnd(limit: number): string {
    return this.#takeBefore(limit)
      .map((comment) => ` ${comment.text}`)
      .join("");
  }

  /** Whether a comment that is not yet written begins before `limit`. */
  hasCommentBefore(limit: number): boolean {
    const next = this.#comments[this.#nextComment];
    return next !== undefined && next.range.start < limit;
  }

  /** Writes a line. */
  line(level: number, text: string): void {
    this.#lines.push(INDENT.repeat(level) + text);
    this.#isBlockStart = false;
    this.#endsInComment = false;
  }

  /** Writes a row as a line. Deferred comments follow: the first on its line, the others below. */
  rowLine(level: number, row: Row, deferredLevel = level): void {
    this.line(level, row.text);
    for (const comment of row.deferred) this.#append(comment, deferredLevel);
  }

  /** Notes that the last line opens a block whose content begins at `start` in the source. */
  openBlock(start: number): void {
    this.#end = start;
    this.#isBlockStart = !this.#needsBlank;
  }

  /** Writes elements, each on a line of its own, and the comments before, between and after them up to `end`. */
  elements(elements: readonly Element[], end: number, level: number): void {
    let wasApart = false;
    for (const element of elements) {
      const comments = this.#placed(this.#takeBefore(element.start));
      const leading = comments.filter(
        ({ comment }) => !this.#breaksBetween(comment.range.start, element.start),
      );
      const others = comments.slice(0, comments.length - leading.length);
      const first = leading[0]?.comment.range.start ?? element.start;
      const apart = element.isApart || wasApart ? this.#startOfGroup(others, first) : null;
      for (const placed of others) {
        if (placed.comment.range.start === apart) this.#needsBlank = true;
        this.#comment(placed, level);
      }
      if (first === apart) this.#needsBlank = true;
      this.#separate(first);
      element.write(leading.map(({ comment }) => `${comment.text} `).join(""));
      this.#end = element.end;
      wasApart = element.isApart;
    }
    for (const placed of this.#placed(this.#takeBefore(end))) this.#comment(placed, level);
    this.#needsBlank = false;
  }

  #breaksBetween(start: number, end: number): boolean {
    return hasLineBreak(this.source, start, end);
  }

  #takeBefore(limit: number): Comment[] {
    const first = this.#nextComment;
    while (this.hasCommentBefore(limit)) this.#nextComment++;
    return this.#comments.slice(first, this.#nextComment);
  }

  #placed(comments: readonly Comment[]): PlacedComment[] {
    let end = this.#end;
    return comments.map((comment) => {
      const endsLine = this.#lines.length > 0 && !this.#breaksBetween(end, comment.range.start);
      end = comment.range.end;
      return { comment, endsLine };
    });
  }

  /** Offset of the first of the comments directly above `start`, or `start`: a blank line goes before it. */
  #startOfGroup(comments: readonly PlacedComment[], start: number): number {
    let first = start;
    for (const { comment, endsLine } of comments.toReversed()) {
      if (endsLine || countLineBreaks(this.source, comment.range.end, first) > 1) break;
      first = comment.range.start;
    }
    return first;
  }

  /** Writes a comment that stands between elements. */
  #comment({ comment, endsLine }: PlacedComment, level: number): void {
    if (endsLine) {
      this.#append(comment, level);
    } else {
      this.#separate(comment.range.start);
      this.#commentLine(comment, level);
    }
    this.#end = comment.range.end;
  }

  /** Writes a comment at the end of the last line, or below it where a comment ends that line already. */
  #append(comment: Comment, level: number): void {
    if (!this.#endsInComment) {
      this.#lines[this.#lines.length - 1] += ` ${commentText(comment, level)}`;
      this.#endsInComment = comment.kind !== "block";
      return;
    }
    this.#commentLine(comment, level);
    // On a line of its own it must not become the documentation of what follows.
    if (comment.kind === "doc") this.#needsBlank = true;
  }

  #commentLine(comment: Comment, level: number): void {
    this.line(level, commentText(comment, level));
    this.#endsInComment = comment.kind !== "block";
  }

  /** Writes the blank line that the source has before `start`, or that must be there. */
  #separate(start: number): void {
    const wanted = this.#needsBlank || countLineBreaks(this.source, this.#end, start) > 1;
    if (wanted && !this.#isBlockStart) this.#lines.push("");
    this.#needsBlank = false;
  }
}

interface PlacedComment {
  readonly comment: Comment;
  /** Whether it stands on the line on which what is before it ends. */
  readonly endsLine: boolean;
}

/** Whether text may follow a comment on its line, and it has no other lines. */
function isInline(comment: Comment): boolean {
  return comment.kind === "block" && !hasLineBreak(comment.text, 0, comment.text.length);
}

/** A comment's text; a block comment whose lines all begin with `*` has them lined up below its start. */
function commentText(comment: Comment, level: number): string {
  if (comment.kind !== "block") return comment.text.trimEnd();
  const [first, ...others] = comment.text.split(/\r\n|\r|\n/);
  const isStarred = others.every((line) => line.trimStart().startsWith("*"));
  const rest = others.map((line) => (isStarred ? `${INDENT.repeat(level)} ${line.trim()}` : line.trimEnd()));
  return [first!.trimEnd(), ...rest].join("\n");
}
