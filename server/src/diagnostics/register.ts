/**
 * Diagnostics for the editor: on request where it asks for them, else sent after every change. Work on a text that
 * has been edited again is not begun, and asking again cancels what was asked before.
 */

import {
  DocumentDiagnosticReportKind,
  type DocumentDiagnosticReport,
  type ServerCapabilities,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { throwIfCancelled } from "../cancellation.ts";
import { quiet } from "../quiet.ts";
import type { ServerContext } from "../server-context.ts";
import { DIAGNOSTIC_SOURCE } from "./to-lsp.ts";
import { DiagnosticsPublisher } from "./publisher.ts";
import { doValidation, resultId } from "./validation.ts";

export const capabilities: Partial<ServerCapabilities> = {
  diagnosticProvider: {
    identifier: DIAGNOSTIC_SOURCE,
    interFileDependencies: true,
    workspaceDiagnostics: true,
  },
};

export function registerDiagnostics(context: ServerContext): void {
  const { textDocument, workspace } = context.clientCapabilities;
  if (textDocument?.diagnostic === undefined) {
    new DiagnosticsPublisher(context);
  } else {
    answerPulls(context, workspace?.diagnostics?.refreshSupport === true);
  }
}

function answerPulls({ connection, workspace }: ServerContext, canRefresh: boolean): void {
  let changes = 0;
  let versions = new Map<string, number>();
  workspace.onDidChange((uris) => {
    changes++;
    // The editor asks again of its own accord after its own edits, but cannot know of other causes.
    const before = versions;
    versions = new Map(workspace.openDocuments().map(({ uri, version }) => [uri, version]));
    const isNews = uris.some((uri) => versions.has(uri) && before.get(uri) === versions.get(uri));
    if (isNews && canRefresh) connection.languages.diagnostics.refresh().catch(() => undefined);
  });

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
    await quiet(() => changes);
    throwIfCancelled(token);
    return report(context(textDocument.uri), previousResultId);
  });

  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token) => {
    const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const uri of await workspace.sceneFiles()) {
      // Files may be many: between two of them other requests get their turn.
      await quiet(() => changes);
      throwIfCancelled(token);
      const diagnostics = context(uri);
      const version = workspace.get(uri)?.isOpen ? workspace.get(uri)!.version : null;
      items.push({ ...report(diagnostics, previous.get(uri)), uri, version });
      previous.delete(uri);
    }
    for (const uri of previous.keys()) items.push({ ...report([], undefined), uri, version: null });
    return { items };
  });

  function context(uri: string) {
    const document = workspace.get(uri);
    return document === null ? [] : doValidation(document, workspace);
  }
}

type FullOrUnchanged = Pick<DocumentDiagnosticReport, "kind"> & DocumentDiagnosticReport;

function report(diagnostics: ReturnType<typeof doValidation>, previous: string | undefined): FullOrUnchanged {
  const id = resultId(diagnostics);
  return id === previous
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
    : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: diagnostics };
}
