/** Which of the protocol's kinds of symbols the things of a scene file are shown as. */

import type { DefinitionKind } from "@ragl/grammar";
import { SymbolKind } from "vscode-languageserver";

export const SYMBOL_KINDS: Readonly<Record<Exclude<DefinitionKind, "import"> | "change", SymbolKind>> = {
  scene: SymbolKind.Class,
  region: SymbolKind.Field,
  container: SymbolKind.Namespace,
  variant: SymbolKind.Event,
  change: SymbolKind.Property,
  style: SymbolKind.Interface,
  let: SymbolKind.Constant,
};
