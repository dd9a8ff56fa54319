/** A property with its value as a template: what a person would write first. */

import type { PropertySpec } from "@ragl/grammar";
import { choice, escapeSnippet } from "./snippet-text.ts";

/** Choices longer than this are better searched in a list of their own. */
const MOST_CHOICES = 12;

/** What can be chosen where a property is inserted. */
export interface Choices {
  readonly styles: readonly string[];
  readonly models: readonly string[];
  /** Such as `1024 x 768`. */
  readonly canvases: readonly string[];
}

/** The property's name with a value to fill in; numbers are those of its example. */
export function propertySnippet({ name, type, example }: PropertySpec, choices: Choices): string {
  const value = example.slice(example.indexOf(":") + 1).trim();
  switch (type.kind) {
    case "text":
      return `${name}: "$1"`;
    case "path":
      return name === "model" ? `model: "${oneOf(choices.models)}"` : `${name}: "./$1"`;
    case "keyword":
      return `${name}: ${choice(1, type.words.toReversed())}`;
    case "styles":
      return `${name}: ${oneOf(choices.styles)}`;
    case "pixels":
      return `${name}: ${choices.canvases.length > 0 ? choice(1, choices.canvases) : numbers(value)}`;
    default:
      return `${name}: ${numbers(value)}`;
  }
}

function oneOf(options: readonly string[]): string {
  if (options.length === 0 || options.length > MOST_CHOICES) return "$1";
  return options.length === 1 ? `\${1:${escapeSnippet(options[0]!)}}` : choice(1, options);
}

/** Each number of a value as a tab stop. */
function numbers(value: string): string {
  let stop = 0;
  return value.replace(/-?\d+(?:\.\d+|\/\d+)?(?:%|px)?/g, (number) => `\${${++stop}:${number}}`);
}
