/** Takes a region out of its container's flow, where it lies, and gives it back. */

import { removeProperty } from "../../preview/layout-edits/declaration-extent.ts";
import { freeRegion } from "../../preview/layout-edits/free-region.ts";
import type { RefactoringFinder } from "./refactoring.ts";

export const freeFromContainer: RefactoringFinder = ({ region, areas, text, comments }) => {
  if (region === undefined || areas === undefined) return [];
  const container = areas.flowOf(region.node);
  if (container === null) return [];
  const plan = freeRegion(region.name, { text, areas, comments });
  if ("reason" in plan) return [];
  const title = `Free '${region.name}' from its ${container.layout}, where it lies`;
  return [{ title, kind: "rewrite", edits: plan.edits }];
};

/** Only where the region's own `at` and `size` place it: those of a style or a variant are not its own to drop. */
export const returnToContainer: RefactoringFinder = ({ region, areas, text, comments }) => {
  if (region === undefined || areas === undefined || !areas.isPlaced(region.node)) return [];
  const container = areas.parentOf(region.node);
  const own = region.node.properties.filter(({ name }) => name.text === "at" || name.text === "size");
  const styled = region.element.styles.some(({ settings }) => settings.at ?? settings.size);
  if (container === null || own.length === 0 || styled) return [];
  return [
    {
      title: `Give '${region.name}' back to its ${container.layout}`,
      kind: "rewrite",
      edits: own.map(({ range }) => removeProperty(range, text, comments)),
    },
  ];
};
