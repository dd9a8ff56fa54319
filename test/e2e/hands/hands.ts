/**
 * What the suite, which runs inside the editor, asks of the runner, which sits before the editor's window: to look and
 * to point. Requests and answers travel as JSON. Places are pixels of the window.
 */

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An element of the preview's page. */
export interface SeenElement {
  /** Its accessible name: `aria-label`, else its text. */
  readonly name: string;
  readonly place: Rectangle;
}

export interface AccessibilityViolation {
  /** The rule of axe-core. */
  readonly rule: string;
  readonly help: string;
  /** The elements at fault, as selectors. */
  readonly elements: readonly string[];
}

export interface Drag {
  readonly selector: string;
  /** Where it is taken, as shares of its width and height; in the middle where it is left out. */
  readonly at?: { readonly x: number; readonly y: number };
  readonly by: { readonly x: number; readonly y: number };
  /** Saves what the window shows before the button is let go, under this name. */
  readonly screenshot?: string;
}

/** Selectors are Playwright's. A selector that matches nothing in time is an error. */
export interface Hands {
  /** What matches in the preview now, in the page's order; empty where nothing does. */
  look(request: { readonly selector: string }): Promise<readonly SeenElement[]>;
  /** Waits until something visible matches in the preview. */
  waitFor(request: { readonly selector: string; readonly seconds: number }): Promise<null>;
  click(request: { readonly selector: string }): Promise<null>;
  /** Presses on an element, moves in small steps, and lets go. */
  drag(request: Drag): Promise<null>;
  /** Presses a key, such as `ArrowRight` or `Control+Z`, with the focus on an element. */
  press(request: { readonly selector: string; readonly key: string }): Promise<null>;
  /** Types at a person's speed, wherever the focus is; `\n` is the Enter key. */
  type(request: { readonly text: string }): Promise<null>;
  /** Saves what the window shows under a name. */
  screenshot(request: { readonly name: string }): Promise<null>;
  /** What axe-core finds wrong in the preview. */
  checkAccessibility(): Promise<readonly AccessibilityViolation[]>;
  /** The text of the workbench's status bar. */
  statusBar(): Promise<string>;
  /** The messages in the workbench's notification list, which must be open, each with the labels of its buttons. */
  notifications(): Promise<readonly string[]>;
  /** Prints a line of the suite's report. */
  report(request: { readonly line: string }): Promise<null>;
}

/** Where the suite finds the runner: a URL with a secret path. */
export const HANDS_VARIABLE = "RAGL_E2E_HANDS";
/** The folder in which each suite writes `NAME.json` when, and only when, it has run to its end. */
export const RESULTS_VARIABLE = "RAGL_E2E_RESULTS";

export const SUITE_NAMES = ["trusted", "untrusted", "walkthrough"] as const;
export type SuiteName = (typeof SUITE_NAMES)[number];

/** The content of such a file. */
export interface SuiteResults {
  readonly passes: number;
  readonly failures: number;
  readonly pending: number;
  readonly milliseconds: number;
}
