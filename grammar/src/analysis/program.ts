/**
 * A file linked with those that it imports: every property read, every name looked up, everything that can be
 * said without laying a picture out. Depends on nothing but the texts.
 */

import type { Diagnostic } from "../diagnostics.ts";
import type { Container } from "../syntax/tree.ts";
import { createSpeller } from "../rules/spelling.ts";
import type { Block } from "./blocks.ts";
import { blocksOf, placeOf } from "./blocks.ts";
import { checkImports } from "./check-imports.ts";
import { checkLets } from "./check-lets.ts";
import { checkUse } from "./check-use.ts";
import type { AnalysisContext } from "./context.ts";
import type { Definition, Reference } from "./definitions.ts";
import { definitionsOf } from "./definitions-of.ts";
import type { GridSize } from "./grid-dimensions.ts";
import { readGridSize } from "./grid-dimensions.ts";
import { scopeOf } from "./file-scope.ts";
import type { LoadFile } from "./names.ts";
import { createNames } from "./names.ts";
import type { ParsedFile } from "./parsed-file.ts";
import { referencesOf } from "./references.ts";
import type { SceneIndex } from "./scene-index.ts";
import { indexScene } from "./scene-index.ts";
import type { Settings, SettingsReading } from "./settings.ts";
import { readSettings } from "./settings.ts";
import type { Styles } from "./styles.ts";
import { createStyles } from "./styles.ts";
import type { Values } from "./values.ts";
import { createValues } from "./values.ts";

export interface Program {
  readonly context: AnalysisContext;
  readonly scenes: readonly SceneIndex[];
  readonly styles: Styles;
  readonly values: Values;
  /** The properties of a block of the analysed file. */
  settingsOf(block: Block): Settings;
  /** How many rows and columns a grid has; null for other containers, and where that is in error. */
  gridOf(container: Container): GridSize | null;
  /** Everything with a name in the analysed file, in source order. */
  readonly definitions: readonly Definition[];
  /** Every use of a name in the analysed file, in source order. */
  readonly references: readonly Reference[];
  /** What was found without laying pictures out, the parser's findings not included. */
  readonly diagnostics: readonly Diagnostic[];
}

export function linkFile(file: ParsedFile, load: LoadFile): Program {
  const root = scopeOf(file);
  const diagnostics: Diagnostic[] = [];
  const context: AnalysisContext = {
    root,
    names: createNames(root, load),
    spell: createSpeller(),
    report: (where, diagnostic) => {
      if (where === root) diagnostics.push(diagnostic);
    },
  };
  const values = createValues(context);
  const readings = new Map<Block, SettingsReading>();
  const read = (block: Block, scope = root): SettingsReading => {
    const known = readings.get(block);
    if (known !== undefined) return known;
    const reading = readSettings(block.properties, placeOf(block), scope, context, values);
    readings.set(block, reading);
    return reading;
  };
  const styles = createStyles(context, (style) => read(style.node, context.names.home(style)));

  checkImports(context);
  checkLets(context, values);
  const grids = new Map<Container, GridSize | null>();
  for (const block of blocksOf(file.tree)) {
    styles.of(read(block).settings.use);
    if (block.kind === "container") grids.set(block, readGridSize(block, context));
  }
  const scenes = file.tree.declarations
    .map((declaration) => (declaration.kind === "scene" ? indexScene(declaration, context) : null))
    .filter((scene) => scene !== null);
  const references = referencesOf(context, scenes);
  checkUse(context, references, scenes.length > 0);

  return {
    context,
    scenes,
    styles,
    values,
    settingsOf: (block) => read(block).settings,
    gridOf: (container) => grids.get(container) ?? null,
    definitions: definitionsOf(root, scenes),
    references,
    diagnostics,
  };
}
