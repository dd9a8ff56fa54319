/** Previews: opened and closed by the client, told of every change, edited through. */

import { PictureTargetSchema } from "../pictures/target-schema.ts";
import { CLOSE_PREVIEW, DESCRIBE_LAYOUT_EDIT, EDIT_LAYOUT, OPEN_PREVIEW } from "../protocol.ts";
import type { ServerContext } from "../server-context.ts";
import { LayoutEditor } from "./layout-editor.ts";
import { OpenPreviews } from "./open-previews.ts";

/** @returns the previews, for those who ask what is shown */
export function registerPreviews(context: ServerContext): OpenPreviews {
  const { connection } = context;
  const previews = new OpenPreviews(context);
  const editor = new LayoutEditor(context, previews);
  connection.onRequest(OPEN_PREVIEW, ({ preview, target }) => {
    previews.open(preview, PictureTargetSchema.parse(target));
    return null;
  });
  connection.onNotification(CLOSE_PREVIEW, ({ preview }) => previews.close(preview));
  connection.onRequest(EDIT_LAYOUT, (params) => editor.apply(params));
  connection.onRequest(DESCRIBE_LAYOUT_EDIT, (params) => editor.describe(params));
  return previews;
}
