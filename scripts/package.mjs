/**
 * `npm run package`: the extension as one file for this machine's platform, with the language server, the engine, the
 * bundled model and the native packages, so that nothing else need be installed. An argument names another place for
 * the file; the default is `out/`.
 */

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { root, run } from "./install.mjs";
import { copyNativePackages } from "./vsix/native-packages.mjs";
import { thirdPartyNotices } from "./vsix/third-party-notices.mjs";

/** Larger than this, an extension takes too long to install. */
const largestMegabytes = 60;

/** What runs, each with a source map beside it. */
const bundles = [
  "client/dist/extension.cjs",
  "client/dist/webview.js",
  "server/dist/server.js",
  "engine/dist/engine.js",
];
const files = [
  "LICENSE",
  "CHANGELOG.md",
  "docs",
  "package.nls.json",
  "l10n",
  "media/icons",
  "media/walkthrough",
  "syntaxes",
  "client/dist",
  "models/toybox",
];

run("npm run --silent build");

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const target = `${process.platform}-${process.arch}`;
const output = resolve(process.argv[2] ?? join(root, "out", `ragl-${target}-${manifest.version}.vsix`));
const stage = mkdtempSync(join(tmpdir(), "ragl-vsix-"));
try {
  const isShipped = (path) => !path.endsWith(".map");
  for (const file of [...files, ...bundles]) {
    cpSync(join(root, file), join(stage, file), { recursive: true, filter: isShipped });
  }
  cpSync(join(root, "client/README.md"), join(stage, "README.md"));
  writeFileSync(join(stage, "package.json"), JSON.stringify(extensionManifest(manifest), null, 2));
  writeFileSync(
    join(stage, "ThirdPartyNotices.txt"),
    thirdPartyNotices(bundles.map((file) => join(root, file))),
  );
  writeFileSync(join(stage, ".vscodeignore"), "# This folder holds exactly what is shipped.\n");
  copyNativePackages(join(stage, "engine/node_modules"), process);
  mkdirSync(join(output, ".."), { recursive: true });
  rmSync(output, { force: true });
  const { createVSIX } = await import("@vscode/vsce");
  await createVSIX({
    cwd: stage,
    target,
    packagePath: output,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
} finally {
  rmSync(stage, { recursive: true, force: true });
}

const megabytes = statSync(output).size / 1e6;
console.log(`${output}: ${megabytes.toFixed(1)} MB`);
if (megabytes > largestMegabytes) {
  console.error(`The extension must stay under ${largestMegabytes} MB.`);
  process.exitCode = 1;
}

/** What concerns the repository alone is of no use in an installed extension. */
function extensionManifest({ workspaces: _w, scripts: _s, devDependencies: _d, private: _p, ...rest }) {
  return rest;
}
