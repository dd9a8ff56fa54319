/** The list of keys, in a dialog of its own. */

import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { strings } from "../strings.ts";
import { Button } from "./controls.tsx";

const isShown = signal(false);

export function showKeys(): void {
  isShown.value = true;
}

const keyRows = (): readonly (readonly [keys: string, does: string])[] => [
  ["Tab", strings.keysWalk],
  ["Enter", strings.keysGoToText],
  ["← ↑ → ↓", strings.keysMove],
  ["Shift + ← ↑ → ↓", strings.keysResize],
  ["Alt + ← ↑ → ↓", strings.keysFine],
  ["R", strings.drawRegion],
  ["Delete", strings.deleteRegion],
  ["Ctrl/Cmd + D", strings.duplicate],
  ["] , [", strings.keysStack],
  ["Esc", strings.keysCancel],
  ["Ctrl/Cmd + Z", strings.keysUndo],
  ["B, P, G", strings.keysLayers],
  ["C", strings.compare],
  ["F, 1, +, -", strings.keysZoom],
  ["← ↑ → ↓", strings.keysPan],
  ["Ctrl/Cmd + Click", strings.keysBelow],
];

export function KeysHelp(): VNode | null {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isShown.value) dialog.current?.showModal();
  }, [isShown.value]);
  if (!isShown.value) return null;
  const close = (): void => {
    isShown.value = false;
  };
  return (
    <dialog class="keys-help" ref={dialog} aria-labelledby="keys-title" onClose={close}>
      <h2 id="keys-title">{strings.keys}</h2>
      <table>
        <tbody>
          {keyRows().map(([keys, does]) => (
            <tr key={does}>
              <th scope="row">
                <kbd>{keys}</kbd>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button label={strings.close} onPress={() => dialog.current?.close()} />
    </dialog>
  );
}
