/**
 * What a preview's page and the extension say to each other. Both sides check what they receive: the page shows
 * names and texts of files that anyone may have written, so its messages count as outside input.
 */

import type { FractionRect } from "@ragl/grammar/plan";
import type {
  DescribeLayoutEditResult,
  EditLayoutResult,
  EngineState,
  LayoutEdit,
  PictureTarget,
  PreviewState,
  RaglSettings,
} from "@ragl/server/protocol";

/** A finished picture as the page shows it. */
export interface PictureEntry {
  /** The file's URI: the picture's identity in messages. */
  readonly uri: string;
  /** Where the page may load it from. */
  readonly source: string;
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
  /** ISO 8601. */
  readonly renderedAt: string;
  readonly provider: string;
  readonly notices: readonly string[];
  /** What is different from the picture before it, one phrase each; null until it is known. */
  readonly changes: readonly string[] | null;
}

/** What the render of the shown picture is doing. */
export type Rendering =
  | { readonly kind: "idle" }
  | { readonly kind: "queued" }
  | {
      readonly kind: "running";
      readonly phase: string;
      readonly step: number;
      readonly steps: number;
      readonly region: string | null;
      /** Share of the whole that is done, 0..1. */
      readonly fraction: number;
      readonly elapsedSeconds: number;
      readonly remainingSeconds: number | null;
    }
  | { readonly kind: "finished"; readonly seconds: number }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly message: string; readonly fix: string | null };

/** The engine as far as a preview tells about it. */
export interface EngineView {
  readonly state: EngineState["state"];
  readonly message: string | null;
  readonly provider: string | null;
  readonly isTrusted: boolean;
  /** When the extension renders by itself. */
  readonly renders: RaglSettings["render"];
}

export type HostMessage =
  | { readonly type: "preview"; readonly state: PreviewState }
  | { readonly type: "rendering"; readonly rendering: Rendering }
  /** The unfinished picture as a data URI; null when there is none any more. */
  | { readonly type: "sketch"; readonly dataUri: string | null }
  /** Newest first. */
  | { readonly type: "pictures"; readonly pictures: readonly PictureEntry[] }
  | { readonly type: "engine"; readonly engine: EngineView }
  /** The region in whose text the cursor stands. */
  | { readonly type: "cursor"; readonly region: string | null }
  | { readonly type: "edited"; readonly id: number; readonly result: EditLayoutResult }
  | { readonly type: "described"; readonly id: number; readonly result: DescribeLayoutEditResult }
  /** The bytes of a PNG that the page asked for, to put on the clipboard; null where it could not be read. */
  | { readonly type: "pictureBytes"; readonly uri: string; readonly bytes: Uint8Array | null }
  | { readonly type: "notice"; readonly text: string; readonly canUndo: boolean };

export const PICTURE_ACTIONS = ["restoreText", "pinSeed", "save", "copy", "reveal"] as const;
export type PictureAction = (typeof PICTURE_ACTIONS)[number];

export const ENGINE_ACTIONS = ["restart", "trust", "log"] as const;
export type EngineAction = (typeof ENGINE_ACTIONS)[number];

/** Messages that carry nothing but their name. */
export const PLAIN_MESSAGES = [
  "ready",
  "cancel",
  "goToProblem",
  "insertScene",
  "exportSvg",
  "openAnother",
  "undo",
  "redo",
] as const;

type PlainMessage = { readonly [Name in (typeof PLAIN_MESSAGES)[number]]: { readonly type: Name } };

export type PageMessage =
  | PlainMessage[keyof PlainMessage]
  | { readonly type: "show"; readonly scene: string | null; readonly variant: string | null }
  /** With `steps`, a draft in so many. */
  | { readonly type: "render"; readonly steps: number | null }
  | {
      readonly type: "edit" | "describe";
      readonly id: number;
      readonly documentVersion: number;
      readonly edit: LayoutEdit;
    }
  | { readonly type: "select" | "goToRegion"; readonly region: string }
  | { readonly type: "picture"; readonly action: PictureAction; readonly uri: string }
  | { readonly type: "engine"; readonly action: EngineAction };

/** What a page keeps over hiding, closing the window and reload, as far as the extension reads it. */
export interface SavedPreview {
  readonly target: PictureTarget;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string";
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);
const isFinite = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isNatural = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isOneOf = <T extends string>(values: readonly T[], value: unknown): value is T =>
  (values as readonly unknown[]).includes(value);

function isRect(value: unknown): value is FractionRect {
  return (
    isFields(value) &&
    isFinite(value["x"]) &&
    isFinite(value["y"]) &&
    isFinite(value["width"]) &&
    isFinite(value["height"]) &&
    value["width"] > 0 &&
    value["height"] > 0
  );
}

function isLayoutEdit(value: unknown): value is LayoutEdit {
  if (!isFields(value)) return false;
  switch (value["kind"]) {
    case "place":
      return isText(value["region"]) && isRect(value["cell"]);
    case "divide":
      return isText(value["container"]) && isNatural(value["index"]) && isFinite(value["position"]);
    case "add":
      return isRect(value["cell"]);
    case "delete":
    case "duplicate":
    case "raise":
    case "lower":
    case "free":
      return isText(value["region"]);
    case "seed":
      return isNatural(value["seed"]);
    default:
      return false;
  }
}

/** The page's message that `value` is, or null where it is none. */
export function asPageMessage(value: unknown): PageMessage | null {
  if (!isFields(value)) return null;
  return isPageMessage(value) ? (value as unknown as PageMessage) : null;
}

function isPageMessage(value: Fields): boolean {
  switch (value["type"]) {
    case "show":
      return isTextOrNull(value["scene"]) && isTextOrNull(value["variant"]);
    case "render":
      return value["steps"] === null || (isNatural(value["steps"]) && value["steps"] > 0);
    case "edit":
    case "describe":
      return isNatural(value["id"]) && isFinite(value["documentVersion"]) && isLayoutEdit(value["edit"]);
    case "select":
    case "goToRegion":
      return isText(value["region"]);
    case "picture":
      return isOneOf(PICTURE_ACTIONS, value["action"]) && isText(value["uri"]);
    case "engine":
      return isOneOf(ENGINE_ACTIONS, value["action"]);
    default:
      return isOneOf(PLAIN_MESSAGES, value["type"]);
  }
}

const HOST_FIELDS: Readonly<Record<HostMessage["type"], (value: Fields) => boolean>> = {
  preview: (value) => isFields(value["state"]),
  rendering: (value) => isFields(value["rendering"]) && isText(value["rendering"]["kind"]),
  sketch: (value) =>
    value["dataUri"] === null || (isText(value["dataUri"]) && value["dataUri"].startsWith("data:image/")),
  pictures: (value) => Array.isArray(value["pictures"]),
  engine: (value) => isFields(value["engine"]),
  cursor: (value) => isTextOrNull(value["region"]),
  edited: (value) => isNatural(value["id"]) && isFields(value["result"]),
  described: (value) => isNatural(value["id"]) && isFields(value["result"]),
  pictureBytes: (value) =>
    isText(value["uri"]) && (value["bytes"] === null || value["bytes"] instanceof Uint8Array),
  notice: (value) => isText(value["text"]) && typeof value["canUndo"] === "boolean",
};

/** The extension's message that `value` is, or null where it is none: other scripts post to the window too. */
export function asHostMessage(value: unknown): HostMessage | null {
  if (!isFields(value) || !isText(value["type"]) || !Object.hasOwn(HOST_FIELDS, value["type"])) return null;
  const holds = HOST_FIELDS[value["type"] as HostMessage["type"]](value);
  return holds ? (value as unknown as HostMessage) : null;
}

/** The target in what a page saved, or null where it is not of this kind. */
export function asSavedPreview(value: unknown): SavedPreview | null {
  if (!isFields(value) || !isFields(value["target"])) return null;
  const { uri, scene, variant } = value["target"];
  return isText(uri) && isTextOrNull(scene) && isTextOrNull(variant)
    ? { target: { uri, scene, variant } }
    : null;
}
