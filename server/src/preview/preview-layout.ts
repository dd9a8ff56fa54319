/** How the boxes of a picture can be edited: what moves freely, what a container holds, and where dividers lie. */

import type { Container, PictureRegion } from "@ragl/grammar";
import type { ContainerLayout, PreviewLayout, RegionLayout } from "../protocol.ts";
import type { SceneDocument } from "../workspace/workspace.ts";
import { dividerPosition, divisionsOf, type Division } from "./dividers.ts";
import type { PictureAreas } from "./picture-areas.ts";

export function describeLayout(document: SceneDocument, areas: PictureAreas): PreviewLayout {
  const model = document.analysis.models?.find(areas.picture.model);
  return {
    tokenPixels: model?.tokenPixels ?? null,
    regions: areas.picture.regions.map((region) => regionLayout(region, document, areas)),
    containers: divisionsOf(areas).map(containerLayout),
  };
}

function regionLayout(
  { name, node }: PictureRegion,
  document: SceneDocument,
  areas: PictureAreas,
): RegionLayout {
  const flow = areas.flowOf(node);
  return {
    name,
    placement: flow === null ? "free" : "cell",
    fixedBecause: flow === null ? null : whyFixed(flow, areas),
    range: document.rangeOf(node.range),
    nameRange: document.rangeOf(node.name?.range ?? node.keyword),
  };
}

/** Why a region in a container's flow cannot be dragged, and what can be done. */
export function whyFixed(container: Container, areas: PictureAreas): string {
  const { layout, name } = container;
  const who = name === null ? `The ${layout} around it` : `The ${layout} '${name.text}'`;
  const hasDividers = layout === "grid" || areas.flowing(container).length > 1;
  const way = hasDividers ? "drag a divider beside it, or set it free" : "set it free to move it";
  return `${who} gives it its place: ${way}.`;
}

function containerLayout({ id, kind, area, spans }: Division): ContainerLayout {
  const dividers = spans.slice(1).map((_, index) => ({ index, position: dividerPosition(spans, index) }));
  return { id, kind, area, dividers };
}
