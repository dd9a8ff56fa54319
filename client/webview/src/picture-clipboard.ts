/** Puts a picture on the system's clipboard. Its bytes come from the extension: the page itself may read no file. */

import { announce, showNotice } from "./state/notices.ts";
import { strings } from "./strings.ts";

export function copyToClipboard(uri: string, bytes: Uint8Array | null): void {
  if (bytes === null) {
    showNotice(`${strings.pictureUnreadable} ${uri}`);
    return;
  }
  const blob = new Blob([new Uint8Array(bytes)], { type: "image/png" });
  navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]).then(
    () => {
      announce(strings.copied);
      showNotice(strings.copied);
    },
    () => {
      showNotice(strings.notCopied);
    },
  );
}
