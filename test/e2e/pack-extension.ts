/** Packs the extension as `npm run package` does, for a test to install. */

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Returns the file's path. */
export function packExtension(folder: string): string {
  const script = fileURLToPath(new URL("../../scripts/package.mjs", import.meta.url));
  const vsix = join(folder, "ragl.vsix");
  execFileSync(process.execPath, [script, vsix], { stdio: ["ignore", "inherit", "inherit"] });
  return vsix;
}
