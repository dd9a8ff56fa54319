/** What a scene, a region or a container says: its own properties, a variant's over them, its styles below. */

import { isRelativePath, relativePath, resolvePath } from "../analysis/file-uri.ts";
import type { Block } from "../analysis/blocks.ts";
import { LONGEST_TEXT, MOST_STYLE_TEXTS } from "../analysis/limits.ts";
import type { Program } from "../analysis/program.ts";
import type { Setting, Settings } from "../analysis/settings.ts";
import type { FlatStyle, Styled } from "../analysis/styles.ts";
import { effective, textsOf } from "../analysis/styles.ts";
import type { PropertyName, PropertyValues } from "../analysis/value-types.ts";
import type { Diagnostic } from "../diagnostics.ts";
import { textTooLong, tooManyStyleTexts } from "../rules/values.ts";
import type { Range } from "../syntax/tree.ts";

/** Takes what is found while a picture is resolved. */
export type Report = (diagnostic: Diagnostic) => void;

/** `base` with the properties of `over`, where there are any, in its place. */
export function overlay(base: Settings, over: Settings | null): Settings {
  return over === null ? base : { ...base, ...over };
}

export function styled(own: Settings, program: Program): Styled {
  return { own, styles: program.styles.of(own.use) };
}

/** The property's value: the element's own, else its styles', else `fallback`. Not for texts. */
export function valueOf<K extends PropertyName>(
  element: Styled,
  name: K,
  fallback: PropertyValues[K],
): PropertyValues[K] {
  return effective(element, name)?.value ?? fallback;
}

/** `base` with what the element's styles append to it; cut and reported where no plan holds so much. */
export function textOf(
  element: Styled,
  base: string,
  addition: (style: FlatStyle) => readonly string[],
  range: Range,
  report: Report,
): string {
  const texts = textsOf(base, element.styles, addition);
  if (texts.length > MOST_STYLE_TEXTS) report(tooManyStyleTexts(range, MOST_STYLE_TEXTS));
  const text = texts.join(", ");
  if (text.length <= LONGEST_TEXT) return text;
  report(textTooLong(range, LONGEST_TEXT));
  return text.slice(0, LONGEST_TEXT);
}

/** Where a finding about a property belongs in the analysed file: at its value, else at `fallback`. */
export function placeOf(setting: Setting | undefined, fallback: Range, program: Program): Range {
  if (setting === undefined || setting.scope !== program.context.root) return fallback;
  return setting.property.value?.range ?? setting.property.range;
}

/** A model as seen from the analysed file: a name as it is, a folder relative to this file. */
export function modelReference(setting: Setting<"model">, program: Program): string {
  return isRelativePath(setting.value.text) ? localPath(setting, program) : setting.value.text;
}

/** A path as seen from the analysed file, whichever file it was written in. */
export function localPath(setting: Setting<"model" | "mask">, program: Program): string {
  const { text, uri } = setting.value;
  const { root } = program.context;
  return setting.scope === root ? text : relativePath(root.file.uri, resolvePath(uri, text));
}

/**
 * True where the property is missing only because of an error that has been reported: it, or a style that could
 * give it, was written but could not be read.
 */
export function isLostToError(
  name: PropertyName,
  element: Styled,
  blocks: readonly (Block | null)[],
  program: Program,
): boolean {
  const isLost = (block: Block): boolean =>
    block.properties.some(({ name: { text } }) => {
      return (text === name || text === "use") && program.settingsOf(block)[text] === undefined;
    });
  return (
    blocks.some((block) => block !== null && isLost(block)) ||
    element.styles.some((style) => style.error !== null)
  );
}
