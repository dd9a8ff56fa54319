/** The open previews: each gets its state at once and after every change, the newest only, never one behind another. */

import { canonicalUri } from "@ragl/grammar";
import { Emitter } from "vscode-languageserver";
import { PREVIEW_STATE, type PictureTarget, type PreviewState } from "../protocol.ts";
import { quiet } from "../quiet.ts";
import type { ServerContext } from "../server-context.ts";
import { PreviewSession } from "./preview-session.ts";

export class OpenPreviews {
  readonly #context: ServerContext;
  readonly #sessions = new Map<string, PreviewSession>();
  /** Ids of previews whose client has not got the newest state. */
  readonly #stale = new Set<string>();
  #changes = 0;
  #isPushing = false;
  readonly #didOpen = new Emitter<string>();
  /** The id of a preview that has been opened, or pointed at another picture. */
  readonly onDidOpen = this.#didOpen.event;

  constructor(context: ServerContext) {
    this.#context = context;
    context.workspace.onDidChange((uris) => this.#changed(uris));
  }

  /** Opens a preview, or points an open one at another picture. */
  open(preview: string, target: PictureTarget): void {
    const session = this.#sessions.get(preview);
    if (session === undefined) this.#sessions.set(preview, new PreviewSession(preview, target));
    else session.point(target);
    this.#stale.add(preview);
    this.#didOpen.fire(preview);
    void this.#push();
  }

  close(preview: string): void {
    this.#sessions.delete(preview);
    this.#stale.delete(preview);
  }

  targetOf(preview: string): PictureTarget | undefined {
    return this.#sessions.get(preview)?.target;
  }

  /** What is shown, each picture once. */
  targets(): PictureTarget[] {
    const targets = [...this.#sessions.values()].map(({ target }) => target);
    return [...new Map(targets.map((target) => [keyOf(target), target])).values()];
  }

  isShown(target: PictureTarget): boolean {
    return this.targets().some((shown) => keyOf(shown) === keyOf(target));
  }

  #changed(uris: readonly string[]): void {
    this.#changes++;
    const changed = new Set(uris.map(canonicalUri));
    for (const { id, target } of this.#sessions.values()) {
      if (changed.has(canonicalUri(target.uri))) this.#stale.add(id);
    }
    void this.#push();
  }

  async #push(): Promise<void> {
    if (this.#isPushing) return;
    this.#isPushing = true;
    try {
      while (this.#stale.size > 0) {
        await quiet(() => this.#changes);
        const [id] = this.#stale;
        if (id === undefined) break;
        this.#stale.delete(id);
        await this.#pushOne(id);
      }
    } finally {
      this.#isPushing = false;
    }
  }

  async #pushOne(id: string): Promise<void> {
    const { connection } = this.#context;
    const session = this.#sessions.get(id);
    if (session === undefined) return;
    const state = stateOf(session, this.#context);
    if (state === null) return;
    try {
      // Waiting until it is written keeps a slow client from being sent states that are old when they arrive.
      await connection.sendNotification(PREVIEW_STATE, state);
    } catch {
      // The connection has been closed: nobody looks any more.
    }
  }
}

/** Null where a defect keeps it from being made; the next change may have more luck. */
function stateOf(session: PreviewSession, { connection, workspace }: ServerContext): PreviewState | null {
  try {
    return session.state(workspace.get(session.target.uri));
  } catch (error) {
    connection.console.error(`Preview: ${error instanceof Error ? error.stack : error}`);
    return null;
  }
}

function keyOf({ uri, scene, variant }: PictureTarget): string {
  return JSON.stringify([canonicalUri(uri), scene, variant]);
}
