/** Previews: opened and closed by the client, told of every change, edited through. */

import { CLOSE_PREVIEW, OPEN_PREVIEW } from "../protocol.ts";
import type { ServerContext } from "../server-context.ts";
import { OpenPreviews } from "./open-previews.ts";

/** @returns the previews, for those who ask what is shown */
export function registerPreviews(context: ServerContext): OpenPreviews {
  const { connection } = context;
  const previews = new OpenPreviews(context);
  connection.onRequest(OPEN_PREVIEW, ({ preview, target }) => {
    previews.open(preview, target);
    return null;
  });
  connection.onNotification(CLOSE_PREVIEW, ({ preview }) => previews.close(preview));
  return previews;
}
