/** Short messages over the canvas: why an edit was refused, what has just been done. One at a time. */

import { signal } from "@preact/signals";

export interface Notice {
  readonly text: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

const SHOWN_MILLISECONDS = 8000;

export const notice = signal<Notice | null>(null);
/** What the live region says to screen readers; every change is read out. */
export const announcement = signal("");

let timer: ReturnType<typeof setTimeout> | undefined;

export function showNotice(text: string, action: Notice["action"] = null): void {
  clearTimeout(timer);
  notice.value = { text, action };
  timer = setTimeout(hideNotice, SHOWN_MILLISECONDS);
}

export function hideNotice(): void {
  clearTimeout(timer);
  notice.value = null;
}

export function announce(text: string): void {
  announcement.value = text;
}
