/** Finds the Chromium that shows the editor, and installs Debian's where there is none and this process may. */

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const usualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser's path: `$CHROMIUM`, or one in a usual place. Throws with what to do when there is none. */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (existsSync("/usr/bin/apt-get") && process.getuid?.() === 0) {
    console.log("Installing Chromium …");
    const apt = (...commandLine: string[]): void => {
      execFileSync("apt-get", ["-qq", ...commandLine], {
        stdio: ["ignore", "ignore", "inherit"],
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      });
    };
    apt("update");
    // A browser without a font shows no text.
    apt("install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core");
  }
  const installed = findBrowser();
  if (installed !== undefined) return installed;
  throw new Error("No Chromium found: install the package `chromium`, or name one in $CHROMIUM.");
}

function findBrowser(): string | undefined {
  const chosen = process.env["CHROMIUM"];
  if (chosen !== undefined && chosen !== "") {
    if (!existsSync(chosen)) throw new Error(`$CHROMIUM names ${chosen}, which does not exist.`);
    return chosen;
  }
  return usualPlaces.find((path) => existsSync(path));
}
