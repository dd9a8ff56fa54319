/** The properties of one block, read: each checked for its place, its value and being given once. */

import type { Diagnostic } from "../diagnostics.ts";
import { duplicateProperty, misplacedProperty, unknownProperty } from "../rules/properties.ts";
import type { Property } from "../syntax/tree.ts";
import type { AnalysisContext } from "./context.ts";
import { describePlace } from "./describe.ts";
import type { FileScope } from "./file-scope.ts";
import type { Place } from "./properties.ts";
import { PROPERTIES, findProperty, propertiesOf } from "./properties.ts";
import { readValue } from "./read-value.ts";
import type { Reading } from "./reading.ts";
import type { PropertyName, PropertyValues } from "./value-types.ts";
import type { Values } from "./values.ts";

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
  const settings: Partial<Record<PropertyName, unknown>> = {};
  const seen = new Map<string, Property>();
  let error: string | null = null;
  const report = (diagnostic: Diagnostic): void => {
    error ??= diagnostic.message;
    context.report(scope, diagnostic);
  };

  for (const property of properties) {
    const { name, value } = property;
    const spec = findProperty(name.text);
    const first = seen.get(name.text);
    if (spec === undefined) {
      const suggestions = context.spell(name.text, PROPERTY_NAMES);
      const available = propertiesOf(place).map((known) => known.name);
      report(unknownProperty(name, describePlace(place), available, suggestions));
    } else if (!spec.places.includes(place)) {
      const places = spec.places.map(describePlace);
      report(misplacedProperty(name, property.range, describePlace(place), places));
    } else if (first !== undefined) {
      report(duplicateProperty(name, property.range, scope.file.uri, first.name.range));
    } else if (value !== null) {
      const operands = values.operands(value, scope);
      const reading: Reading = { context, scope, subject: `'${name.text}'`, report };
      const read = operands && readValue(spec.type, operands, reading);
      if (read === null) error ??= `'${name.text}' has no usable value.`;
      else
        settings[spec.name] = { value: read, property, scope } satisfies { value: unknown } & Omit<
          Setting,
          "value"
        >;
    }
    seen.set(name.text, first ?? property);
  }
  // Each value has the type of its own property: `readValue` reads by the table's type for that name.
  return { settings: settings as Settings, error };
}
