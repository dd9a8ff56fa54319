/** Tells when open documents mean something else though their text is the same: an import, a model has changed. */

import type { Workspace } from "./workspace.ts";

/**
 * Calls back once for each such change. After an edit of the document itself the editor asks again of its own
 * accord; of other causes it cannot know.
 */
export function onChangedElsewhere(workspace: Workspace, callback: () => void): void {
  let versions = new Map<string, number>();
  workspace.onDidChange((uris) => {
    const before = versions;
    versions = new Map(workspace.openDocuments().map(({ uri, version }) => [uri, version]));
    if (uris.some((uri) => versions.has(uri) && before.get(uri) === versions.get(uri))) callback();
  });
}
