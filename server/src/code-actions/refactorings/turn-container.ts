/** Turns a row into a column, and back. Gaps and weights are then measured the other way. */

import type { RefactoringFinder } from "./refactoring.ts";

export const turnContainer: RefactoringFinder = ({ container }) => {
  if (container === undefined || container.layout === "grid") return [];
  const layout = container.layout === "row" ? "column" : "row";
  const title = `Turn this ${container.layout} into a ${layout}`;
  return [{ title, kind: "rewrite", edits: [{ range: container.keyword, newText: layout }] }];
};
