/** The bundled model, which tests render with, and copies of it to break. */

import { cp } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "./temporary-folder.ts";

export const MODELS = fileURLToPath(new URL("../../../models", import.meta.url));
export const TOYBOX = join(MODELS, "toybox");

/** A copy of the bundled model that lasts for one test. */
export async function toyboxCopy(): Promise<string> {
  const folder = join(await temporaryFolder(), "broken");
  await cp(TOYBOX, folder, { recursive: true });
  return folder;
}
