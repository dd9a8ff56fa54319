/** From what the command line names to one scene plan: a scene file, a plan, or a picture that holds one. */

import { dirname, extname, resolve } from "node:path";
import { type Compilation, compileScene } from "@ragl/grammar";
import { type ScenePlan, ScenePlanSchema } from "@ragl/grammar/plan";
import { z } from "zod";
import { EXIT, Failure } from "./failure.ts";
import { readPicture } from "./picture-file.ts";
import { plural } from "./plural.ts";
import { diagnosticsText } from "./reporters/diagnostics-text.ts";
import { readTextFile } from "./scene-files.ts";
import { type AnalysedScene, sceneFolder, SceneProject } from "./scene-project.ts";
import { parseSceneReference, type SceneReference } from "./scene-reference.ts";
import { coloursFor, visible } from "./terminal-text.ts";

export interface PlannedPicture {
  readonly plan: ScenePlan;
  /** Absolute: the folder that the plan's paths are relative to. */
  readonly baseFolder: string;
  /** The text that the plan was made from; null where it came without one. */
  readonly source: { readonly uri: string; readonly text: string } | null;
  readonly origin: "scene" | "picture" | "plan";
  /** The file that it came from, as given. */
  readonly path: string;
}

/** The picture that `reference` names. Throws a `Failure`; diagnostics have then been printed. */
export async function planPicture(reference: string): Promise<PlannedPicture> {
  const parsed = parseSceneReference(reference);
  switch (extname(parsed.file).toLowerCase()) {
    case ".png":
      return planInPicture(whole(parsed, "picture"));
    case ".json":
      return planInFile(whole(parsed, "plan"));
    default:
      return await planOfScene(parsed);
  }
}

/** Compiles a scene file's picture; its errors and warnings go to standard error. */
export async function planOfScene(reference: SceneReference): Promise<PlannedPicture> {
  const project = new SceneProject();
  const scene = await project.analyse(reference.file);
  const { plan, diagnostics } = compile(scene, reference);

  const serious = diagnostics.filter(({ severity }) => severity === "error" || severity === "warning");
  const colours = coloursFor(process.stderr);
  process.stderr.write(diagnosticsText(project.report(scene, serious), colours));
  for (const fault of scene.modelFaults) {
    process.stderr.write(`${colours.yellow("warning")}: ${visible(fault)}\n`);
  }
  if (plan === null) {
    throw new Failure(`'${scene.file.path}' has errors, so there is no picture to make.`, {
      fix: "Mend what is reported above.",
    });
  }
  const source = { uri: scene.file.uri, text: scene.file.text };
  return { plan, baseFolder: sceneFolder(scene.file), source, origin: "scene", path: reference.file };
}

/** Compiles the scene that is meant. Throws a `Failure` when none, or several, could be. */
function compile({ analysis, file }: AnalysedScene, reference: SceneReference): Compilation {
  const { scenes, diagnostics } = analysis;
  if (scenes.length === 0) {
    // A broken file may hide its scenes; what broke it says more than that there are none.
    if (diagnostics.some(({ severity }) => severity === "error"))
      return { plan: null, picture: null, diagnostics };
    throw new Failure(`'${file.path}' has no scene.`, {
      fix: "Name the file of a scene; this one only holds what others import.",
    });
  }
  if (reference.scene === null && scenes.length > 1) {
    throw new Failure(`'${file.path}' has ${scenes.length} scenes, and none was named.`, {
      fix: `Name one: ${listed(scenes.map(({ name }) => `${reference.file}#${name}`))}.`,
      exitCode: EXIT.usage,
    });
  }
  const scene = reference.scene === null ? scenes[0] : scenes.find(({ name }) => name === reference.scene);
  if (scene === undefined) {
    throw new Failure(`'${file.path}' has no scene '${reference.scene}'.`, {
      fix: `Name one that it has: ${listed(scenes.map(({ name }) => name))}.`,
    });
  }
  if (reference.variant !== null && !scene.variants.includes(reference.variant)) {
    const name = `Name one that it has: ${listed(scene.variants)}.`;
    throw new Failure(`The scene '${scene.name}' has no variant '${reference.variant}'.`, {
      fix: scene.variants.length === 0 ? `It has none: leave '@${reference.variant}' out.` : name,
    });
  }
  return compileScene(analysis, { scene: scene.name, variant: reference.variant });
}

const MOST_LISTED = 8;

function listed(names: readonly string[]): string {
  const left = names.length - MOST_LISTED;
  return names.slice(0, MOST_LISTED).join(", ") + (left > 0 ? ` and ${left} more` : "");
}

function planInPicture(path: string): PlannedPicture {
  const { plan, scene } = readPicture(path);
  const uri = plan.regions.find(({ source }) => source !== null)?.source?.uri ?? `${plan.scene}.ragl`;
  const source = scene === null ? null : { uri, text: scene };
  return { plan, baseFolder: dirname(resolve(path)), source, origin: "picture", path };
}

function planInFile(path: string): PlannedPicture {
  const { text } = readTextFile(path);
  let plan: ScenePlan;
  try {
    plan = ScenePlanSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new Failure(`'${path}' is not a scene plan: ${planProblem(error)}.`, {
      fix: "Give a plan that `ragl plan` printed; `ragl schema` prints what one may hold.",
    });
  }
  return { plan, baseFolder: dirname(resolve(path)), source: null, origin: "plan", path };
}

function planProblem(error: unknown): string {
  if (!(error instanceof z.ZodError)) return (error as Error).message;
  const [first] = error.issues;
  const place = first === undefined || first.path.length === 0 ? "it" : z.core.toDotPath(first.path);
  const others = error.issues.length - 1;
  return `${place}: ${first?.message}${others > 0 ? ` (and ${plural(others, "more problem")})` : ""}`;
}

/** A picture and a plan hold one scene already. */
function whole({ file, scene }: SceneReference, what: string): string {
  if (scene === null) return file;
  throw new Failure(`'${file}' is a ${what}, which holds one scene; '#${scene}' names none in it.`, {
    fix: `Leave '#${scene}' out.`,
    exitCode: EXIT.usage,
  });
}
