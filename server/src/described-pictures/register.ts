/** Answers which pictures a file describes. */

import type { ServerCapabilities } from "vscode-languageserver";
import { DESCRIBED_PICTURES } from "../protocol.ts";
import type { ServerContext } from "../server-context.ts";
import { findDescribedPictures } from "./described-pictures.ts";

/** A request of RAGL's own: nothing that the protocol would announce. */
export const capabilities: Partial<ServerCapabilities> = {};

export function registerDescribedPictures({ connection, workspace }: ServerContext): void {
  connection.onRequest(DESCRIBED_PICTURES, ({ uri }) => {
    const document = workspace.get(uri);
    return document === null ? [] : findDescribedPictures(document);
  });
}
