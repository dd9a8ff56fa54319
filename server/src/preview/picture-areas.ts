/** One picture's regions and containers by their declarations: what lies where, and which container's flow holds it. */

import {
  effective,
  rectToNumbers,
  toNumber,
  type Area,
  type Container,
  type Picture,
  type PictureRegion,
  type PlacedContainer,
  type Program,
  type Styled,
} from "@ragl/grammar";
import type { FractionRect } from "@ragl/grammar/plan";

/** A container by the path of its position among its siblings: `0`, `2.1`. */
export type ContainerId = string;

export class PictureAreas {
  readonly picture: Picture;
  readonly program: Program;
  readonly #regions: ReadonlyMap<Area, PictureRegion>;
  readonly #containers: ReadonlyMap<Area, PlacedContainer>;
  readonly #parents = new Map<Area, Container | null>();
  readonly #ids = new Map<Container, ContainerId>();
  readonly #flowing = new Map<Container, readonly Area[]>();

  constructor(picture: Picture, program: Program) {
    this.picture = picture;
    this.program = program;
    this.#regions = new Map(picture.regions.map((region) => [region.node, region]));
    this.#containers = new Map(picture.containers.map((container) => [container.node, container]));
    this.#visit(picture.scene.node.children, null, "");
  }

  /** Containers that have room, in source order. */
  get containers(): readonly PlacedContainer[] {
    return this.picture.containers;
  }

  region(name: string): PictureRegion | undefined {
    return this.picture.regions.find((region) => region.name === name);
  }

  /** The container whose block the area stands in; null for the scene's own children. */
  parentOf(area: Area): Container | null {
    return this.#parents.get(area) ?? null;
  }

  idOf(container: Container): ContainerId {
    return this.#ids.get(container)!;
  }

  placed(container: Container): PlacedContainer | undefined {
    return this.#containers.get(container);
  }

  /** Properties with the variant's over them. */
  elementOf(area: Area): Styled {
    return this.#regions.get(area)?.element ?? { own: this.program.settingsOf(area), styles: [] };
  }

  /** Whether `at` or `size` places it, so that it takes no share of its container. */
  isPlaced(area: Area): boolean {
    const element = this.elementOf(area);
    return effective(element, "at") !== undefined || effective(element, "size") !== undefined;
  }

  /** The container that gives the area its cell; null where it lies free. */
  flowOf(area: Area): Container | null {
    return this.isPlaced(area) ? null : this.parentOf(area);
  }

  /** The children that share the container's inside, in order. */
  flowing(container: Container): readonly Area[] {
    const known = this.#flowing.get(container);
    if (known !== undefined) return known;
    const flowing = container.children.filter((child) => !this.isPlaced(child));
    this.#flowing.set(container, flowing);
    return flowing;
  }

  /** Undefined for an area that has no room. */
  rectOf(area: Area): FractionRect | undefined {
    const rect = this.#regions.get(area)?.cell ?? this.#containers.get(area)?.area;
    return rect && rectToNumbers(rect);
  }

  weightOf(area: Area): number {
    const weight = effective(this.elementOf(area), "weight");
    return weight === undefined ? 1 : toNumber(weight.value);
  }

  #visit(areas: readonly Area[], parent: Container | null, path: string): void {
    areas.forEach((area, index) => {
      this.#parents.set(area, parent);
      if (area.kind === "region") return;
      const id = path === "" ? String(index) : `${path}.${index}`;
      this.#ids.set(area, id);
      this.#visit(area.children, area, id);
    });
  }
}
