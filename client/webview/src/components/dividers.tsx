/** Lines between the children of rows and columns; dragging one changes the weights on either side. */

import type { ContainerLayout } from "@ragl/server/protocol";
import type { VNode } from "preact";
import { divideByKey, writeNow } from "../gestures/keyboard-gestures.ts";
import { percent } from "../geometry/place-text.ts";
import { right, bottom } from "../geometry/rects.ts";
import { canEdit, containers, isDrawing } from "../state/preview-store.ts";
import { fill, strings } from "../strings.ts";
import { useShownDivider } from "./use-shown.ts";

export function Dividers(): VNode | null {
  if (!canEdit.value) return null;
  return (
    <>
      {containers.value.flatMap((container) =>
        container.dividers.map((divider) => (
          <Divider
            key={`${container.id} ${String(divider.index)}`}
            container={container}
            index={divider.index}
            position={divider.position}
          />
        )),
      )}
    </>
  );
}

interface DividerProps {
  readonly container: ContainerLayout;
  readonly index: number;
  readonly position: number;
}

function Divider({ container, index, position }: DividerProps): VNode {
  const { id, kind, area } = container;
  const shown = useShownDivider(id, index);
  const share = (value: number): string => `${String(value * 100)}%`;
  const style =
    kind === "row"
      ? { left: share(shown.value), top: share(area.y), height: share(area.height) }
      : { top: share(shown.value), left: share(area.x), width: share(area.width) };
  const [from, to] = kind === "row" ? [area.x, right(area)] : [area.y, bottom(area)];
  return (
    <div
      class={`divider in-${kind}`}
      style={style}
      data-container={id}
      data-index={index}
      data-gesture
      role="separator"
      tabIndex={0}
      aria-orientation={kind === "row" ? "vertical" : "horizontal"}
      aria-label={fill(kind === "row" ? strings.rowDivider : strings.columnDivider, index + 1)}
      aria-valuemin={Math.round(from * 100)}
      aria-valuemax={Math.round(to * 100)}
      aria-valuenow={Math.round(shown.value * 100)}
      aria-valuetext={percent(shown.value)}
      title={strings.dragDivider}
      onBlur={writeNow}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || isDrawing.peek()) return;
        if (!divideByKey(container, { index, position }, event)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
