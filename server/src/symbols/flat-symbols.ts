/** The outline as a list, for clients that do not show it as a tree. */

import type { DocumentSymbol, SymbolInformation } from "vscode-languageserver";

export function flatSymbols(symbols: readonly DocumentSymbol[], uri: string): SymbolInformation[] {
  const flat: SymbolInformation[] = [];
  const add = ({ name, kind, range, children }: DocumentSymbol, container: string | null): void => {
    const location = { uri, range };
    flat.push({ name, kind, location, ...(container === null ? {} : { containerName: container }) });
    for (const child of children ?? []) add(child, name);
  };
  for (const symbol of symbols) add(symbol, null);
  return flat;
}
