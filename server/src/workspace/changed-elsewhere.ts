/** Follows open documents that mean something else though their text is the same: an import, a model has changed. */

import type { Workspace } from "./workspace.ts";

/**
 * Has the editor ask again after each such change. After an edit of the document itself it asks of its own accord;
 * of other causes it cannot know.
 *
 * @param refresh asks the editor; an editor that is gone does not answer, and there is nothing to do about it
 */
export function refreshWhenChangedElsewhere(workspace: Workspace, refresh: () => Promise<void>): void {
  let versions = new Map<string, number>();
  workspace.onDidChange((uris) => {
    const before = versions;
    versions = new Map(workspace.openDocuments().map(({ uri, version }) => [uri, version]));
    if (!uris.some((uri) => versions.has(uri) && before.get(uri) === versions.get(uri))) return;
    Promise.resolve()
      .then(refresh)
      .catch(() => undefined);
  });
}
