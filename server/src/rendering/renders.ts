/** Everything that becomes of a wish for a picture: planned, queued, rendered, stored, and told to every preview. */

import { existsSync } from "node:fs";
import { usualModelFolders } from "@ragl/engine/models";
import type { RenderProgress } from "@ragl/engine/protocol";
import { canonicalUri } from "@ragl/grammar";
import {
  CancellationTokenSource,
  type CancellationToken,
  type WorkDoneProgressReporter,
} from "vscode-languageserver";
import { URI } from "vscode-uri";
import { outputPlaceOf } from "../pictures/output-place.ts";
import { prepareNextPicture, publishPicture, type StoredPicture } from "../pictures/picture-store.ts";
import type { TemporaryFolder } from "../pictures/temporary-folder.ts";
import type { PictureTarget, RaglSettings, RenderedPicture, RenderPictureParams } from "../protocol.ts";
import type { ServerContext } from "../server-context.ts";
import { pathOf } from "../workspace/file-system.ts";
import type { EngineConfiguration, EngineHost } from "./engine-host.ts";
import { planPicture, type PlannedPicture } from "./planned-picture.ts";
import { fileGone, renderingOff } from "./render-errors.ts";
import { RenderQueue } from "./render-queue.ts";
import { RenderReport } from "./render-report.ts";

export interface RenderRequest extends RenderPictureParams {
  /** The progress that the request asked for; null where it asked for none. */
  readonly progress: WorkDoneProgressReporter | null;
  readonly cancellation: CancellationToken;
}

export interface RendersOptions {
  readonly engine: EngineHost;
  readonly temporaryFolder: TemporaryFolder;
  /** Whether somebody looks at the picture, so that sketches of it are worth their time. */
  readonly isShown: (target: PictureTarget) => boolean;
}

const UNSAVED =
  "The scene is not saved in a folder, so its picture lies in a temporary one and goes with the editor.";

export class Renders {
  readonly #context: ServerContext;
  readonly #options: RendersOptions;
  readonly #queue = new RenderQueue();
  #count = 0;
  /** What is being rendered, or waits for it, by the picture: the newest plan as JSON. */
  readonly #underway = new Map<string, { readonly plan: string }>();
  /** What was rendered last, by the picture. */
  readonly #rendered = new Map<string, { readonly plan: string; readonly file: string | null }>();

  constructor(context: ServerContext, options: RendersOptions) {
    this.#context = context;
    this.#options = options;
  }

  /**
   * Renders a picture of the text as it is now, after those that were asked for before. Older renders of the same
   * picture are cancelled.
   *
   * @throws EngineError
   */
  async render(request: RenderRequest): Promise<RenderedPicture> {
    const planned = this.plan(request);
    const key = keyOf(planned.target);
    const underway = { plan: JSON.stringify(planned.plan) };
    this.#underway.set(key, underway);
    const cancellation = new CancellationTokenSource();
    if (request.cancellation.isCancellationRequested) cancellation.cancel();
    const listening = request.cancellation.onCancellationRequested(() => cancellation.cancel());
    const render = new RenderReport(this.#context, ++this.#count, planned.target, {
      asked: request.progress,
      onCancel: () => cancellation.cancel(),
    });
    try {
      const job = (token: CancellationToken) => this.#run(planned, render, token);
      const picture = await this.#queue.run(key, job, cancellation.token);
      this.#rendered.set(key, { ...underway, file: pathOf(picture.latestUri) });
      render.finished(picture);
      return picture;
    } catch (error) {
      render.failed(error);
      throw error;
    } finally {
      if (this.#underway.get(key) === underway) this.#underway.delete(key);
      listening.dispose();
      cancellation.dispose();
    }
  }

  /** What would be rendered. @throws EngineError `scene-file-missing` or `scene-has-errors` */
  plan(params: RenderPictureParams): PlannedPicture {
    const { workspace, workspaceFolders } = this.#context;
    const document = workspace.get(params.target.uri);
    if (document === null) throw fileGone(params.target.uri);
    return planPicture(document, params, workspaceFolders());
  }

  /** Whether the newest picture is of this very plan, and still there or on its way. */
  isUpToDate({ target, plan }: PlannedPicture): boolean {
    const key = keyOf(target);
    const wanted = JSON.stringify(plan);
    const underway = this.#underway.get(key);
    if (underway !== undefined) return underway.plan === wanted;
    const last = this.#rendered.get(key);
    return last?.plan === wanted && last.file !== null && existsSync(last.file);
  }

  /** Cancels the renders of a file, or all. */
  cancel(uri: string | null): void {
    const file = uri === null ? null : canonicalUri(uri);
    this.#queue.cancel((key) => file === null || key.startsWith(`${file}#`));
  }

  async #run(
    { target, plan, baseFolder, source }: PlannedPicture,
    report: RenderReport,
    cancellation: CancellationToken,
  ): Promise<RenderedPicture> {
    const { settings: settingsOf, workspaceFolders } = this.#context;
    const { engine, isShown, temporaryFolder } = this.#options;
    const settings = await settingsOf(target.uri);
    if (settings.render === "off") throw renderingOff();
    const isOnDisk = pathOf(target.uri) !== null;
    const place = await outputPlaceOf(target.uri, plan, {
      settings,
      workspaceFolders: workspaceFolders(),
      temporaryFolder: isOnDisk ? "" : await temporaryFolder.path(),
    });
    const output = await prepareNextPicture(place);
    const params = { plan, baseFolder, output, source, sketches: isShown(target) };
    const onProgress = (progress: RenderProgress) => report.progress(progress);
    report.started();
    const result = await engine.render(params, engineConfiguration(settings), onProgress, cancellation);
    const picture: StoredPicture = {
      path: output,
      facts: {
        seed: plan.seed,
        width: result.width,
        height: result.height,
        seconds: result.seconds.total,
        renderedAt: new Date().toISOString(),
        provider: result.provider,
        notices: isOnDisk ? [...result.notices] : [...result.notices, UNSAVED],
      },
    };
    await publishPicture(place, picture);
    return renderedPicture(picture, place.latest, target);
  }
}

/** What a stored picture is to the client. */
export function renderedPicture(
  { path, facts }: StoredPicture,
  latest: string,
  target: PictureTarget,
): RenderedPicture {
  return { uri: URI.file(path).toString(), latestUri: URI.file(latest).toString(), target, ...facts };
}

export function engineConfiguration({ engine }: RaglSettings): EngineConfiguration {
  const { provider, threads, modelFolders } = engine;
  return { provider, threads, modelFolders: usualModelFolders(modelFolders) };
}

function keyOf({ uri, scene, variant }: PictureTarget): string {
  return `${canonicalUri(uri)}#${scene}${variant === null ? "" : `@${variant}`}`;
}
