/** What shows during a gesture: the lines that edges have met, and the values that will be written. */

import type { VNode } from "preact";
import { pixelSize, percent, tokenSize } from "../geometry/place-text.ts";
import { described, gesture } from "../gestures/layout-edits.ts";
import type { Gesture } from "../gestures/gesture.ts";
import { layout, plan } from "../state/preview-store.ts";
import { fill, strings } from "../strings.ts";
import { canvasPlace } from "./region-box.tsx";

export function Guides(): VNode | null {
  const going = gesture.value;
  if (going === null) return null;
  return (
    <div class="guides" aria-hidden="true">
      {going.guides.map(({ axis, position, kind }) => (
        <div
          key={`${axis} ${String(position)}`}
          class={`guide along-${axis} of-${kind}`}
          style={
            axis === "x" ? { left: `${String(position * 100)}%` } : { top: `${String(position * 100)}%` }
          }
        />
      ))}
      {going.kind === "draw" && <div class="drawn" style={canvasPlace(going.cell)} />}
      <GestureLabel going={going} />
    </div>
  );
}

function GestureLabel({ going }: { readonly going: Gesture }): VNode {
  const said = described.value;
  const written = said === null ? roughly(going) : said.applies ? said.text : said.reason;
  const place =
    going.kind === "divide"
      ? dividerPlace(going.container, going.position)
      : {
          left: `${String((going.cell.x + going.cell.width / 2) * 100)}%`,
          top: `${String(Math.max(0, Math.min(1, going.cell.y + going.cell.height)) * 100)}%`,
        };
  return (
    <div class={`gesture-label ${said?.applies === false ? "is-refused" : ""}`} style={place}>
      <strong>{written}</strong>
      {going.kind !== "divide" && <span>{sizes(going)}</span>}
    </div>
  );
}

/** Until the server has said what exactly will be written. */
function roughly(going: Gesture): string {
  return going.kind === "divide"
    ? percent(going.position)
    : `${percent(going.cell.x)} ${percent(going.cell.y)}`;
}

function sizes({ cell }: Exclude<Gesture, { kind: "divide" }>): string {
  const canvas = plan.value?.canvas;
  if (canvas === undefined) return "";
  const pixels = fill(strings.pixels, pixelSize(cell, canvas));
  const tokenPixels = layout.value?.tokenPixels ?? null;
  return tokenPixels === null
    ? pixels
    : `${pixels} · ${fill(strings.tokens, tokenSize(cell, canvas, tokenPixels))}`;
}

function dividerPlace(id: string, position: number): { left: string; top: string } {
  const container = layout.value?.containers.find((each) => each.id === id);
  const area = container?.area ?? { x: 0, y: 0, width: 1, height: 1 };
  const isRow = container?.kind === "row";
  const x = isRow ? position : area.x + area.width / 2;
  const y = isRow ? area.y + area.height / 2 : position;
  return { left: `${String(x * 100)}%`, top: `${String(y * 100)}%` };
}
