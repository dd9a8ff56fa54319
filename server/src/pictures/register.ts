/** Everything about pictures: previews of them, rendering them, and reading them back. */

import { readPictureRecord } from "@ragl/engine/images";
import type { ServerCapabilities } from "vscode-languageserver";
import { registerPreviews } from "../preview/register.ts";
import { IMPORT_RAG_PARAMETERS, PICTURE_HISTORY, SCENE_OF_PICTURE } from "../protocol.ts";
import { registerRendering, renderingCapabilities } from "../rendering/register.ts";
import { paramsInvalid } from "../rendering/render-errors.ts";
import { answering } from "../rendering/response-error.ts";
import type { ServerContext } from "../server-context.ts";
import { pathOf } from "../workspace/file-system.ts";
import { importRagText } from "./import-rag.ts";
import { findPictures } from "./picture-history.ts";
import { PictureTargetSchema } from "./target-schema.ts";
import { TemporaryFolder } from "./temporary-folder.ts";

export const capabilities: Partial<ServerCapabilities> = renderingCapabilities;

export function registerPictures(context: ServerContext): void {
  const { connection } = context;
  const temporaryFolder = new TemporaryFolder();
  const previews = registerPreviews(context);
  registerRendering(context, previews, temporaryFolder);

  connection.onRequest(PICTURE_HISTORY, (target) =>
    findPictures(PictureTargetSchema.parse(target), context, temporaryFolder),
  );
  connection.onRequest(SCENE_OF_PICTURE, ({ uri }) =>
    answering(async () => {
      const path = pathOf(uri);
      if (path === null) throw paramsInvalid(uri, "it is not a file on disk");
      const { scene, plan } = await readPictureRecord(path);
      return { text: scene, plan };
    }),
  );
  connection.onRequest(IMPORT_RAG_PARAMETERS, ({ json, model }) => importRagText(json, model));
}
