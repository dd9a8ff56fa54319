/** From what the command line names to one scene plan: a scene file, a plan, or a picture that holds one. */

import { dirname, extname, resolve } from "node:path";
import { readPictureRecord } from "@ragl/engine/images";
import { compileScene } from "@ragl/grammar";
import { type ScenePlan, ScenePlanSchema } from "@ragl/grammar/plan";
import { z } from "zod";
import { asFailure, EXIT, Failure } from "./failure.ts";
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
      return await planInPicture(whole(parsed, "picture"));
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
  const name = chooseScene(scene, reference);
  const { plan, diagnostics } = compileScene(scene.analysis, { scene: name, variant: reference.variant });

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

/** The name of the scene meant; null where the file has none, which compiling reports. */
function chooseScene({ analysis, file }: AnalysedScene, reference: SceneReference): string | null {
  const { scenes } = analysis;
  if (reference.scene === null) {
    if (scenes.length < 2) return null;
    throw new Failure(`'${file.path}' has ${scenes.length} scenes, and none was named.`, {
      fix: `Name one: ${listed(scenes.map(({ name }) => `${reference.file}#${name}`))}.`,
      exitCode: EXIT.usage,
    });
  }
  const scene = scenes.find(({ name }) => name === reference.scene);
  if (scene === undefined) {
    throw new Failure(`'${file.path}' has no scene '${reference.scene}'.`, {
      fix: scenes.length === 0 ? "Write one." : `It has: ${listed(scenes.map(({ name }) => name))}.`,
    });
  }
  if (reference.variant !== null && !scene.variants.includes(reference.variant)) {
    throw new Failure(`The scene '${scene.name}' has no variant '${reference.variant}'.`, {
      fix: scene.variants.length === 0 ? "It has none." : `It has: ${listed(scene.variants)}.`,
    });
  }
  return scene.name;
}

const MOST_LISTED = 8;

function listed(names: readonly string[]): string {
  const left = names.length - MOST_LISTED;
  return names.slice(0, MOST_LISTED).join(", ") + (left > 0 ? ` and ${left} more` : "");
}

async function planInPicture(path: string): Promise<PlannedPicture> {
  try {
    const { plan, scene } = await readPictureRecord(path);
    const uri = plan.regions.find(({ source }) => source !== null)?.source?.uri ?? `${plan.scene}.ragl`;
    const source = scene === null ? null : { uri, text: scene };
    return { plan, baseFolder: dirname(resolve(path)), source, origin: "picture", path };
  } catch (error) {
    throw asFailure(error);
  }
}

function planInFile(path: string): PlannedPicture {
  const { text } = readTextFile(path);
  let plan: ScenePlan;
  try {
    plan = ScenePlanSchema.parse(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new Failure(`'${path}' is not a scene plan: ${reason}`, {
      fix: "Give a plan that `ragl plan` printed; `ragl schema` prints what one may hold.",
    });
  }
  return { plan, baseFolder: dirname(resolve(path)), source: null, origin: "plan", path };
}

/** A picture and a plan hold one scene already. */
function whole({ file, scene }: SceneReference, what: string): string {
  if (scene === null) return file;
  throw new Failure(`'${file}' is a ${what}, which holds one scene; '#${scene}' names none in it.`, {
    fix: `Leave '#${scene}' out.`,
    exitCode: EXIT.usage,
  });
}
