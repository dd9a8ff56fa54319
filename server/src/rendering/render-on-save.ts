/** Renders what a saved file shows, where the settings say so. */

import { isCancelled } from "@ragl/engine/cancelled";
import { EngineError } from "@ragl/engine/errors";
import { canonicalUri } from "@ragl/grammar";
import { CancellationToken } from "vscode-languageserver";
import type { PictureTarget } from "../protocol.ts";
import type { ServerContext } from "../server-context.ts";
import type { Renders } from "./renders.ts";

/**
 * Renders the open previews' pictures of the saved file and of those that import it; without any, the file's first
 * scene. Broken scenes, and pictures that would come out as they are, are left alone.
 *
 * @param shown what open previews show
 */
export async function renderOnSave(
  uri: string,
  context: ServerContext,
  renders: Renders,
  shown: readonly PictureTarget[],
): Promise<void> {
  const { render } = await context.settings(uri);
  if (render !== "onSave") return;
  for (const target of affectedTargets(uri, context, shown)) void renderOne(target, context, renders);
}

function affectedTargets(
  uri: string,
  { workspace }: ServerContext,
  shown: readonly PictureTarget[],
): readonly PictureTarget[] {
  const files = new Set([uri, ...workspace.dependents(uri)].map(canonicalUri));
  const affected = shown.filter((target) => files.has(canonicalUri(target.uri)));
  if (affected.length > 0) return affected;
  const [first] = workspace.get(uri)?.analysis.scenes ?? [];
  return first === undefined ? [] : [{ uri, scene: first.name, variant: null }];
}

async function renderOne(
  target: PictureTarget,
  { connection, initializationOptions }: ServerContext,
  renders: Renders,
): Promise<void> {
  try {
    if (renders.isUpToDate(renders.plan({ target }))) return;
    await renders.render({ target, progress: null, cancellation: CancellationToken.None });
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    if (isCancelled(error) || error.code === "scene-has-errors") return;
    connection.console.error(`${error.message} ${error.fix}`);
    if (initializationOptions.showsFailedRenders || error.code === "engine-died") return;
    connection.window.showErrorMessage(`${error.message} ${error.fix}`);
  }
}
