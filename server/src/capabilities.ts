/** Puts together what the features of the server can do. */

import type { ServerCapabilities } from "vscode-languageserver";

/** Later capabilities win, but for `workspace`, to which several features add. */
export function mergeCapabilities(all: readonly Partial<ServerCapabilities>[]): ServerCapabilities {
  return all.reduce<ServerCapabilities>(
    (merged, next) => ({
      ...merged,
      ...next,
      ...(merged.workspace || next.workspace ? { workspace: mergeWorkspace(merged, next) } : {}),
    }),
    {},
  );
}

function mergeWorkspace(
  a: ServerCapabilities,
  b: Partial<ServerCapabilities>,
): NonNullable<ServerCapabilities["workspace"]> {
  const fileOperations = { ...a.workspace?.fileOperations, ...b.workspace?.fileOperations };
  return {
    ...a.workspace,
    ...b.workspace,
    ...(Object.keys(fileOperations).length > 0 ? { fileOperations } : {}),
  };
}
