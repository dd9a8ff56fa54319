/** Snippets: templates with tab stops, as the Language Server Protocol writes them. */

/** Text for a snippet: what would mean something in one is escaped. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/** A tab stop that offers a choice. */
export function choice(stop: number, options: readonly string[]): string {
  return `\${${stop}|${options.map((option) => option.replace(/[\\,|$}]/g, "\\$&")).join(",")}|}`;
}

/** What a snippet comes to without an editor that knows them: first choices and placeholders as plain text. */
export function plainText(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^,|\\])*)(?:,(?:\\.|[^|\\])*)?\|\}/g, "$1")
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, "$1")
    .replace(/(?<!\\)\$(?:\d+|\{\d+\})/g, "")
    .replace(/\\([\\$},|])/g, "$1")
    .replace(/\t/g, "  ");
}
