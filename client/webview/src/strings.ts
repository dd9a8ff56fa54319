/** The page's words, as the extension put them into the page in the editor's language. */

import type { PreviewStrings } from "../../src/preview/preview-strings.ts";

export const strings = JSON.parse(
  document.getElementById("ragl-strings")?.textContent ?? "{}",
) as PreviewStrings;

/** `template` with `{0}`, `{1}` … replaced. */
export function fill(template: string, ...values: readonly (string | number)[]): string {
  return template.replace(/\{(\d+)\}/gu, (mark, index: string) => String(values[Number(index)] ?? mark));
}

/** One of two templates by number, filled with it. */
export function counted(count: number, one: string, many: string): string {
  return fill(count === 1 ? one : many, count);
}
