/**
 * Finds the block that a missing `}` belongs to. The parser notices the lack only where an outer block fails to
 * close; the indentation of the braces that are there tells which inner block has taken another's.
 */

import type { QuickFix } from "../diagnostics.ts";
import type { BlockNode } from "./block-node.ts";
import { hasLineBreak, lineEnd, lineIndent } from "./character-scan.ts";
import { insertion } from "./reporter.ts";
import type { Property, Range } from "./tree.ts";

export interface Culprit {
  readonly node: BlockNode;
  /** Its `{`. */
  readonly brace: Range;
  /** Adds the `}` after the last line that is indented as its content. */
  readonly fix: QuickFix;
}

/** Looks for culprits in one file; each block is looked at once, and blamed once. */
export class CulpritSearch {
  readonly #source: string;
  readonly #done = new Set<BlockNode>();

  constructor(source: string) {
    this.#source = source;
  }

  /** The first block inside `node` whose `}` is indented less than the block itself; null where there is none. */
  find(node: BlockNode): Culprit | null {
    for (const member of innerBlocks(node)) {
      if (this.#done.has(member)) continue;
      const inner = this.find(member);
      if (inner) return inner;
      this.#done.add(member);
      if (member.body && endsTooFarLeft(this.#source, member))
        return culprit(this.#source, member, member.body);
    }
    return null;
  }
}

/** A block as messages name it: `region 'left'`. */
export function describeNode(source: string, node: BlockNode): string {
  const keyword = source.slice(node.keyword.start, node.keyword.end);
  const name = node.kind === "change" ? node.region : node.name;
  return name ? `${keyword} '${name.text}'` : `'${keyword}'`;
}

function innerBlocks(node: BlockNode): readonly BlockNode[] {
  switch (node.kind) {
    case "scene":
      return [...node.children, ...node.variants];
    case "container":
      return node.children;
    case "variant":
      return node.changes;
    default:
      return [];
  }
}

function endsTooFarLeft(source: string, { keyword, body }: BlockNode): boolean {
  const brace = body!.end - 1;
  if (source[brace] !== "}" || !hasLineBreak(source, keyword.start, brace)) return false;
  const [outer, own] = [lineIndent(source, brace), lineIndent(source, keyword.start)];
  return outer !== null && own !== null && outer < own;
}

function culprit(source: string, node: BlockNode, body: Range): Culprit {
  const own = lineIndent(source, node.keyword.start)!;
  const members: readonly (BlockNode | Property)[] = [...node.properties, ...innerBlocks(node)];
  const ends = members
    .filter(({ range }) => (lineIndent(source, range.start) ?? 0) > own)
    .map(({ range }) => range.end);
  const last = Math.max(body.start + 1, ...ends);
  const fix = insertion("Add '}'", lineEnd(source, last), `\n${" ".repeat(own)}}`);
  return { node, brace: { start: body.start, end: body.start + 1 }, fix };
}
