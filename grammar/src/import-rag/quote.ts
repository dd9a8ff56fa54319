/** Any text as a string of the language. */

/** Quotes `text`, escaping what a string gives a meaning to; control characters become spaces. */
export function quote(text: string): string {
  const escaped = text
    .replace(/\r\n?/g, "\n")
    .replace(/["\\]/g, "\\$&")
    .replace(/\$(?=\{)/g, "\\$")
    .replace(/\n/g, "\\n")
    .replace(/\t/g, "\\t")
    .replace(/[\p{Cc}\u2028\u2029]/gu, " ");
  return `"${escaped}"`;
}
