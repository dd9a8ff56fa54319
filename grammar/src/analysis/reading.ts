/** What a value's reader works with. */

import type { Diagnostic } from "../diagnostics.ts";
import type { AnalysisContext } from "./context.ts";
import type { FileScope } from "./file-scope.ts";

export interface Reading {
  readonly context: AnalysisContext;
  /** The file that the value is written in. */
  readonly scope: FileScope;
  /** The property, quoted, for messages. */
  readonly subject: string;
  /** Takes a finding; a reader that returns null has reported why. */
  readonly report: (diagnostic: Diagnostic) => void;
}
