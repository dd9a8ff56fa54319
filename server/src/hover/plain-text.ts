/** A hover's Markdown as text, for editors that show no Markdown. */

export function plainText(markdown: string): string {
  return markdown
    .replace(/^`{3,}(?:ragl)?\n([^]*?)\n`{3,}$/gm, "$1")
    .replace(/^\| --- .*\n/gm, "")
    .replace(/^\| (.*) \|$/gm, (_, cells: string) => cells.split(" | ").join("  ").trim())
    .replace(/\*\*(.+?)\*\*/g, "$1")
    .replace(/(?<!\\)`+ ?([^`]*?) ?`+/g, "$1")
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/\u200b/g, "")
    .replace(/&amp;/g, "&")
    .replace(/\\([\\`*_{}[\]()<>#+\-.!|~&])/g, "$1");
}
