/** Every feature of the server: what it tells the client that it can do, and how it is wired to the connection. */

import type { ServerCapabilities } from "vscode-languageserver";
import * as diagnostics from "./diagnostics/register.ts";
import type { ServerContext } from "./server-context.ts";

export interface Feature {
  readonly capabilities: Partial<ServerCapabilities>;
  readonly register: (context: ServerContext) => void;
}

export const FEATURES: readonly Feature[] = [
  { capabilities: diagnostics.capabilities, register: diagnostics.registerDiagnostics },
];
