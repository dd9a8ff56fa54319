/** The names inside one scene: its regions and containers, and its variants. */

import { duplicateChange, duplicateName, unknownRegion } from "../rules/names.ts";
import type { Area, Name, RegionChange, SceneDeclaration, VariantDeclaration } from "../syntax/tree.ts";
import type { AnalysisContext } from "./context.ts";
import type { Definition } from "./definitions.ts";

export type AreaDefinition = Definition<"region"> | Definition<"container">;

export interface SceneIndex {
  readonly node: SceneDeclaration;
  readonly name: Name;
  /** Regions and named containers, by name; the first of two. */
  readonly areas: ReadonlyMap<string, AreaDefinition>;
  readonly variants: ReadonlyMap<string, Definition<"variant">>;
  /** What each variant changes, by the region's name. */
  readonly changes: ReadonlyMap<VariantDeclaration, ReadonlyMap<string, RegionChange>>;
}

/** Indexes a scene of the analysed file and reports names that are taken twice. Null where it has no name. */
export function indexScene(node: SceneDeclaration, context: AnalysisContext): SceneIndex | null {
  const { root, report } = context;
  if (node.name === null) return null;
  const areas = new Map<string, AreaDefinition>();
  const variants = new Map<string, Definition<"variant">>();
  const uri = root.file.uri;

  const visit = (area: Area): void => {
    const { name } = area;
    if (name !== null) {
      const first = areas.get(name.text);
      if (first !== undefined) {
        const what = area.kind === "region" ? "A region" : "A container";
        report(root, duplicateName(name, what, uri, first.name.range));
      } else {
        areas.set(name.text, { kind: area.kind, name, uri, node: area } as AreaDefinition);
      }
    }
    if (area.kind === "container") area.children.forEach(visit);
  };
  node.children.forEach(visit);

  for (const variant of node.variants) {
    if (variant.name === null) continue;
    const first = variants.get(variant.name.text);
    if (first !== undefined) report(root, duplicateName(variant.name, "A variant", uri, first.name.range));
    else variants.set(variant.name.text, { kind: "variant", name: variant.name, uri, node: variant });
  }
  const changes = new Map(
    node.variants.map((variant) => [variant, changesOf(variant, node.name!, areas, context)]),
  );
  return { node, name: node.name, areas, variants, changes };
}

/** The changes that a variant makes, by region; reports those of regions that the scene lacks. */
function changesOf(
  variant: VariantDeclaration,
  scene: Name,
  areas: SceneIndex["areas"],
  { root, report, spell }: AnalysisContext,
): Map<string, RegionChange> {
  const changes = new Map<string, RegionChange>();
  for (const change of variant.changes) {
    const name = change.region;
    if (name === null) continue;
    const first = changes.get(name.text);
    if (areas.get(name.text)?.kind !== "region") {
      report(root, unknownRegion(name, scene.text, spell(name.text, regionNames(areas))));
    } else if (first !== undefined) {
      report(root, duplicateChange(name, root.file.uri, (first.region ?? name).range));
    } else {
      changes.set(name.text, change);
    }
  }
  return changes;
}

function* regionNames(areas: SceneIndex["areas"]): Generator<string> {
  for (const [name, area] of areas) if (area.kind === "region") yield name;
}
