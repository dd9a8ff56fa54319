/**
 * The language core's front door: analyses a parsed file with what it imports, and compiles its scenes to plans.
 * A function of its inputs, without state between calls.
 */

import type { Definition, Reference } from "./analysis/definitions.ts";
import { MOST_CHECKED_REGIONS, MOST_DIAGNOSTICS, PICTURE_COST } from "./analysis/limits.ts";
import type { ModelDirectory } from "./analysis/model-facts.ts";
import type { LoadFile } from "./analysis/names.ts";
import type { ParsedFile } from "./analysis/parsed-file.ts";
import type { Program } from "./analysis/program.ts";
import { linkFile } from "./analysis/program.ts";
import type { SceneIndex } from "./analysis/scene-index.ts";
import { checkPicture } from "./checks/check-picture.ts";
import type { Diagnostic, Severity } from "./diagnostics.ts";
import { planOf } from "./plan/compile.ts";
import type { Picture } from "./plan/picture.ts";
import { resolvePicture } from "./plan/picture.ts";
import type { ScenePlan } from "./plan/scene-plan.ts";
import { unknownScene, unknownVariant } from "./rules/names.ts";
import type { Range, SceneDeclaration, VariantDeclaration } from "./syntax/tree.ts";

/** What the analysis asks of its surroundings. */
export interface AnalysisHost {
  /** Gives imported files; null where there is no such file. Called once for each file; may cache. */
  readonly load: LoadFile;
  /** What is known of models; left out or null: the rules about models keep silent. */
  readonly models?: ModelDirectory | null;
}

export interface Analysis {
  readonly file: ParsedFile;
  /** Everything found, the parser's findings included, in source order. */
  readonly diagnostics: readonly Diagnostic[];
  readonly scenes: readonly SceneEntry[];
  /** Everything with a name in the file, in source order. */
  readonly definitions: readonly Definition[];
  /** Every use of a name in the file, in source order. */
  readonly references: readonly Reference[];
  readonly program: Program;
  readonly models: ModelDirectory | null;
  /** The pictures that were checked, by the variant's or the scene's declaration. */
  readonly pictures: ReadonlyMap<SceneDeclaration | VariantDeclaration, CheckedPicture>;
}

/** A picture and everything found about it beyond its file. */
interface CheckedPicture {
  readonly picture: Picture;
  readonly diagnostics: readonly Diagnostic[];
}

/** A scene that can be named: `file.ragl#name`, `file.ragl#name@variant`. */
export interface SceneEntry {
  readonly name: string;
  readonly variants: readonly string[];
  /** The whole declaration. */
  readonly range: Range;
}

/** Which picture to compile; without `scene` the file's first, without `variant` the scene as it stands. */
export interface Selection {
  readonly scene?: string | null;
  readonly variant?: string | null;
}

export interface Compilation {
  /** Null where an error stands in the way. */
  readonly plan: ScenePlan | null;
  /** The picture with its places still exact; null where there is no such picture. With errors it may lack areas. */
  readonly picture: Picture | null;
  /** What was found about this picture; with a null plan at least one error is among them. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Analyses a file: its names, values and imports, and every picture in it. */
export function analyse(file: ParsedFile, host: AnalysisHost): Analysis {
  const program = linkFile(file, (uri) => host.load(uri));
  const models = host.models ?? null;
  const found = [...file.diagnostics, ...program.diagnostics];
  const pictures = new Map<SceneDeclaration | VariantDeclaration, CheckedPicture>();
  let budget = MOST_CHECKED_REGIONS;
  for (const scene of program.scenes) {
    for (const variant of [null, ...scene.node.variants]) {
      if (budget <= 0) break;
      budget -= PICTURE_COST + scene.areas.size;
      const checked = resolveAndCheck(scene, variant, program, models);
      pictures.set(variant ?? scene.node, checked);
      for (const diagnostic of checked.diagnostics) found.push(diagnostic);
    }
  }
  return {
    file,
    diagnostics: mostSerious(inOrder(found)),
    scenes: program.scenes.map(sceneEntry),
    definitions: program.definitions,
    references: program.references,
    program,
    models,
    pictures,
  };
}

/** Compiles one picture of an analysed file. */
export function compileScene(analysis: Analysis, selection: Selection = {}): Compilation {
  const { program, models, file } = analysis;
  const scene = findScene(selection.scene ?? null, program);
  if (!("node" in scene)) return { plan: null, picture: null, diagnostics: [scene] };
  const variant = findVariant(selection.variant ?? null, scene, program);
  if (variant !== null && !("kind" in variant)) return { plan: null, picture: null, diagnostics: [variant] };

  const { picture, diagnostics } =
    analysis.pictures.get(variant ?? scene.node) ?? resolveAndCheck(scene, variant, program, models);
  const others = rangesOfOthers(scene, variant, program);
  const own = [...file.diagnostics, ...program.diagnostics].filter(
    ({ range }) => !others.some((other) => other.start <= range.start && range.end <= other.end),
  );
  const found = inOrder([...file.diagnostics, ...own, ...diagnostics]);
  const hasErrors = found.some((diagnostic) => diagnostic.severity === "error");
  return { plan: hasErrors ? null : planOf(picture, file.uri), picture, diagnostics: found };
}

function resolveAndCheck(
  scene: SceneIndex,
  variant: VariantDeclaration | null,
  program: Program,
  models: ModelDirectory | null,
): CheckedPicture {
  const picture = resolvePicture(program, scene, variant, models);
  return { picture, diagnostics: [...picture.diagnostics, ...checkPicture(picture, program, models)] };
}

function findScene(wanted: string | null, { scenes, context }: Program): SceneIndex | Diagnostic {
  const scene = wanted === null ? scenes[0] : scenes.find((entry) => entry.name.text === wanted);
  if (scene !== undefined) return scene;
  const names = scenes.map((entry) => entry.name.text);
  return unknownScene(wanted, names, context.spell(wanted ?? "", names));
}

function findVariant(
  wanted: string | null,
  scene: SceneIndex,
  { context }: Program,
): VariantDeclaration | Diagnostic | null {
  if (wanted === null) return null;
  const variant = scene.variants.get(wanted);
  if (variant !== undefined) return variant.node;
  const names = [...scene.variants.keys()];
  return unknownVariant(scene.name.range, scene.name.text, wanted, names, context.spell(wanted, names));
}

/** Where the other scenes and the other variants of this one stand: their errors are not this picture's. */
function rangesOfOthers(
  { node }: SceneIndex,
  variant: VariantDeclaration | null,
  { context }: Program,
): Range[] {
  const scenes = context.root.file.tree.declarations.filter(
    (declaration) => declaration.kind === "scene" && declaration !== node,
  );
  return [...scenes, ...node.variants.filter((other) => other !== variant)].map((other) => other.range);
}

function sceneEntry({ name, variants, node }: SceneIndex): SceneEntry {
  return { name: name.text, variants: [...variants.keys()], range: node.range };
}

/** In source order, each finding once: variants repeat what their scene has. */
function inOrder(found: readonly Diagnostic[]): Diagnostic[] {
  const sorted = found.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  const distinct: Diagnostic[] = [];
  /** What has been said of the range at hand, once there are two findings of it. */
  let said: Set<string> | null = null;
  for (const diagnostic of sorted) {
    const last = distinct.at(-1);
    if (last === undefined || !isSameRange(last.range, diagnostic.range)) {
      said = null;
    } else {
      said ??= new Set([wordingOf(last)]);
      const { size } = said;
      if (said.add(wordingOf(diagnostic)).size === size) continue;
    }
    distinct.push(diagnostic);
  }
  return distinct;
}

function wordingOf({ rule, message }: Diagnostic): string {
  return `${rule} ${message}`;
}

function isSameRange(a: Range, b: Range): boolean {
  return a.start === b.start && a.end === b.end;
}

/** As many findings as are listed: of too many, the most serious, still in source order. */
function mostSerious(found: readonly Diagnostic[]): readonly Diagnostic[] {
  if (found.length <= MOST_DIAGNOSTICS) return found;
  const rank = ({ severity }: Diagnostic): number => SEVERITIES.indexOf(severity);
  const kept = new Set(found.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_DIAGNOSTICS));
  return found.filter((diagnostic) => kept.has(diagnostic));
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "information", "hint"];
