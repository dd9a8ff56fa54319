/** Every refactoring. */

import { shareEvenly, spaceEvenly } from "./distribute-evenly.ts";
import { extractStyle } from "./extract-style.ts";
import { freeFromContainer, returnToContainer } from "./free-and-return.ts";
import { pinSeed } from "./pin-seed.ts";
import type { Refactoring, RefactoringFinder, Selection } from "./refactoring.ts";
import { turnContainer } from "./turn-container.ts";

const REFACTORINGS: readonly RefactoringFinder[] = [
  turnContainer,
  shareEvenly,
  spaceEvenly,
  freeFromContainer,
  returnToContainer,
  pinSeed,
  extractStyle,
];

export function findRefactorings(selection: Selection): readonly Refactoring[] {
  return REFACTORINGS.flatMap((find) => find(selection));
}
