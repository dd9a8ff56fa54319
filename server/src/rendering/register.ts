/** Rendering as the editor asks for it: by a request, by a command, or by saving. */

import { usualCacheFolder } from "@ragl/engine/models";
import { MAX_SEED } from "@ragl/grammar/plan";
import type { Connection, ServerCapabilities } from "vscode-languageserver";
import { z } from "zod";
import type { TemporaryFolder } from "../pictures/temporary-folder.ts";
import { PictureTargetSchema } from "../pictures/target-schema.ts";
import type { OpenPreviews } from "../preview/open-previews.ts";
import {
  CANCEL_RENDERS,
  ENGINE_STATE,
  RENDER_PICTURE,
  RESTART_ENGINE,
  WORKSPACE_TRUSTED,
  type EngineState,
} from "../protocol.ts";
import type { ServerContext } from "../server-context.ts";
import { EngineHost } from "./engine-host.ts";
import { paramsInvalid } from "./render-errors.ts";
import { renderOnSave } from "./render-on-save.ts";
import { engineConfiguration, Renders } from "./renders.ts";
import { answering } from "./response-error.ts";

const RENDER_COMMAND = "ragl.render";

export const renderingCapabilities: Partial<ServerCapabilities> = {
  executeCommandProvider: { commands: [RENDER_COMMAND], workDoneProgress: true },
};

const RenderParamsSchema = z.object({
  target: PictureTargetSchema,
  seed: z.number().int().min(0).max(MAX_SEED).optional(),
  steps: z.number().int().min(1).max(1000).optional(),
});

const RESTART = { title: "Restart Engine" };

export function registerRendering(
  context: ServerContext,
  previews: OpenPreviews,
  temporaryFolder: TemporaryFolder,
): void {
  const { connection, workspace, settings } = context;
  const start = async (): Promise<void> => await engine.start(engineConfiguration(await settings("")));
  const engine = new EngineHost({
    cacheFolder: usualCacheFolder(),
    isTrusted: context.initializationOptions.isTrusted,
    onState: (state) => tellState(connection, state),
    onCrash: ({ message }) => void offerRestart(connection, message, start),
    onLog: ({ level, message }) => connection.console[level](message),
  });
  const renders = new Renders(context, {
    engine,
    temporaryFolder,
    isShown: (target) => previews.isShown(target),
  });

  connection.onRequest(RENDER_PICTURE, (params, cancellation) =>
    answering(async () => await renders.render({ ...check(params), progress: null, cancellation })),
  );
  connection.onExecuteCommand(({ command, arguments: given }, cancellation, progress) =>
    answering(async () => {
      if (command !== RENDER_COMMAND) throw paramsInvalid(command, "there is no such command");
      return await renders.render({ ...check({ target: given?.[0] }), progress, cancellation });
    }),
  );
  connection.onNotification(CANCEL_RENDERS, ({ uri }) => renders.cancel(uri));
  connection.onRequest(RESTART_ENGINE, () =>
    answering(async () => {
      renders.cancel(null);
      await engine.stop();
      await start();
      return null;
    }),
  );
  connection.onNotification(WORKSPACE_TRUSTED, () => engine.trust());
  previews.onDidOpen(() => tellState(connection, engine.state));
  workspace.onDidSave((uri) => {
    if (!engine.isTrusted) return;
    renderOnSave(uri, context, renders, previews.targets()).catch((error: unknown) =>
      connection.console.error(String(error)),
    );
  });
  connection.onShutdown(async () => {
    renders.cancel(null);
    await engine.stop();
    temporaryFolder.remove();
  });
}

function check(params: unknown): {
  readonly target: z.infer<typeof PictureTargetSchema>;
  readonly seed?: number;
  readonly steps?: number;
} {
  const checked = RenderParamsSchema.safeParse(params);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw paramsInvalid("The picture", `${issue?.path.join(".")}: ${issue?.message}`);
  }
  const { target, seed, steps } = checked.data;
  return { target, ...(seed === undefined ? {} : { seed }), ...(steps === undefined ? {} : { steps }) };
}

function tellState(connection: Connection, state: EngineState): void {
  void connection.sendNotification(ENGINE_STATE, state);
}

async function offerRestart(
  connection: Connection,
  message: string,
  start: () => Promise<void>,
): Promise<void> {
  const chosen = await connection.window.showErrorMessage(message, RESTART);
  if (chosen?.title !== RESTART.title) return;
  try {
    await start();
  } catch (error) {
    connection.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}
