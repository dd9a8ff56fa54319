/**
 * What the language server and its client say to each other beyond the Language Server Protocol: previews, renders
 * and the engine's state. Both sides import this file; other editors may speak it too. Positions in a picture are
 * fractions of the canvas; ranges and versions of documents are the LSP's own.
 */

import type { EngineErrorData, RenderPhase } from "@ragl/engine/protocol";
import type { FractionRect, ScenePlan } from "@ragl/grammar/plan";
import { NotificationType, RequestType, type Range } from "vscode-languageserver-protocol";

export type { RenderPhase };

/** One picture of a file. Without `scene` the file's first; without `variant` the scene as it stands. */
export interface PictureTarget {
  readonly uri: string;
  readonly scene: string | null;
  readonly variant: string | null;
}

// ---- Preview -------------------------------------------------------------------------------------------------

/** Opens a preview, or points an open one at another picture. The server answers with `PREVIEW_STATE`, then and on every change. */
export interface OpenPreviewParams {
  /** Chosen by the client, unique among its open previews. */
  readonly preview: string;
  readonly target: PictureTarget;
}

export interface ClosePreviewParams {
  readonly preview: string;
}

/** Everything that a preview draws apart from pictures. */
export interface PreviewState {
  readonly preview: string;
  readonly target: PictureTarget;
  /** Version of the document that this describes; edits name it, so that none is applied to another text. */
  readonly documentVersion: number;
  /** Scenes of the file with their variants, for the toolbar. */
  readonly scenes: readonly { readonly name: string; readonly variants: readonly string[] }[];
  /** The last valid plan of the target; null while there has been none. */
  readonly plan: ScenePlan | null;
  /**
   * Whether `plan` is of this version of the text, not of an earlier, unbroken one. What only the model objects to, such
   * as that it is not installed, is among the problems but breaks no plan.
   */
  readonly isCurrent: boolean;
  readonly problems: {
    readonly errors: number;
    readonly warnings: number;
    readonly first: { readonly message: string; readonly range: Range } | null;
  };
  /** How the boxes can be edited; null while the text is broken. */
  readonly layout: PreviewLayout | null;
}

export interface PreviewLayout {
  /** Pixels of one token of the model: the grid that boxes snap to; null where the model is not known. */
  readonly tokenPixels: number | null;
  readonly regions: readonly RegionLayout[];
  readonly containers: readonly ContainerLayout[];
}

/** By what a region's place is given, and so what a drag of it can change. */
export type RegionPlacement = "free" | "cell";

export interface RegionLayout {
  readonly name: string;
  /** `free`: by `at` and `size`; `cell`: by the row, column or grid around it, whose dividers can be dragged. */
  readonly placement: RegionPlacement;
  /** Null where it can be moved and resized; else one sentence that says why not, and what can be done. */
  readonly fixedBecause: string | null;
  /** The declaration, and the name in it. */
  readonly range: Range;
  readonly nameRange: Range;
}

/** What shares an area by weights. A grid is two of these: a `row` of its columns and a `column` of its rows. */
export interface ContainerLayout {
  /** Unique in the scene, stable while its declaration stands where it does. */
  readonly id: string;
  readonly kind: "row" | "column";
  readonly area: FractionRect;
  /** Between child `index` and the next, at this fraction of the canvas along the container's direction. */
  readonly dividers: readonly { readonly index: number; readonly position: number }[];
}

/** A change to the layout, as a gesture in the preview makes it. */
export type LayoutEdit =
  /** Moves or resizes a region's cell: free regions only. */
  | { readonly kind: "place"; readonly region: string; readonly cell: FractionRect }
  /** Moves the divider after child `index`; the two weights beside it change. */
  | {
      readonly kind: "divide";
      readonly container: string;
      readonly index: number;
      readonly position: number;
    }
  /** Adds a free region on top. */
  | { readonly kind: "add"; readonly cell: FractionRect }
  | { readonly kind: "delete"; readonly region: string }
  /** A free copy beside the region, with a name of its own. */
  | { readonly kind: "duplicate"; readonly region: string }
  /** One step in the stack. */
  | { readonly kind: "raise" | "lower"; readonly region: string }
  /** Takes a region out of its container's flow and gives it the same place by `at` and `size`. */
  | { readonly kind: "free"; readonly region: string }
  /** Writes the seed of the scene, or of its variant where the preview shows one. */
  | { readonly kind: "seed"; readonly seed: number };

export interface EditLayoutParams {
  readonly preview: string;
  /** The version that the person saw; edits of an older one are refused. */
  readonly documentVersion: number;
  readonly edit: LayoutEdit;
}

export type EditLayoutResult =
  /** `region`: the one to select then (a new region's name); null for dividers and deletions. */
  | { readonly applied: true; readonly region: string | null }
  /** One sentence for the person. */
  | { readonly applied: false; readonly reason: string };

export type DescribeLayoutEditResult =
  /** `text`: what would be written, as it would stand in the scene: `at: 12% 30%`. One line. */
  { readonly applies: true; readonly text: string } | { readonly applies: false; readonly reason: string };

export const OPEN_PREVIEW = new RequestType<OpenPreviewParams, null, void>("ragl/openPreview");
export const CLOSE_PREVIEW = new NotificationType<ClosePreviewParams>("ragl/closePreview");
export const PREVIEW_STATE = new NotificationType<PreviewState>("ragl/previewState");
export const EDIT_LAYOUT = new RequestType<EditLayoutParams, EditLayoutResult, void>("ragl/editLayout");
/** What an edit would write, without writing it: shown at the pointer while a drag goes on. */
export const DESCRIBE_LAYOUT_EDIT = new RequestType<EditLayoutParams, DescribeLayoutEditResult, void>(
  "ragl/describeLayoutEdit",
);

// ---- Rendering -----------------------------------------------------------------------------------------------

export interface RenderPictureParams {
  readonly target: PictureTarget;
  /** Instead of what the scene says; for trying out. */
  readonly seed?: number;
  /** Regions bind for the same share of them as of the scene's. */
  readonly steps?: number;
}

/** Follows a render: sent for every render, whoever asked for it, so that every preview of the picture shows it. */
export interface RenderEvent {
  /** One render's own number. */
  readonly render: number;
  /** With `scene` always named. */
  readonly target: PictureTarget;
  readonly event:
    | { readonly kind: "queued" }
    | {
        readonly kind: "progress";
        readonly phase: RenderPhase;
        readonly step: number;
        readonly steps: number;
        readonly region: string | null;
        readonly fraction: number;
        readonly elapsedSeconds: number;
        /** Null until it can be told. */
        readonly remainingSeconds: number | null;
      }
    /** What the picture looks like so far: a small image as a data URI. */
    | { readonly kind: "sketch"; readonly dataUri: string }
    | { readonly kind: "finished"; readonly picture: RenderedPicture }
    | { readonly kind: "cancelled" }
    | { readonly kind: "failed"; readonly message: string; readonly fix: string | null };
}

/** A finished picture on disk; it carries its scene, plan and seed. */
export interface RenderedPicture {
  /** The picture's own file, which no later render replaces: in the output folder's `.history`, until it is one of too many. */
  readonly uri: string;
  /** The file that always holds the newest picture of the target: what to name to a person. */
  readonly latestUri: string;
  readonly target: PictureTarget;
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
  /** ISO 8601. */
  readonly renderedAt: string;
  readonly provider: string;
  readonly notices: readonly string[];
}

/**
 * Renders a picture and answers when it is finished. `$/cancelRequest` cancels it; a render of the same picture that
 * still waits or runs is cancelled. A crash of the engine (`engine-died`) has then been shown to the person already,
 * with a way to restart it. Also behind the command `ragl.render` (arguments: a `PictureTarget`) with work-done progress.
 */
export const RENDER_PICTURE = new RequestType<RenderPictureParams, RenderedPicture, EngineErrorData>(
  "ragl/render",
);
export const CANCEL_RENDERS = new NotificationType<{ readonly uri: string | null }>("ragl/cancelRenders");
export const RENDER_EVENT = new NotificationType<RenderEvent>("ragl/renderEvent");

/** The finished pictures of a target that are still on disk, newest first. */
export const PICTURE_HISTORY = new RequestType<PictureTarget, readonly RenderedPicture[], void>(
  "ragl/pictureHistory",
);

/** A picture that a file describes. */
export interface DescribedPicture {
  /** With `scene` always named. */
  readonly target: PictureTarget;
  /** Of the scene's or the variant's declaration; a variant's lies in its scene's. */
  readonly range: Range;
  /** What its `///` comment says; empty where there is none. */
  readonly documentation: string;
}

/** The pictures that a file describes: each scene, then its variants, in the text's order. */
export const DESCRIBED_PICTURES = new RequestType<
  { readonly uri: string },
  readonly DescribedPicture[],
  void
>("ragl/describedPictures");

/** The scene text inside a picture that RAGL made. */
export const SCENE_OF_PICTURE = new RequestType<
  { readonly uri: string },
  { readonly text: string | null; readonly plan: ScenePlan },
  EngineErrorData
>("ragl/sceneOfPicture");

/** Scene text from the parameter JSON of the RAG code, with one sentence for every entry left out. */
export const IMPORT_RAG_PARAMETERS = new RequestType<
  { readonly json: string; readonly model: string },
  { readonly text: string; readonly problems: readonly string[] },
  void
>("ragl/importRagParameters");

// ---- Engine --------------------------------------------------------------------------------------------------

export interface EngineState {
  /** `unavailable`: it must not start (untrusted workspace), or cannot; `message` says why and what to do. */
  readonly state: "stopped" | "starting" | "ready" | "rendering" | "crashed" | "unavailable";
  /** Execution provider of the last render. */
  readonly provider: string | null;
  readonly message: string | null;
}

/** Sent whenever it changes, and when a preview is opened. */
export const ENGINE_STATE = new NotificationType<EngineState>("ragl/engineState");
/** Cancels all renders, ends the engine and starts another. */
export const RESTART_ENGINE = new RequestType<null, null, EngineErrorData>("ragl/restartEngine");

// ---- Settings ------------------------------------------------------------------------------------------------

/** The section `ragl` of the editor's settings, as the server reads it through `workspace/configuration`. */
export interface RaglSettings {
  readonly render: "onSave" | "onCommand" | "off";
  /** Where pictures go, relative to the workspace folder (to the scene's folder outside one); the scene's own folders are kept below it. */
  readonly outputFolder: string;
  /** Whether `outputFolder` may lie outside the workspace. */
  readonly allowOutputOutsideWorkspace: boolean;
  readonly engine: {
    readonly provider: "auto" | "cpu" | "webgpu" | "cuda" | "dml" | "coreml";
    /** 0: as many as there are cores. */
    readonly threads: number;
    /** More folders with models. */
    readonly modelFolders: readonly string[];
  };
}

/** `initializationOptions` of the server. */
export interface RaglInitializationOptions {
  /** False in an untrusted workspace: the engine does not start. */
  readonly isTrusted: boolean;
  /** Whether the client shows failed renders itself, from `RENDER_EVENT`; for others the server shows a message. */
  readonly showsFailedRenders: boolean;
}

/** The workspace has become trusted. */
export const WORKSPACE_TRUSTED = new NotificationType<null>("ragl/workspaceTrusted");
