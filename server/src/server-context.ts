/** What every feature's `register` function gets. */

import type { ClientCapabilities, Connection } from "vscode-languageserver";
import type { RaglInitializationOptions, RaglSettings } from "./protocol.ts";
import type { Workspace } from "./workspace/workspace.ts";

export interface ServerContext {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly clientCapabilities: ClientCapabilities;
  readonly initializationOptions: RaglInitializationOptions;
  /** The settings that hold for a document. */
  settings(uri: string): Promise<RaglSettings>;
  /** Absolute `file:` URIs of the workspace folders. */
  workspaceFolders(): readonly string[];
}
