/** The properties of one block, read: each checked for its place, its value and being given once. */

import type { Diagnostic } from "../diagnostics.ts";
import { duplicateProperty, misplacedProperty, unknownProperty } from "../rules/properties.ts";
import type { Property, Value } from "../syntax/tree.ts";
import type { AnalysisContext } from "./context.ts";
import { describePlace } from "./describe.ts";
import { LONGEST_TEXT } from "./limits.ts";
import type { FileScope } from "./file-scope.ts";
import type { Place, PropertySpec } from "./properties.ts";
import { PROPERTIES, findProperty, propertiesOf } from "./properties.ts";
import { readValue } from "./read-value.ts";
import type { PropertyName, PropertyValues, ValueType } from "./value-types.ts";
import type { Values } from "./values.ts";

/** Properties of one block from which on an index of their names pays. */
const MOST_COMPARED = 32;

/** A property that was read without error. */
export interface Setting<K extends PropertyName = PropertyName> {
  readonly value: PropertyValues[K];
  readonly property: Property;
  readonly scope: FileScope;
}

export type Settings = { readonly [K in PropertyName]?: Setting<K> };

export interface SettingsReading {
  readonly settings: Settings;
  /** The first error found; null where there was none. */
  readonly error: string | null;
}

const PROPERTY_NAMES: readonly string[] = PROPERTIES.map((spec) => spec.name);

/** Reads a block's properties. Of two with one name the first counts. */
export function readSettings(
  properties: readonly Property[],
  place: Place,
  scope: FileScope,
  context: AnalysisContext,
  values: Values,
): SettingsReading {
  const settings: Partial<Record<PropertyName, ReadSetting>> = {};
  const seen = properties.length > MOST_COMPARED ? new Map<string, Property>() : null;
  let error: string | null = null;
  const report = (diagnostic: Diagnostic): void => {
    error ??= diagnostic.message;
    context.report(scope, diagnostic);
  };

  for (let index = 0; index < properties.length; index++) {
    const property = properties[index]!;
    const { name, value } = property;
    const first = seen === null ? firstOfName(name.text, index, properties) : seen.get(name.text);
    const spec = first === undefined ? specOf(property, place, context, report) : undefined;
    if (first !== undefined) {
      report(duplicateProperty(name, property.range, scope.file.uri, first.name.range));
    } else {
      seen?.set(name.text, property);
    }
    if (spec === undefined || value === null) continue;
    let read: ReturnType<typeof readValue> = plainText(value, spec.type);
    if (read === null) {
      const operands = values.operands(value, scope);
      read =
        operands && readValue(spec.type, operands, { context, scope, subject: `'${name.text}'`, report });
    }
    if (read === null) error ??= `'${name.text}' has no usable value.`;
    else settings[spec.name] = { value: read, property, scope };
  }
  // Each value has the type of its own property: `readValue` reads by the table's type for that name.
  return { settings: settings as Settings, error };
}

/** A text that says all itself, as most texts do: read without resolving anything. Null for every other value. */
function plainText(value: Value, type: ValueType): string | null {
  if (type.kind !== "text" || value.kind !== "string") return null;
  const { parts } = value;
  if (parts.length === 0) return "";
  const part = parts[0]!;
  return parts.length === 1 && part.kind === "text" && part.text.length <= LONGEST_TEXT ? part.text : null;
}

/** The first property of that name before `end`; for the few properties of a block this is quicker than an index. */
function firstOfName(name: string, end: number, properties: readonly Property[]): Property | undefined {
  for (let index = 0; index < end; index++) {
    if (properties[index]!.name.text === name) return properties[index];
  }
  return undefined;
}

/** A setting whose value's type is not yet tied to its property. */
type ReadSetting = Omit<Setting, "value"> & { readonly value: unknown };

/** What the table says of a property; undefined where it is unknown or out of place, which is reported. */
function specOf(
  { name, range }: Property,
  place: Place,
  { spell }: AnalysisContext,
  report: (diagnostic: Diagnostic) => void,
): PropertySpec | undefined {
  const spec = findProperty(name.text);
  if (spec === undefined) {
    const available = propertiesOf(place).map((known) => known.name);
    report(unknownProperty(name, describePlace(place), available, spell(name.text, PROPERTY_NAMES)));
    return undefined;
  }
  if (spec.places.includes(place)) return spec;
  report(misplacedProperty(name, range, describePlace(place), spec.places.map(describePlace)));
  return undefined;
}
