/** Ends the work on requests that the editor has cancelled. */

import { LSPErrorCodes, ResponseError, type CancellationToken } from "vscode-languageserver";

/** @throws ResponseError where the request is cancelled, so that no half answer is sent */
export function throwIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) {
    throw new ResponseError(LSPErrorCodes.RequestCancelled, "The editor has cancelled this request.");
  }
}
