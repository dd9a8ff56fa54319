/**
 * Bundles the preview's page into client/dist: webview.js, webview.css, and the icon font with its style sheet
 * (icons.css, codicon.ttf).
 */

import { build } from "esbuild";
import { join } from "node:path";
import { root } from "./install.mjs";

export async function buildPreview() {
  await build({
    entryPoints: {
      webview: join(root, "client/webview/src/main.tsx"),
      icons: join(root, "node_modules/@vscode/codicons/dist/codicon.css"),
    },
    outdir: join(root, "client/dist"),
    bundle: true,
    platform: "browser",
    target: "chrome128",
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".ttf": "file" },
    assetNames: "[name]",
    minify: true,
    // What the extension's licence notices are made from; not shipped.
    sourcemap: "external",
    legalComments: "none",
    logLevel: "warning",
  });
}
