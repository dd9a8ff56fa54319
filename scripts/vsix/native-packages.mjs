/**
 * The packages that cannot be bundled because native code comes with them, and which of their files the engine needs
 * on one platform: the packages hold those of all platforms, and programs that only their install scripts use.
 */

import { cpSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../install.mjs";

const modules = join(root, "node_modules");

/** Documentation, types and maps that no program reads. */
const unneeded = /(?:\.d\.[cm]?ts|\.map|\.md|\.bnf)$|\/(?:bin\/semver\.js|preload\.js)$/i;
const licence = /\/(?:licen[cs]e|notice|thirdparty)[^/]*$/i;

/**
 * Copies them into a folder that the engine finds as its own `node_modules`.
 * @param {string} target the folder
 * @param {{ platform: string, arch: string }} machine as `process.platform` and `process.arch` name it
 */
export function copyNativePackages(target, { platform, arch }) {
  const runtime = `bin/napi-v6/${platform}/${arch}`;
  copy(target, "onnxruntime-node", ["package.json", "dist", runtime], /providers_(?:cuda|tensorrt)/);
  copy(target, "onnxruntime-common", ["package.json", "dist/cjs"]);
  copy(target, "sharp", ["package.json", "LICENSE", "dist"]);
  for (const name of ["detect-libc", "semver", ...imagePackages(`${platform}-${arch}`)])
    copy(target, name, ["."]);
}

/** sharp's native halves for a platform, and what it reads colours with. */
function imagePackages(platform) {
  const packages = readdirSync(join(modules, "@img")).filter(
    (name) => name.startsWith("sharp-") && name.endsWith(platform),
  );
  if (packages.length === 0)
    throw new Error(`sharp is not installed for ${platform}: run npm ci on that platform.`);
  return ["colour", ...packages].map((name) => `@img/${name}`);
}

function copy(target, name, parts, except = /(?!)/) {
  for (const part of parts) {
    const source = join(modules, name, part);
    if (!existsSync(source)) throw new Error(`${source} is missing: run npm ci.`);
    const isNeeded = (file) => !except.test(file) && (licence.test(file) || !unneeded.test(file));
    cpSync(source, join(target, name, part), { recursive: true, filter: isNeeded });
  }
}
