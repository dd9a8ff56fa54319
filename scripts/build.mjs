/**
 * Bundles what runs on its own: the `ragl` command (cli/dist/ragl.js), the engine process (engine/dist/engine.js), the
 * language server (server/dist/server.js), the extension (client/dist/extension.cjs) and the preview's page
 * (client/dist/webview.js). Native packages stay outside and are found in node_modules.
 */

import { build } from "esbuild";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { buildPreview } from "./build-preview.mjs";
import { root } from "./install.mjs";

/** CommonJS dependencies inside an ES module still call `require` for Node's own modules. */
const requireShim =
  "import { createRequire as ragl_createRequire } from 'node:module'; const require = ragl_createRequire(import.meta.url);";

const shared = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  sourcemap: true,
  legalComments: "none",
  logLevel: "warning",
  external: ["onnxruntime-node", "sharp"],
  banner: { js: requireShim },
};

const command = join(root, "cli/dist/ragl.js");
await Promise.all([
  buildPreview(),
  build({ ...shared, entryPoints: [join(root, "cli/src/main.ts")], outfile: command }),
  build({
    ...shared,
    entryPoints: [join(root, "engine/src/process/main.ts")],
    outfile: join(root, "engine/dist/engine.js"),
  }),
  build({
    ...shared,
    entryPoints: [join(root, "server/src/main.ts")],
    outfile: join(root, "server/dist/server.js"),
  }),
  build({
    ...shared,
    entryPoints: [join(root, "client/src/extension.ts")],
    outfile: join(root, "client/dist/extension.cjs"),
    // The editor loads extensions with `require`, and gives them its own module.
    format: "cjs",
    external: ["vscode"],
    banner: {},
  }),
]);
chmodSync(command, 0o755);
