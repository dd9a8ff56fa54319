/** Where the keyboard's focus goes when an edit adds a box or takes away the focused one. */

interface WantedFocus {
  readonly region: string;
  /** Wait until this region is gone; null: until `region` is there. */
  readonly onceGone: string | null;
}

let wanted: WantedFocus | null = null;

export function wantFocus(next: WantedFocus): void {
  wanted = next;
}

/** The box's own element. */
export function boxElement(region: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-region="${CSS.escape(region)}"]`);
}

/** Gives the focus to the box that is to have it, if it is there now. Call after boxes were drawn. */
export function settleFocus(): void {
  if (wanted === null) return;
  if (wanted.onceGone !== null && boxElement(wanted.onceGone) !== null) return;
  const element = boxElement(wanted.region);
  if (element === null) return;
  wanted = null;
  element.focus();
}
