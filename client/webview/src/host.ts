/** The page's end of the line to the extension, and what it keeps while it is hidden. */

import { asHostMessage, type HostMessage, type PageMessage } from "../../src/preview/webview-protocol.ts";

interface VsCodeApi {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

export function post(message: PageMessage): void {
  api.postMessage(message);
}

export const savedState = (): unknown => api.getState();
export const saveState = (state: unknown): void => {
  api.setState(state);
};

/** Hears the extension; anything else that is posted to the window is passed over. */
export function onHostMessage(hear: (message: HostMessage) => void): void {
  window.addEventListener("message", (event: MessageEvent<unknown>) => {
    const message = asHostMessage(event.data);
    if (message !== null) hear(message);
  });
}
