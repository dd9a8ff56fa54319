/** Bundles the suite as the editor's extension host loads it: one CommonJS file. Mocha stays outside. */

import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Returns the bundle's path. */
export async function buildSuite(): Promise<string> {
  const outfile = path("dist/suite.cjs");
  await build({
    entryPoints: [path("suite/index.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    sourcemap: "inline",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  return outfile;
}
