/** The templates of New Scene: the extension's snippets that fill a whole file. */

import { readFile } from "node:fs/promises";

export interface SceneTemplate {
  readonly name: string;
  readonly description: string;
  /** With tab stops, in the syntax of snippets. */
  readonly snippet: string;
}

interface Snippet {
  readonly description: string;
  readonly isFileTemplate?: boolean;
  readonly body: readonly string[];
}

/** Reads them from a snippets file that comes with the extension. */
export async function readSceneTemplates(file: string): Promise<SceneTemplate[]> {
  const snippets = JSON.parse(await readFile(file, "utf8")) as Readonly<Record<string, Snippet>>;
  return Object.entries(snippets)
    .filter(([, { isFileTemplate }]) => isFileTemplate === true)
    .map(([name, { description, body }]) => ({ name, description, snippet: body.join("\n") }));
}
