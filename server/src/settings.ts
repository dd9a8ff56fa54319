/** The settings of the section `ragl`: what the editor says, checked, with defaults for what it leaves out. */

import type { Connection } from "vscode-languageserver";
import { z } from "zod";
import type { RaglSettings } from "./protocol.ts";

const SECTION = "ragl";

/** A setting that makes no sense counts as left out: a typing error in one must not switch off the others. */
const EngineSchema = z.object({
  provider: z.enum(["auto", "cpu", "webgpu", "cuda", "dml", "coreml"]).catch("auto"),
  threads: z.number().int().min(0).max(1024).catch(0),
  modelFolders: z.array(z.string().min(1)).max(100).catch([]),
});

const SettingsSchema = z.object({
  render: z.enum(["onSave", "onCommand", "off"]).catch("onSave"),
  outputFolder: z.string().min(1).max(4096).catch("renders"),
  allowOutputOutsideWorkspace: z.boolean().catch(false),
  engine: EngineSchema.catch(EngineSchema.parse({})),
});

/** Settings from whatever an editor sent. */
export function readSettings(value: unknown): RaglSettings {
  return SettingsSchema.parse(typeof value === "object" && value !== null ? value : {});
}

export class SettingsReader {
  readonly #connection: Connection;
  readonly #canAsk: boolean;
  /** Of editors that send their settings instead of being asked. */
  #sent: RaglSettings = readSettings(null);
  readonly #known = new Map<string, Promise<RaglSettings>>();

  /** @param canAsk whether the client answers `workspace/configuration` */
  constructor(connection: Connection, canAsk: boolean) {
    this.#connection = connection;
    this.#canAsk = canAsk;
  }

  /** The settings that hold for a document; for an empty URI those of the whole workspace. */
  of(uri: string): Promise<RaglSettings> {
    if (!this.#canAsk) return Promise.resolve(this.#sent);
    const known = this.#known.get(uri);
    if (known !== undefined) return known;
    const asked = this.#ask(uri);
    this.#known.set(uri, asked);
    return asked;
  }

  /** @param sent what came with `workspace/didChangeConfiguration` */
  didChange(sent: unknown): void {
    this.#known.clear();
    if (typeof sent === "object" && sent !== null && SECTION in sent) {
      this.#sent = readSettings((sent as Record<string, unknown>)[SECTION]);
    }
  }

  forget(uri: string): void {
    this.#known.delete(uri);
  }

  async #ask(uri: string): Promise<RaglSettings> {
    const item = uri === "" ? { section: SECTION } : { scopeUri: uri, section: SECTION };
    try {
      return readSettings(await this.#connection.workspace.getConfiguration(item));
    } catch {
      return this.#sent;
    }
  }
}
