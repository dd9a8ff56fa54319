/** What the passes over one file share. */

import type { Diagnostic } from "../diagnostics.ts";
import type { Speller } from "../rules/spelling.ts";
import type { FileScope } from "./file-scope.ts";
import type { Names } from "./names.ts";

export interface AnalysisContext {
  /** The analysed file. */
  readonly root: FileScope;
  readonly names: Names;
  readonly spell: Speller;
  /** Takes a finding in the file of that scope; findings in other files than the analysed one are dropped. */
  readonly report: (where: FileScope, diagnostic: Diagnostic) => void;
}
