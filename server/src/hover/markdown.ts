/** Builds the Markdown of hovers; what comes from files is kept from being read as Markdown of its own. */

/** Lines of source that a hover shows at most. */
const MOST_LINES = 12;
/** UTF-16 code units of a text that a hover shows at most. */
const LONGEST_QUOTATION = 2_000;

/** A fenced block of scene source; a long one is cut, with a line that says so. */
export function sourceBlock(source: string): string {
  const lines = source.split(/\r\n|\r|\n/);
  const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), "// …"] : lines;
  const text = shown.join("\n");
  const fence = fenceFor(text, 3);
  return `${fence}ragl\n${text}\n${fence}`;
}

/** A text as code within a line. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, " ");
  const fence = fenceFor(line, 1);
  const padding = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${padding}${line}${padding}${fence}`;
}

/** A text as a quotation, letter for letter; a long one is cut. */
export function quotation(text: string): string {
  const isLong = text.length > LONGEST_QUOTATION;
  // Never between the two halves of one character.
  const shown = isLong ? `${text.slice(0, LONGEST_QUOTATION).replace(/[\ud800-\udbff]$/, "")} …` : text;
  return shown
    .split("\n")
    .map((line) => `> ${escape(line)}`)
    .join("\n");
}

/** A text whose letters all stand for themselves. */
export function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#+\-.!|~&]/g, "\\$&");
}

/** A `///` comment: Markdown by its author, but nothing in it is loaded from elsewhere, or runs a command. */
export function docText(doc: string): string {
  return doc
    .replace(/&/g, "&amp;")
    .replace(/!\[/g, "\\!\\[")
    .replace(/</g, "\\<")
    .replace(/command:/gi, "command\u200b:");
}

/** @param rows each as long as `heads` */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Parts with a blank line between them; empty ones are left out. */
export function paragraphs(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== "").join("\n\n");
}

export function list(...items: readonly (string | null)[]): string {
  return items
    .filter((item) => item !== null)
    .map((item) => `- ${item}`)
    .join("\n");
}

/** A run of backticks longer than any in the text, and at least so long. */
function fenceFor(text: string, least: number): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  return "`".repeat(longest < least ? least : longest + 1);
}
