/** Completion of lengths: shares of the area, pixels, and the missing unit of a number. */

import type { ValuePlace, ValueType } from "@ragl/grammar";
import { CompletionItemKind } from "vscode-languageserver";
import { RANK, type CompletionRequest } from "./completion-request.ts";
import { valueShapes } from "../documentation/value-shapes.ts";

const PLACES = ["0", "10%", "25%", "1/3", "50%", "2/3", "75%"];
const SIZES = ["25%", "1/3", "50%", "2/3", "75%", "100%"];
const MARGINS = ["1%", "2%", "3%", "5%", "8px", "16px"];

export function completeLengths(request: CompletionRequest, type: ValueType, { items }: ValuePlace): void {
  const role = roleOf(type, items.length);
  const number = /^-?\d+(?:\.\d+)?$/.exec(request.word)?.[0];
  if (number !== undefined) {
    request.add(
      RANK.likely,
      { label: `${number}%`, kind: CompletionItemKind.Unit, detail: `${role}: of the enclosing area` },
      { label: `${number}px`, kind: CompletionItemKind.Unit, detail: `${role}: pixels of the canvas` },
    );
    return;
  }
  request.add(
    RANK.likely,
    ...usual(type, items.length).map((label) => ({ label, kind: CompletionItemKind.Value, detail: role })),
  );
}

/** What the item is: `x`, `width`. */
function roleOf(type: ValueType, index: number): string {
  const shapes = valueShapes(type);
  const fitting = shapes.find(({ items }) => items.length > index) ?? shapes[0];
  return fitting?.items[index] ?? "length";
}

function usual(type: ValueType, index: number): readonly string[] {
  switch (type.kind) {
    case "pair":
      return type.positive ? SIZES : PLACES;
    case "box":
      return index < 2 ? PLACES : SIZES;
    default:
      return MARGINS;
  }
}
