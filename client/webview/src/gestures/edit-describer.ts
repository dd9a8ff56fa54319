/**
 * Asks what a drag would write while it goes on. One question is on its way at a time; when its answer comes, the
 * newest drag is asked about, and all between are passed over.
 */

import type { DescribeLayoutEditResult, LayoutEdit } from "@ragl/server/protocol";

export interface EditDescriber {
  ask(edit: LayoutEdit): void;
  answer(id: number, result: DescribeLayoutEditResult): void;
  /** The drag is over: no answer counts any more. */
  stop(): void;
}

export function createEditDescriber(
  send: (id: number, edit: LayoutEdit) => void,
  show: (result: DescribeLayoutEditResult | null) => void,
): EditDescriber {
  let nextId = 1;
  let askedId: number | null = null;
  let next: LayoutEdit | null = null;

  const sendNow = (edit: LayoutEdit): void => {
    askedId = nextId++;
    send(askedId, edit);
  };

  return {
    ask(edit) {
      if (askedId === null) sendNow(edit);
      else next = edit;
    },
    answer(id, result) {
      if (id !== askedId) return;
      askedId = null;
      show(result);
      if (next === null) return;
      const edit = next;
      next = null;
      sendNow(edit);
    },
    stop() {
      askedId = null;
      next = null;
      show(null);
    },
  };
}
