/** Carries layout edits out in the editor: each as one labelled, undoable change of the text that the person saw. */

import { canonicalUri } from "@ragl/grammar";
import type { ClientCapabilities, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type {
  DescribeLayoutEditResult,
  EditLayoutParams,
  EditLayoutResult,
  PictureTarget,
} from "../protocol.ts";
import type { ServerContext } from "../server-context.ts";
import type { SceneDocument } from "../workspace/workspace.ts";
import { LayoutEditSchema } from "./layout-edits/layout-edit-schema.ts";
import { draftLayoutEdit, planLayoutEdit } from "./layout-edits/plan-layout-edit.ts";
import { refuse, type PlannedEdit, type RefusedEdit } from "./layout-edits/planned-edit.ts";
import type { OpenPreviews } from "./open-previews.ts";

const ANNOTATION = "layout";

export class LayoutEditor {
  readonly #context: ServerContext;
  readonly #previews: OpenPreviews;
  /** Files of which an edit is on its way to the editor. */
  readonly #inFlight = new Set<string>();

  constructor(context: ServerContext, previews: OpenPreviews) {
    this.#context = context;
    this.#previews = previews;
  }

  /** What an edit would write, without writing it. */
  describe(params: EditLayoutParams): DescribeLayoutEditResult {
    const { planned } = this.#plan(params, draftLayoutEdit);
    return "reason" in planned
      ? { applies: false, reason: planned.reason }
      : { applies: true, text: planned.summary };
  }

  async apply(params: EditLayoutParams): Promise<EditLayoutResult> {
    const { planned, document } = this.#plan(params, planLayoutEdit);
    if ("reason" in planned) return { applied: false, reason: planned.reason };
    const done: EditLayoutResult = { applied: true, region: planned.region };
    if (planned.edits.length === 0 || document === null) return done;
    const file = canonicalUri(document.uri);
    if (this.#inFlight.has(file)) return { applied: false, reason: "The last change is still being made." };
    this.#inFlight.add(file);
    try {
      const { label } = planned;
      const edit = workspaceEdit(planned, document, this.#context.clientCapabilities);
      const { applied, failureReason } = await this.#context.connection.workspace.applyEdit({ label, edit });
      if (applied) return done;
      const reason =
        failureReason ?? "The editor has not taken the change: the text is newer than the preview.";
      return { applied: false, reason };
    } finally {
      this.#inFlight.delete(file);
    }
  }

  #plan(
    { preview, documentVersion, edit }: EditLayoutParams,
    plan: typeof planLayoutEdit,
  ): { readonly planned: PlannedEdit | RefusedEdit; readonly document: SceneDocument | null } {
    const target: PictureTarget | undefined = this.#previews.targetOf(preview);
    const document = target === undefined ? null : this.#context.workspace.get(target.uri);
    if (target === undefined || document === null) return { planned: refuse("The file is gone."), document };
    if (document.version !== documentVersion) {
      return { planned: refuse("The text has changed meanwhile: try again."), document };
    }
    const checked = LayoutEditSchema.safeParse(edit);
    if (!checked.success) return { planned: refuse("This place cannot be written: try another."), document };
    return { planned: plan(document, target, checked.data), document };
  }
}

/** The edits in the richest form that the client takes: annotated, and for this version of the text only. */
function workspaceEdit(
  { edits, label }: PlannedEdit,
  document: SceneDocument,
  { workspace }: ClientCapabilities,
): WorkspaceEdit {
  const { uri, version, isOpen } = document;
  const textEdits = edits.map(({ range, newText }): TextEdit => ({
    range: document.rangeOf(range),
    newText,
  }));
  const can = workspace?.workspaceEdit;
  if (can?.documentChanges !== true) return { changes: { [uri]: textEdits } };
  const textDocument = { uri, version: isOpen ? version : null };
  if (can.changeAnnotationSupport === undefined) {
    return { documentChanges: [{ textDocument, edits: textEdits }] };
  }
  const annotated = textEdits.map((edit) => ({ ...edit, annotationId: ANNOTATION }));
  return {
    documentChanges: [{ textDocument, edits: annotated }],
    changeAnnotations: { [ANNOTATION]: { label, needsConfirmation: false } },
  };
}
