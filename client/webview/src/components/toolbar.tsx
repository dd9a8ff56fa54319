/** The top row: which picture is shown, render or cancel, and the rest behind a menu. */

import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import { post } from "../host.ts";
import { startDrawing } from "../gestures/layout-edits.ts";
import { fitView, showActualSize, zoomIn, zoomOut } from "../gestures/view-gestures.ts";
import { engine, isRendering, pictures, plan, preview } from "../state/preview-store.ts";
import { fill, strings } from "../strings.ts";
import { Button, Tool } from "./controls.tsx";
import { showKeys } from "./keys-help.tsx";
import { showMenuUnder, type MenuItem } from "./menu.tsx";

/** Drafts take a third of the steps: enough to judge the layout. */
const DRAFT_SHARE = 1 / 3;

export function Toolbar(): VNode {
  return (
    <div class="toolbar" role="toolbar" aria-label={strings.toolbar}>
      <TargetPicker />
      <span class="toolbar-gap" />
      <RenderButtons />
      <MoreButton />
    </div>
  );
}

function TargetPicker(): VNode {
  const scenes = preview.value?.scenes ?? [];
  const shown = plan.value;
  const target = preview.value?.target;
  const sceneName = target?.scene ?? shown?.scene ?? scenes[0]?.name ?? "";
  const scene = scenes.find(({ name }) => name === sceneName);
  return (
    <>
      <select
        class="picker"
        aria-label={strings.scene}
        title={strings.scene}
        disabled={scenes.length === 0}
        value={sceneName}
        onChange={(event) => {
          post({ type: "show", scene: event.currentTarget.value, variant: null });
        }}
      >
        {scenes.length === 0 && <option value="">{strings.noScenes}</option>}
        {scenes.map(({ name }) => (
          <option key={name} value={name} selected={name === sceneName}>
            {name}
          </option>
        ))}
      </select>
      {scene !== undefined && scene.variants.length > 0 && (
        <select
          class="picker"
          aria-label={strings.variant}
          title={strings.variant}
          value={target?.variant ?? ""}
          onChange={(event) => {
            const variant = event.currentTarget.value;
            post({ type: "show", scene: sceneName, variant: variant === "" ? null : variant });
          }}
        >
          <option value="" selected={(target?.variant ?? null) === null}>
            {strings.noVariant}
          </option>
          {scene.variants.map((name) => (
            <option key={name} value={name} selected={name === target?.variant}>
              {`@ ${name}`}
            </option>
          ))}
        </select>
      )}
    </>
  );
}

function RenderButtons(): VNode | null {
  const steps = plan.value?.steps;
  if (isRendering.value) {
    return (
      <Button
        label={strings.cancel}
        icon="debug-stop"
        secondary
        onPress={() => {
          post({ type: "cancel" });
        }}
      />
    );
  }
  if (steps === undefined || engine.value?.isTrusted === false) return null;
  const draft = Math.max(1, Math.ceil(steps * DRAFT_SHARE));
  return (
    <>
      <Button
        label={strings.render}
        icon="play"
        title={strings.renderHint}
        onPress={() => {
          post({ type: "render", steps: null });
        }}
      />
      <Tool
        icon="color-mode"
        label={fill(strings.draftHint, draft)}
        className="draft"
        onPress={() => {
          post({ type: "render", steps: draft });
        }}
      >
        <span aria-hidden="true">{strings.draft}</span>
      </Tool>
    </>
  );
}

function MoreButton(): VNode {
  const place = useRef<HTMLSpanElement>(null);
  return (
    <span ref={place}>
      <Tool
        icon="ellipsis"
        label={strings.more}
        onPress={() => {
          showMenuUnder(place.current!, strings.more, moreItems());
        }}
      />
    </span>
  );
}

function moreItems(): readonly MenuItem[] {
  const newest = pictures.peek()[0];
  const ofPicture: readonly MenuItem[] =
    newest === undefined
      ? []
      : [
          {
            label: strings.savePicture,
            icon: "save-as",
            run: () => {
              post({ type: "picture", action: "save", uri: newest.uri });
            },
          },
          {
            label: strings.copyPicture,
            icon: "copy",
            run: () => {
              post({ type: "picture", action: "copy", uri: newest.uri });
            },
          },
        ];
  const ofPlan: readonly MenuItem[] =
    plan.peek() === null
      ? []
      : [
          { label: strings.drawRegion, icon: "add", keys: "R", run: startDrawing },
          "separator",
          { label: strings.fit, icon: "screen-full", keys: "F", run: fitView },
          { label: strings.actualSize, icon: "screen-normal", keys: "1", run: showActualSize },
          { label: strings.zoomIn, icon: "zoom-in", keys: "+", run: zoomIn },
          { label: strings.zoomOut, icon: "zoom-out", keys: "-", run: zoomOut },
          "separator",
          ...ofPicture,
          {
            label: strings.exportSvg,
            icon: "export",
            run: () => {
              post({ type: "exportSvg" });
            },
          },
          {
            label: strings.openAnother,
            icon: "empty-window",
            run: () => {
              post({ type: "openAnother" });
            },
          },
          "separator",
        ];
  return [
    ...ofPlan,
    { label: strings.keys, icon: "keyboard", keys: "?", run: showKeys },
    {
      label: strings.restartEngine,
      icon: "debug-restart",
      run: () => {
        post({ type: "engine", action: "restart" });
      },
    },
    {
      label: strings.showLog,
      icon: "output",
      run: () => {
        post({ type: "engine", action: "log" });
      },
    },
  ];
}
