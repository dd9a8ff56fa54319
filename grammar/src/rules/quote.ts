/** Writes a text as a string of the language, for fixes. */

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\t": "\\t",
  "${": "\\${",
};

/** The text in quotes, with everything escaped that a string would read otherwise. */
export function quote(text: string): string {
  const escaped = text.replace(
    /["\\]|\$\{|[\p{Cc}\u2028\u2029]/gu,
    (part) => ESCAPES[part] ?? `\\u{${part.charCodeAt(0).toString(16)}}`,
  );
  return `"${escaped}"`;
}
