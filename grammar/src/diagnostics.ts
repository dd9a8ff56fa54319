/** Problems found in a scene file: what is wrong, where, and what would mend it. */

import type { Range } from "./syntax/tree.ts";

export type Severity = "error" | "warning" | "information" | "hint";

/** Replaces `range` by `newText`; several edits of one fix never overlap and are in document order. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** A change that mends a diagnostic, named as a button would be: "Change to 'sunset'". */
export interface QuickFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The one that "fix all" and a single keystroke apply. */
  readonly preferred?: boolean;
}

export interface RelatedPlace {
  readonly uri: string;
  readonly range: Range;
  readonly message: string;
}

export interface Diagnostic {
  /** The rule's id, e.g. `unknown-property`; `docs/diagnostics.md#<id>` explains it. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly QuickFix[];
  /** `unnecessary` is drawn faded (unused imports, hidden regions). */
  readonly tags?: readonly "unnecessary"[];
}
