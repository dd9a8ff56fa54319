/** Values after names are looked up and strings are filled in. */

import type { Rational } from "../layout/rational.ts";
import { rational } from "../layout/rational.ts";
import type { FractionValue, NumberValue, Range, Value } from "../syntax/tree.ts";
import type { Exported } from "./definitions.ts";
import type { FileScope } from "./file-scope.ts";
import { MOST_DIGITS } from "./limits.ts";

export interface ResolvedNumber {
  readonly kind: "number";
  readonly amount: Rational;
  readonly unit: "%" | "px" | null;
  readonly whole: boolean;
  /** As written, with its unit. */
  readonly text: string;
}

/** A single value. */
export type ResolvedItem =
  | { readonly kind: "text"; readonly text: string }
  | ResolvedNumber
  /** A bare word that names no value: a keyword, or a mistake. */
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "definition"; readonly definition: Exclude<Exported, { kind: "let" }> };

/** Several values, flattened: an item that is a tuple itself has been replaced by its items. */
export interface ResolvedItems {
  readonly kind: "items";
  readonly as: "tuple" | "list";
  readonly times: boolean;
  readonly items: readonly ResolvedItem[];
}

/** A value in error, which has been reported if it stands in the analysed file. */
export interface Broken {
  readonly kind: "broken";
  readonly where: FileScope;
  readonly message: string;
}

export type Resolved = ResolvedItem | ResolvedItems | Broken;

/** An item with the place that answers for it in the file where it is used. */
export interface Operand {
  readonly value: ResolvedItem;
  readonly range: Range;
  /** The item as written there; null where a name stands for it, so that no fix can rewrite it. */
  readonly written: Value | null;
}

/** A property's value, as its reader takes it. */
export interface Operands {
  readonly kind: "single" | "tuple" | "list";
  readonly times: boolean;
  readonly range: Range;
  readonly items: readonly Operand[];
}

/** Null where the number has more digits than are kept, or the denominator is zero. */
export function readNumber(value: NumberValue | FractionValue): ResolvedNumber | null {
  if (value.kind === "fraction") {
    const { numerator, denominator } = value;
    if (tooLong(numerator) || tooLong(denominator) || Number(denominator) === 0) return null;
    return {
      kind: "number",
      amount: rational(Number(numerator), Number(denominator)),
      unit: null,
      whole: Number(numerator) % Number(denominator) === 0,
      text: `${numerator}/${denominator}`,
    };
  }
  const [whole = "", decimals = ""] = value.text.split(".");
  if (tooLong(whole + decimals) || decimals.length > MOST_DIGITS) return null;
  return {
    kind: "number",
    amount: rational(Number(whole + decimals), 10 ** decimals.length),
    unit: value.unit,
    whole: /^0*$/.test(decimals),
    text: value.text + (value.unit ?? ""),
  };
}

/** As it reads inside a text. */
export function showItem(item: ResolvedItem): string {
  switch (item.kind) {
    case "definition":
      return item.definition.name.text;
    case "text":
    case "number":
    case "word":
      return item.text;
  }
}

export function showItems({ as, times, items }: ResolvedItems): string {
  return items.map(showItem).join(as === "list" ? ", " : times ? " x " : " ");
}

/** A value as it reads inside a text; null where it is in error. */
export function showResolved(value: Resolved): string | null {
  if (value.kind === "broken") return null;
  return value.kind === "items" ? showItems(value) : showItem(value);
}

function tooLong(digits: string): boolean {
  return !Number.isSafeInteger(Number(digits));
}
