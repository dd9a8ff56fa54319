/**
 * Checks what the TextMate grammar says of a text. Under a line, a run of `^` marks the characters above it, and the
 * words after it are scopes that those characters must have; a scope with `!` is one that they must not have.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createOnigScanner, createOnigString, loadWASM } from "vscode-oniguruma";
import type { IGrammar } from "vscode-textmate";
import { INITIAL, parseRawGrammar, Registry } from "vscode-textmate";
import { expect } from "vitest";

const require = createRequire(import.meta.url);
const GRAMMARS: Readonly<Record<string, string>> = {
  "source.ragl": "ragl.tmLanguage.json",
  "markdown.ragl.codeblock": "ragl-in-markdown.tmLanguage.json",
};

const oniguruma = loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"))).then(() => ({
  createOnigScanner,
  createOnigString,
}));

const registry = new Registry({
  onigLib: oniguruma,
  loadGrammar: async (scopeName) => {
    const file = GRAMMARS[scopeName];
    if (file === undefined) return null;
    const url = new URL(`../../../syntaxes/${file}`, import.meta.url);
    return parseRawGrammar(readFileSync(url, "utf8"), file);
  },
});

interface Token {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

/** The tokens of each line, without the scope of the whole file. */
export async function tokenize(lines: readonly string[], scopeName = "source.ragl"): Promise<Token[][]> {
  const grammar: IGrammar | null = await registry.loadGrammar(scopeName);
  if (grammar === null) throw new Error(`There is no grammar for ${scopeName}.`);
  let state = INITIAL;
  return lines.map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({
      start: startIndex,
      end: endIndex,
      scopes: scopes.slice(1),
    }));
  });
}

const MARK = /^(\s*)(\^+)\s+(.+)$/;

/** Fails where a mark of the fixture is not true. */
export async function expectScopes(fixture: string): Promise<void> {
  const all = fixture.replace(/^\n/, "").split("\n");
  const lines = all.filter((line) => !MARK.test(line));
  const tokens = await tokenize(lines);
  let index = -1;
  for (const line of all) {
    const mark = MARK.exec(line);
    if (mark === null) {
      index++;
      continue;
    }
    const start = mark[1]!.length;
    const end = start + mark[2]!.length;
    const marked = tokens[index]!.filter((token) => token.start < end && token.end > start);
    const text = lines[index]!.slice(start, end);
    expect(marked, `Nothing stands above the mark of ${mark[3]!}`).not.toEqual([]);
    for (const scope of mark[3]!.split(/\s+/)) expectScope(marked, scope, text);
  }
}

function expectScope(tokens: readonly Token[], scope: string, text: string): void {
  const isAbsent = scope.startsWith("!");
  const wanted = isAbsent ? scope.slice(1) : scope;
  const has = ({ scopes }: Token): boolean =>
    scopes.some((one) => one === wanted || one.startsWith(`${wanted}.`));
  const isTrue = isAbsent ? !tokens.some(has) : tokens.every(has);
  const found = tokens.map(({ scopes }) => scopes.join(" ")).join(" | ");
  expect(isTrue, `'${text}' must ${isAbsent ? "not " : ""}have ${wanted}; it has ${found}`).toBe(true);
}
