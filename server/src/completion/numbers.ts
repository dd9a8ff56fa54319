/** Completion of numbers: the one that holds now, and those that people write. */

import type { PropertySpec, ValuePlace } from "@ragl/grammar";
import { CompletionItemKind } from "vscode-languageserver";
import { RANK, type CompletionRequest } from "./completion-request.ts";

const USUAL: Readonly<Record<string, readonly string[]>> = {
  steps: ["8", "20", "28", "50"],
  guidance: ["1", "3.5", "7"],
  bind: ["0", "1", "2", "4"],
  refine: ["0", "0.5", "0.7", "1"],
  weight: ["1", "2", "3", "1/2"],
  rows: ["1", "2"],
  columns: ["1", "2"],
  layer: ["1", "2", "-1"],
};

export function completeNumbers(request: CompletionRequest, spec: PropertySpec, { items }: ValuePlace): void {
  const { name } = spec;
  if (name === "seed") addSeed(request);
  const standing = name === "steps" || name === "guidance" || name === "bind" || name === "refine";
  const fallback = standing ? /^[\d.]+/.exec(spec.default)?.[0] : undefined;
  for (const label of USUAL[name] ?? []) {
    const isDefault = label === fallback && items.length === 0;
    request.add(RANK.likely, {
      label,
      kind: CompletionItemKind.Value,
      ...(isDefault ? { detail: "default", isPreferred: true } : {}),
    });
  }
}

/** The seed that the scene or region has without one: writing it down changes nothing until a name changes. */
function addSeed(request: CompletionRequest): void {
  const { program, pictures } = request.document.analysis;
  const scene = program.scenes.find(
    ({ node }) => node.range.start <= request.offset && request.offset <= node.range.end,
  );
  const picture = scene && pictures.get(scene.node)?.picture;
  if (picture === undefined) return;
  const block = request.cursor.blocks.at(-1);
  const region = picture.regions.find(({ node }) => node.keyword.start === block?.start);
  const seed = block?.kind === "scene" ? picture.seed : region?.seed;
  if (seed === undefined) return;
  request.add(RANK.likely, {
    label: String(seed),
    kind: CompletionItemKind.Value,
    detail: "the seed that it has now",
    documentation: "Pins the seed: the picture stays as it is when names change.",
  });
}
