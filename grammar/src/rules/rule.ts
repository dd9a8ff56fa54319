/**
 * A rule is data: an id that stays, a severity, a title. The files beside this one hold the rules by concern, each
 * with the functions that word its findings; `catalogue.ts` lists them all.
 */

import type { Diagnostic, QuickFix, RelatedPlace, Severity } from "../diagnostics.ts";
import type { Range } from "../syntax/tree.ts";

export interface Rule {
  /** Kebab-case, never renamed: settings and links refer to it. */
  readonly id: string;
  readonly severity: Severity;
  /** What the rule finds, as a heading. */
  readonly title: string;
}

export function rule(id: string, severity: Severity, title: string): Rule {
  return { id, severity, title };
}

interface Extras {
  readonly fixes?: readonly QuickFix[];
  readonly related?: readonly RelatedPlace[];
  readonly tags?: readonly "unnecessary"[];
}

/** A finding of `rule`; fixes and related places are left out where there are none. */
export function finding(rule: Rule, range: Range, message: string, extras: Extras = {}): Diagnostic {
  return {
    rule: rule.id,
    severity: rule.severity,
    message,
    range,
    ...(extras.fixes?.length ? { fixes: extras.fixes } : {}),
    ...(extras.related?.length ? { related: extras.related } : {}),
    ...(extras.tags ? { tags: extras.tags } : {}),
  };
}

/** A fix of one edit. */
export function replace(title: string, range: Range, newText: string, preferred = false): QuickFix {
  return { title, edits: [{ range, newText }], ...(preferred ? { preferred } : {}) };
}
