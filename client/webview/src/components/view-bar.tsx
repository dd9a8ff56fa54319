/** Which layers are shown, how strongly, and the comparison of the last two renders. */

import type { VNode } from "preact";
import { toggleComparison } from "../gestures/page-keys.ts";
import { fitView, zoomIn, zoomOut } from "../gestures/view-gestures.ts";
import { startDrawing } from "../gestures/layout-edits.ts";
import { comparison, isDrawing, layout, options, pictures, transform } from "../state/preview-store.ts";
import { showNotice } from "../state/notices.ts";
import { strings } from "../strings.ts";
import { Toggle, Tool } from "./controls.tsx";

export function ViewBar(): VNode {
  const { boxes, picture, grid, opacity } = options.value;
  const set = (change: Partial<typeof options.value>): void => {
    options.value = { ...options.value, ...change };
  };
  return (
    <div class="view-bar" role="toolbar" aria-label={strings.view}>
      <Toggle
        icon="editor-layout"
        label={strings.showBoxes}
        keys="B"
        isOn={boxes}
        onChange={(isOn) => {
          set({ boxes: isOn });
        }}
      />
      <Toggle
        icon="file-media"
        label={strings.showPicture}
        keys="P"
        isOn={picture}
        onChange={(isOn) => {
          set({ picture: isOn });
        }}
      />
      <Toggle
        icon="table"
        label={layout.value?.tokenPixels === null ? strings.gridUnknown : strings.showGrid}
        keys="G"
        isOn={grid}
        onChange={(isOn) => {
          set({ grid: isOn });
        }}
      />
      <label class="opacity" title={strings.opacity}>
        <span class="codicon codicon-circle-filled" aria-hidden="true" />
        <input
          type="range"
          min="0"
          max="100"
          step="5"
          value={Math.round(opacity * 100)}
          aria-label={strings.opacity}
          onInput={(event) => {
            set({ opacity: Number(event.currentTarget.value) / 100 });
          }}
        />
      </label>
      <Toggle
        icon="split-horizontal"
        label={strings.compare}
        keys="C"
        isOn={comparison.value !== null}
        onChange={() => {
          if (pictures.value.length < 2) showNotice(strings.compareNeedsTwo);
          toggleComparison();
        }}
      />
      <Toggle
        icon="add"
        label={strings.drawRegion}
        keys="R"
        isOn={isDrawing.value}
        onChange={(isOn) => {
          if (isOn) startDrawing();
          else isDrawing.value = false;
        }}
      />
      <span class="toolbar-gap" />
      <Tool icon="zoom-out" label={strings.zoomOut} keys="-" onPress={zoomOut} />
      <Zoom />
      <Tool icon="zoom-in" label={strings.zoomIn} keys="+" onPress={zoomIn} />
      <Tool icon="screen-full" label={strings.fit} keys="F" onPress={fitView} />
    </div>
  );
}

function Zoom(): VNode {
  return <span class="zoom">{`${String(Math.round(transform.value.scale * 100))}%`}</span>;
}
