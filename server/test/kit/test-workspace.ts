/** The real workspace over a fixture, for tests of features as functions: no connection, the bundled models. */

import { usualModelFolders } from "@ragl/engine/models";
import type { Position, Range } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { KnownModels } from "../../src/workspace/known-models.ts";
import { SceneWorkspace } from "../../src/workspace/scene-workspace.ts";
import type { SceneDocument } from "../../src/workspace/workspace.ts";
import { FOLDER, MAIN, readFixture, type MarkedPosition, type MarkedRange } from "./fixture.ts";
import { MemoryFiles } from "./memory-files.ts";

export interface TestWorkspace {
  readonly workspace: SceneWorkspace;
  readonly fileSystem: MemoryFiles;
  /** `main.ragl`, which is open. */
  readonly document: SceneDocument;
  /** The first cursor of the fixture; throws where there is none. */
  readonly cursor: MarkedPosition;
  readonly cursors: readonly MarkedPosition[];
  readonly ranges: readonly MarkedRange[];
  /** The first range of the fixture, or an empty one at its first cursor. */
  readonly selection: Range;
  /** What a file holds; for expectations about whole texts. */
  textOf(uri: string): string;
  /** Resolves when the models that the first file names are known: before, rules about models keep silent. */
  modelsKnown(): Promise<void>;
  /** The first file after an edit by the person: a new version with this text. */
  edit(text: string, uri?: string): SceneDocument;
}

export interface TestWorkspaceOptions {
  /** The URI of the first file, such as `untitled:Untitled-1`. */
  readonly main?: string;
  /** Files that are open beside the first. */
  readonly open?: readonly string[];
}

/** A workspace of the fixture's files, in the folder `file:///work`; the first of them is open. */
export function testWorkspace(fixture: string, options: TestWorkspaceOptions = {}): TestWorkspace {
  const main = options.main ?? MAIN;
  const { files, cursors, ranges } = readFixture(fixture, main);
  const fileSystem = new MemoryFiles(files);
  if (!main.startsWith("file:")) fileSystem.remove(main);
  const models = new KnownModels(() => usualModelFolders(), fail);
  const workspace = new SceneWorkspace({ fileSystem, models, folders: () => [FOLDER] });
  const edit = (text: string, uri = main): SceneDocument => {
    const version = (workspace.get(uri)?.version ?? 0) + 1;
    workspace.update(TextDocument.create(uri, "ragl", version, text));
    return workspace.get(uri)!;
  };
  for (const uri of [main, ...(options.open ?? [])]) edit(files.get(uri)!, uri);
  return {
    workspace,
    fileSystem,
    get document() {
      return workspace.get(main)!;
    },
    get cursor() {
      const [cursor] = cursors;
      if (cursor === undefined) throw new Error("The fixture marks no cursor with <|>.");
      return cursor;
    },
    cursors,
    ranges,
    get selection() {
      const position: Position | undefined = cursors[0]?.position;
      const range = ranges[0]?.range ?? (position && { start: position, end: position });
      if (range === undefined) throw new Error("The fixture marks neither a range with <|…|> nor a cursor.");
      return range;
    },
    modelsKnown: async () => {
      workspace.get(main)?.analysis.models?.names();
      await models.settled();
    },
    textOf: (uri) => workspace.get(uri)?.textDocument.getText() ?? "",
    edit,
  };
}

function fail(problem: string): void {
  throw new Error(problem);
}
