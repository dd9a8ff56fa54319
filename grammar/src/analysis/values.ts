/**
 * Resolves values: names stand for the `let`s that they lead to, in whatever file those are, and strings are
 * filled in. Every `let` is resolved once, iteratively, so that long chains cost neither time nor stack.
 */

import type { Diagnostic } from "../diagnostics.ts";
import { brokenDefinition } from "../rules/imports.ts";
import { cyclicValue, unknownName, wrongKind } from "../rules/names.ts";
import { outOfRange, textTooLong, wrongCount } from "../rules/values.ts";
import type { Name, StringValue, Value } from "../syntax/tree.ts";
import type { AnalysisContext } from "./context.ts";
import type { Definition } from "./definitions.ts";
import { describeKind } from "./definitions.ts";
import type { FileScope } from "./file-scope.ts";
import { visibleNames } from "./file-scope.ts";
import { LONGEST_TEXT, MOST_DIGITS, MOST_ITEMS } from "./limits.ts";
import { namesInValue } from "./name-walk.ts";
import type { Broken, Operand, Operands, Resolved, ResolvedItem } from "./resolved.ts";
import { readNumber, showItem, showItems } from "./resolved.ts";

export interface Values {
  /** What a `let` comes to. */
  ofLet(definition: Definition<"let">): Resolved;
  /** A property's value as single items; null where it is in error, which has then been reported. */
  operands(value: Value, scope: FileScope): Operands | null;
}

export function createValues({ names, spell, report }: AnalysisContext): Values {
  const lets = new Map<Definition<"let">["node"], Resolved>();

  const broken = (where: FileScope, diagnostic: Diagnostic): Broken => {
    report(where, diagnostic);
    return { kind: "broken", where, message: diagnostic.message };
  };

  const ofLet = (wanted: Definition<"let">): Resolved => {
    const known = lets.get(wanted.node);
    if (known !== undefined) return known;
    // Depth-first with a stack of its own: a let is pushed once to visit what it needs, then resolved.
    const stack: Definition<"let">[] = [wanted];
    const open = new Set<Definition<"let">["node"]>();
    while (stack.length > 0) {
      const definition = stack.at(-1)!;
      const { node } = definition;
      const scope = names.home(definition);
      if (lets.has(node)) {
        stack.pop();
      } else if (node.value === null) {
        lets.set(node, { kind: "broken", where: scope, message: `'${definition.name.text}' has no value.` });
      } else if (open.has(node)) {
        lets.set(node, resolve(node.value, scope));
      } else {
        open.add(node);
        for (const name of namesInValue(node.value)) {
          const needed = names.resolve(scope, name.text);
          if (needed?.kind !== "let" || lets.has(needed.node)) continue;
          if (open.has(needed.node)) {
            const path = stack
              .slice(stack.findIndex((entry) => entry.node === needed.node))
              .filter((entry) => open.has(entry.node) && !lets.has(entry.node))
              .map((entry) => entry.name.text);
            lets.set(node, broken(scope, cyclicValue(name.range, [...path, needed.name.text])));
            break;
          }
          stack.push(needed);
        }
      }
    }
    return lets.get(wanted.node)!;
  };

  /** Lets that the value names have been resolved before, unless they are asked for by a property. */
  const byName = (name: Name, scope: FileScope): Resolved => {
    const definition = names.resolve(scope, name.text);
    if (definition === null) return { kind: "word", text: name.text };
    if (definition.kind !== "let") return { kind: "definition", definition };
    const value = ofLet(definition);
    if (value.kind !== "broken" || value.where === scope) return value;
    return broken(scope, brokenDefinition(name.range, name.text, value.where.file.uri, value.message));
  };

  const resolve = (value: Value, scope: FileScope): Resolved => {
    switch (value.kind) {
      case "string":
        return fill(value, scope);
      case "number":
      case "fraction": {
        const wanted = `a number of at most ${MOST_DIGITS} digits, with a denominator that is not zero`;
        return readNumber(value) ?? broken(scope, outOfRange(value.range, "This", wanted));
      }
      case "name":
        return byName(value.name, scope);
      case "tuple":
      case "list": {
        const all = several(value.items, scope);
        if (!Array.isArray(all)) return all;
        const items = all.map((operand) => operand.value);
        return { kind: "items", as: value.kind, times: value.kind === "tuple" && value.times, items };
      }
    }
  };

  const several = (values: readonly Value[], scope: FileScope): Operand[] | Broken => {
    const items: Operand[] = [];
    for (const value of values) {
      const resolved = resolve(value, scope);
      if (resolved.kind === "broken") return resolved;
      if (resolved.kind === "items") {
        for (const item of resolved.items) items.push({ value: item, range: value.range, written: null });
      } else {
        items.push({ value: resolved, range: value.range, written: value.kind === "name" ? null : value });
      }
      if (items.length > MOST_ITEMS) {
        return broken(scope, wrongCount(value.range, "A list", `at most ${MOST_ITEMS} values`, items.length));
      }
    }
    return items;
  };

  const fill = (value: StringValue, scope: FileScope): ResolvedItem | Broken => {
    let text = "";
    for (const part of value.parts) {
      if (part.kind === "text") {
        text += part.text;
      } else {
        const inner = byName(part.name, scope);
        if (inner.kind === "broken") return inner;
        if (inner.kind === "definition") {
          return broken(scope, wrongKind(part.name, describeKind(inner.definition.kind), "a value"));
        }
        if (inner.kind === "word" && names.resolve(scope, part.name.text) === null) {
          const suggestions = spell(part.name.text, visibleNames(scope));
          return broken(scope, unknownName(part.name, suggestions, false));
        }
        text += inner.kind === "items" ? showItems(inner) : showItem(inner);
      }
      if (text.length > LONGEST_TEXT) return broken(scope, textTooLong(value.range, LONGEST_TEXT));
    }
    return { kind: "text", text };
  };

  const operands = (value: Value, scope: FileScope): Operands | null => {
    if (value.kind === "tuple" || value.kind === "list") {
      const items = several(value.items, scope);
      if (!Array.isArray(items)) return null;
      return { kind: value.kind, times: value.kind === "tuple" && value.times, range: value.range, items };
    }
    const resolved = resolve(value, scope);
    if (resolved.kind === "broken") return null;
    if (resolved.kind === "items") {
      const items = resolved.items.map((item) => ({ value: item, range: value.range, written: null }));
      return { kind: resolved.as, times: resolved.times, range: value.range, items };
    }
    return {
      kind: "single",
      times: false,
      range: value.range,
      items: [{ value: resolved, range: value.range, written: value.kind === "name" ? null : value }],
    };
  };

  return { ofLet, operands };
}
