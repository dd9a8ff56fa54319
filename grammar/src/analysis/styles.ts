/** Styles: what one comes to with those that it uses itself, and what an element comes to with its styles. */

import { brokenDefinition } from "../rules/imports.ts";
import { cyclicStyle } from "../rules/names.ts";
import type { AnalysisContext } from "./context.ts";
import type { Definition } from "./definitions.ts";
import { MOST_STYLE_TEXTS } from "./limits.ts";
import type { Setting, Settings, SettingsReading } from "./settings.ts";
import type { PropertyName } from "./value-types.ts";

/** A style with those that it uses: texts in order, other properties with the style's own before the used ones. */
export interface FlatStyle {
  readonly settings: Settings;
  readonly prompts: readonly string[];
  /** What the style adds to `detail`: its own `detail`, or its `prompt` where it has none. */
  readonly details: readonly string[];
  readonly negatives: readonly string[];
  readonly error: string | null;
}

/** An element's own properties and, below them, its styles from left to right. */
export interface Styled {
  readonly own: Settings;
  readonly styles: readonly FlatStyle[];
}

export interface Styles {
  /** The styles that `use` applies; a style of another file that is in error is reported at the use. */
  of(use: Setting<"use"> | undefined): readonly FlatStyle[];
}

const TEXTS: ReadonlySet<PropertyName> = new Set(["prompt", "detail", "negative", "use"]);
const NO_STYLES: readonly FlatStyle[] = [];
const NO_TEXTS: readonly string[] = [];

export function createStyles(
  { names, report }: AnalysisContext,
  settingsOf: (style: Definition<"style">) => SettingsReading,
): Styles {
  const flat = new Map<Definition<"style">["node"], FlatStyle>();

  /** Iterative, like the resolving of values: a style is flattened after those that it uses. */
  const flatten = (wanted: Definition<"style">): FlatStyle => {
    const stack = [wanted];
    const open = new Set<Definition<"style">["node"]>();
    while (stack.length > 0) {
      const definition = stack.at(-1)!;
      const { node } = definition;
      if (flat.has(node)) {
        stack.pop();
        continue;
      }
      const reading = settingsOf(definition);
      const used = reading.settings.use?.value ?? [];
      const needed = used.filter((style) => !flat.has(style.node));
      const circle = needed.find((style) => open.has(style.node) || style.node === node);
      if (circle !== undefined) {
        const error = reportCircle(definition, circle, stack, open, reading);
        flat.set(node, merge(reading, [], error));
      } else if (needed.length === 0) {
        flat.set(
          node,
          merge(
            reading,
            used.map((style) => flat.get(style.node)!),
            null,
          ),
        );
      } else {
        open.add(node);
        stack.push(...needed);
      }
    }
    return flat.get(wanted.node)!;
  };

  const reportCircle = (
    definition: Definition<"style">,
    circle: Definition<"style">,
    stack: readonly Definition<"style">[],
    open: ReadonlySet<Definition<"style">["node"]>,
    { settings }: SettingsReading,
  ): string => {
    const path = stack
      .slice(stack.findIndex((entry) => entry.node === circle.node))
      .filter((entry) => entry === definition || (open.has(entry.node) && !flat.has(entry.node)))
      .map((entry) => entry.name.text);
    const diagnostic = cyclicStyle(settings.use!.property.range, [...path, circle.name.text]);
    report(names.home(definition), diagnostic);
    return diagnostic.message;
  };

  const resolved = new Map<Setting<"use">, readonly FlatStyle[]>();
  const of = (use: Setting<"use"> | undefined): readonly FlatStyle[] => {
    if (use === undefined) return NO_STYLES;
    const known = resolved.get(use);
    if (known !== undefined) return known;
    const styles = use.value.map((definition) => {
      const style = flatten(definition);
      if (style.error !== null && names.home(definition) !== use.scope) {
        const range = use.property.value?.range ?? use.property.range;
        report(use.scope, brokenDefinition(range, definition.name.text, definition.uri, style.error));
      }
      return style;
    });
    resolved.set(use, styles);
    return styles;
  };
  return { of };
}

function merge(
  { settings: own, error }: SettingsReading,
  used: readonly FlatStyle[],
  circle: string | null,
): FlatStyle {
  const settings = { ...Object.assign({}, ...used.map((style) => style.settings)), ...own } as Settings;
  const detail = own.detail?.value ?? own.prompt?.value;
  return {
    settings,
    prompts: textsOf(own.prompt?.value ?? "", used, (style) => style.prompts),
    details: textsOf(detail ?? "", used, (style) => style.details),
    negatives: textsOf(own.negative?.value ?? "", used, (style) => style.negatives),
    error: circle ?? error ?? used.find((style) => style.error !== null)?.error ?? null,
  };
}

/** The property that counts: the element's own, else that of its last style that has it. Not for texts. */
export function effective<K extends PropertyName>(element: Styled, name: K): Setting<K> | undefined {
  const own = element.own[name];
  if (own !== undefined || TEXTS.has(name)) return own;
  for (let index = element.styles.length - 1; index >= 0; index--) {
    const setting = element.styles[index]!.settings[name];
    if (setting !== undefined) return setting;
  }
  return undefined;
}

/**
 * `base`, where it says something, and what the styles add to it, each text once. More than `MOST_STYLE_TEXTS`
 * are too many: the rest is left out.
 */
export function textsOf(
  base: string,
  styles: readonly FlatStyle[],
  addition: (style: FlatStyle) => readonly string[],
): readonly string[] {
  if (styles.length === 0) return base === "" ? NO_TEXTS : [base];
  const only = styles.length === 1 ? addition(styles[0]!) : null;
  if (only !== null && only.length <= 1) return withOne(base, only[0] ?? "");
  const full = styles.find((style) => addition(style).length > MOST_STYLE_TEXTS);
  if (full !== undefined) return addition(full);
  const texts = new Set(isBlank(base) ? NO_TEXTS : [base]);
  for (const style of styles) {
    for (const text of addition(style)) {
      if (!isBlank(text)) texts.add(text);
      if (texts.size > MOST_STYLE_TEXTS) return [...texts];
    }
  }
  return [...texts];
}

/** As `textsOf`, for what is by far the most usual: one style that adds at most one text. */
function withOne(base: string, added: string): readonly string[] {
  if (isBlank(base)) return isBlank(added) ? NO_TEXTS : [added];
  return isBlank(added) || added === base ? [base] : [base, added];
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
