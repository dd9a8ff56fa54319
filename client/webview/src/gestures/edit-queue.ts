/**
 * Sends layout edits one at a time. The next edit waits until the text that the last one made has come back, since an
 * edit names the version of the text that it was made on. Of several that wait only the last counts: it says where
 * things end up.
 */

import type { EditLayoutResult, LayoutEdit } from "@ragl/server/protocol";

export interface EditPort {
  send(id: number, documentVersion: number, edit: LayoutEdit): void;
  applied(region: string | null): void;
  refused(reason: string): void;
  /** The edits that are on their way, oldest first: the page shows them as done. */
  pendingChanged(pending: readonly LayoutEdit[]): void;
}

/** How long an applied edit may wait for its text before the page shows the text that it has. */
const LONGEST_WAIT_MILLISECONDS = 3000;

interface Sent {
  readonly id: number;
  readonly edit: LayoutEdit;
  readonly documentVersion: number;
  isApplied: boolean;
}

export interface EditQueue {
  request(edit: LayoutEdit): void;
  answer(id: number, result: EditLayoutResult): void;
  /** The extension sent a state of the document; edits are made on the newest. */
  documentChanged(documentVersion: number): void;
}

export function createEditQueue(port: EditPort): EditQueue {
  let version = 0;
  let nextId = 1;
  let sent: Sent | null = null;
  let waiting: LayoutEdit | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tellPending = (): void => {
    port.pendingChanged([...(sent === null ? [] : [sent.edit]), ...(waiting === null ? [] : [waiting])]);
  };

  const send = (edit: LayoutEdit): void => {
    sent = { id: nextId++, edit, documentVersion: version, isApplied: false };
    tellPending();
    port.send(sent.id, version, edit);
  };

  const settle = (): void => {
    clearTimeout(timer);
    sent = null;
    const next = waiting;
    waiting = null;
    if (next === null) tellPending();
    else send(next);
  };

  return {
    request(edit) {
      if (sent === null) {
        send(edit);
        return;
      }
      waiting = edit;
      tellPending();
    },

    answer(id, result) {
      if (sent?.id !== id) return;
      if (!result.applied) {
        waiting = null;
        settle();
        port.refused(result.reason);
        return;
      }
      sent.isApplied = true;
      port.applied(result.region);
      if (version > sent.documentVersion) settle();
      else timer = setTimeout(settle, LONGEST_WAIT_MILLISECONDS);
    },

    documentChanged(documentVersion) {
      version = documentVersion;
      if (sent?.isApplied === true && version > sent.documentVersion) settle();
    },
  };
}
