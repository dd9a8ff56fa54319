/** Completion of the regions that a variant can change. */

import { CompletionItemKind } from "vscode-languageserver";
import { RANK, type CompletionRequest } from "./completion-request.ts";

export function completeRegionNames(request: CompletionRequest): void {
  const { document, cursor, offset, text } = request;
  const { program, pictures } = document.analysis;
  const scene = program.scenes.find(({ node }) => node.range.start <= offset && offset <= node.range.end);
  if (scene === undefined) return;
  const variant = scene.node.variants.find(({ keyword }) => keyword.start === cursor.blocks.at(-1)?.start);
  const changed = new Set(
    variant?.changes
      .map(({ region }) => region)
      .filter((name) => name?.range.start !== cursor.word.start)
      .map((name) => name?.text),
  );
  const prompts = new Map(
    pictures.get(scene.node)?.picture.regions.map(({ name, prompt }) => [name, prompt]),
  );
  const hasBlock = /^[ \t]*\{/.test(text.slice(cursor.word.end));
  for (const [name, { kind }] of scene.areas) {
    if (kind !== "region" || changed.has(name)) continue;
    request.add(RANK.likely, {
      label: name,
      kind: CompletionItemKind.Reference,
      detail: prompts.get(name) ?? "region",
      ...(hasBlock ? {} : { snippet: `${name} {\n\tprompt: "$0"\n}` }),
    });
  }
}
