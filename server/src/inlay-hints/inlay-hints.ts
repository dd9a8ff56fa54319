/**
 * What the text leaves to be worked out, beside it: places in pixels, seeds that are derived, token counts near the
 * model's limit. Only for what stands in the range that the editor asks for.
 */

import {
  effective,
  insertProperty,
  rectToNumbers,
  type Block,
  type Container,
  type ModelFacts,
  type Picture,
  type PictureRegion,
  type PlacedContainer,
  type Property,
  type Range as OffsetRange,
} from "@ragl/grammar";
import { InlayHintKind, type InlayHint, type Range, type TextEdit } from "vscode-languageserver";
import { modelOf } from "../measures/pictures-of.ts";
import {
  measureInContainer,
  measureInRegion,
  needsMeasure,
  showMeasure,
  type Measure,
} from "../measures/property-measures.ts";
import { readText, showReading, textName, textOf } from "../measures/read-texts.ts";
import type { SceneDocument } from "../workspace/workspace.ts";

/** Share of the model's limit from which on a text's tokens are counted beside it. */
const NEAR_LIMIT = 0.8;

/** In source order. */
export function findInlayHints(document: SceneDocument, range: Range): InlayHint[] {
  const wanted = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return new HintCollector(document, wanted).collect();
}

class HintCollector {
  readonly #document: SceneDocument;
  readonly #wanted: OffsetRange;
  readonly #hints: { readonly offset: number; readonly hint: InlayHint }[] = [];

  constructor(document: SceneDocument, wanted: OffsetRange) {
    this.#document = document;
    this.#wanted = wanted;
  }

  collect(): InlayHint[] {
    for (const { picture } of this.#document.analysis.pictures.values()) {
      const { node } = picture.scene;
      if (this.#isWanted((picture.variant ?? node).range)) this.#picture(picture);
    }
    this.#hints.sort((a, b) => a.offset - b.offset);
    return this.#hints
      .filter(({ offset }) => this.#wanted.start <= offset && offset <= this.#wanted.end)
      .map(({ hint }) => hint);
  }

  #picture(picture: Picture): void {
    const facts = modelOf(this.#document, picture);
    const block = picture.variant ?? picture.scene.node;
    if (picture.variant === null) {
      if (isSeedDerived(picture)) this.#seed(picture.scene.node, picture.seed, "the scene's name");
      for (const container of picture.containers) this.#container(container, picture);
    }
    for (const property of block.properties) this.#text(property, picture, facts);
    for (const region of picture.regions) this.#region(region, picture, facts);
  }

  #container(container: PlacedContainer, picture: Picture): void {
    const { node } = container;
    const head: OffsetRange = { start: node.range.start, end: node.body?.end ?? node.range.end };
    if (!this.#isWanted(head)) return;
    const settings = this.#document.analysis.program.settingsOf(node);
    for (const property of node.properties) {
      this.#measure(property, measureInContainer(property, container, settings, picture));
    }
  }

  #region(region: PictureRegion, picture: Picture, facts: ModelFacts | null): void {
    // In a variant's picture only what the variant changes is its own.
    const block = picture.variant === null ? region.node : region.change;
    if (block === null || !this.#isWanted(block.range)) return;
    if (block === region.node) {
      this.#cellSize(region, picture);
      if (effective(region.element, "seed") === undefined) {
        this.#seed(region.node, region.seed, "the scene's seed and the region's name");
      }
    }
    for (const property of block.properties) {
      this.#measure(property, measureInRegion(property, region, picture));
      this.#text(property, region, facts);
    }
  }

  /** The size of a cell that no `size` says. */
  #cellSize({ node, element, cell }: PictureRegion, { canvas }: Picture): void {
    const name = node.name;
    if (name === null || effective(element, "size") !== undefined) return;
    const { width, height } = rectToNumbers(cell);
    const pixels = [width * canvas.width, height * canvas.height].map((side) => Math.round(side));
    this.#add(name.range.end, {
      label: `${pixels.join(" × ")} px`,
      tooltip: "Width and height of the region's cell, which its surroundings give it.",
      paddingLeft: true,
    });
  }

  #seed(block: Exclude<Block, Container>, seed: number, source: string): void {
    const name = block.kind === "change" ? block.region : block.name;
    if (name === null) return;
    this.#add(name.range.end, {
      label: `seed ${seed}`,
      tooltip: `Derived from ${source}: it stays while those stay. Double-click to write it down.`,
      paddingLeft: true,
      textEdits: this.#pinning(block, seed),
    });
  }

  #pinning(block: Block, seed: number): TextEdit[] {
    const { text } = this.#document.parsed;
    const after = block.kind === "scene" ? (["canvas", "model"] as const) : (["prompt"] as const);
    const edits = insertProperty(block, "seed", String(seed), after, text).flatMap((fix) => fix.edits);
    return edits.map(({ range, newText }) => ({ range: this.#document.rangeOf(range), newText }));
  }

  #measure({ value }: Property, measure: Measure | null): void {
    if (value === null || measure === null || !needsMeasure(value)) return;
    this.#add(value.range.end, {
      label: showMeasure(measure),
      tooltip: `In pixels of the canvas: ${measure.meaning}.`,
      paddingLeft: true,
    });
  }

  #text({ name, value }: Property, element: Picture | PictureRegion, facts: ModelFacts | null): void {
    const kind = textName(name.text);
    if (kind === undefined || value === null || !this.#isWanted(value.range)) return;
    const reading = readText(textOf(element, kind) ?? "", facts);
    if (reading === null || reading.tokens < NEAR_LIMIT * reading.limit) return;
    const lost = reading.lostWords === "" ? "" : ` These words would be lost: ${reading.lostWords}`;
    this.#add(value.range.end, {
      label: showReading(reading),
      tooltip: `With styles and values filled in, of those that the model '${facts?.name ?? ""}' reads.${lost}`,
      paddingLeft: true,
    });
  }

  #add(offset: number, hint: Omit<InlayHint, "position" | "kind">): void {
    const position = this.#document.textDocument.positionAt(offset);
    this.#hints.push({ offset, hint: { position, kind: InlayHintKind.Type, ...hint } });
  }

  #isWanted({ start, end }: OffsetRange): boolean {
    return start <= this.#wanted.end && this.#wanted.start <= end;
  }
}

function isSeedDerived({ element }: Picture): boolean {
  return effective(element, "seed") === undefined;
}
