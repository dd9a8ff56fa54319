/** The extension as one file, for a test to install: `$RAGL_E2E_VSIX`, or packed as `npm run package` does. */

import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Returns the file's path. */
export function packExtension(folder: string): string {
  const given = process.env["RAGL_E2E_VSIX"];
  if (given !== undefined && given !== "") return resolve(given);
  const script = fileURLToPath(new URL("../../scripts/package.mjs", import.meta.url));
  const vsix = join(folder, "ragl.vsix");
  execFileSync(process.execPath, [script, vsix], { stdio: ["ignore", "inherit", "inherit"] });
  return vsix;
}
