/** A folder for pictures of scenes that lie on no disk; it goes with the server. */

import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export class TemporaryFolder {
  #made: Promise<string> | null = null;
  #path: string | null = null;

  /** Absolute; made when first asked for. */
  async path(): Promise<string> {
    this.#made ??= mkdtemp(join(tmpdir(), "ragl-"));
    this.#path = await this.#made;
    return this.#path;
  }

  /** Synchronous, so that a process that ends can still do it. */
  remove(): void {
    if (this.#path !== null) rmSync(this.#path, { recursive: true, force: true });
    this.#made = null;
    this.#path = null;
  }
}
