/** Every feature of the server: what it tells the client that it can do, and how it is wired to the connection. */

import type { ServerCapabilities } from "vscode-languageserver";
import * as codeActions from "./code-actions/register.ts";
import * as codeLenses from "./code-lenses/register.ts";
import * as completion from "./completion/register.ts";
import * as describedPictures from "./described-pictures/register.ts";
import * as diagnostics from "./diagnostics/register.ts";
import * as documentLinks from "./document-links/register.ts";
import * as folding from "./folding/register.ts";
import * as formatting from "./formatting/register.ts";
import * as pictures from "./pictures/register.ts";
import * as hover from "./hover/register.ts";
import * as inlayHints from "./inlay-hints/register.ts";
import * as navigation from "./navigation/register.ts";
import * as selectionRanges from "./selection-ranges/register.ts";
import * as semanticTokens from "./semantic-tokens/register.ts";
import * as signatureHelp from "./signature-help/register.ts";
import * as symbols from "./symbols/register.ts";
import type { ServerContext } from "./server-context.ts";

export interface Feature {
  readonly capabilities: Partial<ServerCapabilities>;
  readonly register: (context: ServerContext) => void;
}

export const FEATURES: readonly Feature[] = [
  { capabilities: diagnostics.capabilities, register: diagnostics.registerDiagnostics },
  { capabilities: codeActions.capabilities, register: codeActions.registerCodeActions },
  { capabilities: codeLenses.capabilities, register: codeLenses.registerCodeLenses },
  { capabilities: completion.capabilities, register: completion.registerCompletion },
  { capabilities: describedPictures.capabilities, register: describedPictures.registerDescribedPictures },
  { capabilities: documentLinks.capabilities, register: documentLinks.registerDocumentLinks },
  { capabilities: folding.capabilities, register: folding.registerFolding },
  { capabilities: pictures.capabilities, register: pictures.registerPictures },
  { capabilities: hover.capabilities, register: hover.registerHover },
  { capabilities: inlayHints.capabilities, register: inlayHints.registerInlayHints },
  { capabilities: navigation.capabilities, register: navigation.registerNavigation },
  { capabilities: formatting.capabilities, register: formatting.registerFormatting },
  { capabilities: selectionRanges.capabilities, register: selectionRanges.registerSelectionRanges },
  { capabilities: semanticTokens.capabilities, register: semanticTokens.registerSemanticTokens },
  { capabilities: signatureHelp.capabilities, register: signatureHelp.registerSignatureHelp },
  { capabilities: symbols.capabilities, register: symbols.registerSymbols },
];
