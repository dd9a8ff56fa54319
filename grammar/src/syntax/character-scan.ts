/** Small questions about a text's lines, white space and names, asked by the lexer, the parser and the formatter. */

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** `\n`, `\r\n` and a lone `\r` end a line, as they do in the Language Server Protocol. */
export function isLineBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

/** Offset of the line break that ends the line of `offset`, or the text's length on the last line. */
export function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
  return end;
}

/** Whether a line break lies in `text[start, end)`. */
export function hasLineBreak(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (isLineBreak(text.charCodeAt(i))) return true;
  return false;
}

/** Number of line breaks in `text[start, end)`; `\r\n` is one. */
export function countLineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(i + 1) !== LINE_FEED)) count++;
  }
  return count;
}

/** Farthest that `lineIndent` looks, so that questions about one giant line stay cheap. */
const FARTHEST_INDENT = 2_000;

/**
 * Number of white space characters before the first other character of the line of `offset`; null where the
 * line is too long for its start to be looked up.
 */
export function lineIndent(text: string, offset: number): number | null {
  let start = offset;
  while (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) {
    start--;
    if (offset - start > FARTHEST_INDENT) return null;
  }
  let indent = start;
  while (indent < offset && isBlank(text.charCodeAt(indent))) indent++;
  return indent - start;
}

/** Space, tab or another white space character that does not end a line. */
export function isBlank(code: number): boolean {
  if (code === 32 || code === 9) return true;
  return (
    !isLineBreak(code) && (code < 128 ? code === 11 || code === 12 : /\s/.test(String.fromCharCode(code)))
  );
}

const nameStart = /[\p{ID_Start}_]/u;
const namePart = /[\p{ID_Continue}-]/u;

/** Whether a name can begin with this character: a letter of any script, or `_`. */
export function isNameStart(codePoint: number): boolean {
  if (codePoint < 128) return isAsciiLetter(codePoint) || codePoint === 95;
  return nameStart.test(String.fromCodePoint(codePoint));
}

function isNamePart(codePoint: number): boolean {
  if (codePoint < 128)
    return isAsciiLetter(codePoint) || isDigit(codePoint) || codePoint === 95 || codePoint === 45;
  return namePart.test(String.fromCodePoint(codePoint));
}

function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** `0` to `9`. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** End of the name that begins at an offset, or that offset where none does. */
export function nameEnd(text: string, offset: number): number {
  if (offset >= text.length || !isNameStart(text.codePointAt(offset)!)) return offset;
  let end = offset;
  while (end < text.length) {
    const codePoint = text.codePointAt(end)!;
    if (!isNamePart(codePoint)) break;
    end += codePoint > 0xffff ? 2 : 1;
  }
  return end;
}

/** Whether the text is one name, and nothing else. Reserved words are names too as far as their letters go. */
export function isName(text: string): boolean {
  return text !== "" && nameEnd(text, 0) === text.length;
}
