/** Bundles the suites as the editor's extension host loads them: a CommonJS file each. Mocha stays outside. */

import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import { SUITE_NAMES } from "./hands/hands.ts";
import type { SuiteName } from "./hands/hands.ts";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Returns the bundles' paths. */
export async function buildSuites(): Promise<Readonly<Record<SuiteName, string>>> {
  await build({
    entryPoints: SUITE_NAMES.map((name) => path(`suite/${name}.ts`)),
    outdir: path("dist"),
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    sourcemap: "inline",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  return {
    trusted: path("dist/trusted.cjs"),
    untrusted: path("dist/untrusted.cjs"),
    walkthrough: path("dist/walkthrough.cjs"),
  };
}
