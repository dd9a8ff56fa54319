/** Finds the pictures that a file's elements belong to, as far as they can be told while the text is broken. */

import type {
  Container,
  ModelFacts,
  Picture,
  PictureRegion,
  RegionChange,
  RegionDeclaration,
  SceneDeclaration,
  VariantDeclaration,
} from "@ragl/grammar";
import type { SceneDocument } from "../workspace/workspace.ts";

/** The picture that a scene or a variant describes; null where the file has too many for all to be laid out. */
export function pictureOf(
  document: SceneDocument,
  node: SceneDeclaration | VariantDeclaration,
): Picture | null {
  return document.analysis.pictures.get(node)?.picture ?? null;
}

export interface RegionInPicture {
  readonly picture: Picture;
  readonly region: PictureRegion;
}

/** The region that a declaration, or a variant's change of it, makes; null where it has no room or no picture. */
export function regionOf(
  document: SceneDocument,
  node: RegionDeclaration | RegionChange,
): RegionInPicture | null {
  for (const { picture } of document.analysis.pictures.values()) {
    if (node.kind === "region" && picture.variant !== null) continue;
    const region = picture.regions.find((entry) => entry.node === node || entry.change === node);
    if (region !== undefined) return { picture, region };
  }
  return null;
}

export interface ContainerInPicture {
  readonly picture: Picture;
  readonly container: Picture["containers"][number];
}

/** Where a container lies in its scene; null where it has no room. */
export function containerOf(document: SceneDocument, node: Container): ContainerInPicture | null {
  for (const { picture } of document.analysis.pictures.values()) {
    if (picture.variant !== null) continue;
    const container = picture.containers.find((entry) => entry.node === node);
    if (container !== undefined) return { picture, container };
  }
  return null;
}

/** Null where the model is not known, or not yet. */
export function modelOf(document: SceneDocument, picture: Picture): ModelFacts | null {
  return document.analysis.models?.find(picture.model) ?? null;
}
