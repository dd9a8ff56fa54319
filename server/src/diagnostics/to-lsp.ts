/** The language core's findings in the form of the Language Server Protocol. */

import type { Diagnostic as Finding, Severity } from "@ragl/grammar";
import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type DiagnosticRelatedInformation,
} from "vscode-languageserver";
import type { SceneDocument, Workspace } from "../workspace/workspace.ts";
import { ruleLink } from "./rule-link.ts";

export const DIAGNOSTIC_SOURCE = "ragl";

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toLspDiagnostic(finding: Finding, document: SceneDocument, workspace: Workspace): Diagnostic {
  const related = (finding.related ?? [])
    .map((place) => relatedInformation(place, document, workspace))
    .filter((information) => information !== null);
  const href = ruleLink(finding.rule);
  return {
    range: document.rangeOf(finding.range),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    source: DIAGNOSTIC_SOURCE,
    message: finding.message,
    ...(finding.tags ? { tags: finding.tags.map(() => DiagnosticTag.Unnecessary) } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  };
}

function relatedInformation(
  { uri, range, message }: NonNullable<Finding["related"]>[number],
  document: SceneDocument,
  workspace: Workspace,
): DiagnosticRelatedInformation | null {
  const place = uri === document.uri ? document : workspace.get(uri);
  return place && { location: { uri: place.uri, range: place.rangeOf(range) }, message };
}
