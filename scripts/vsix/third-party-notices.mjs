/** The licences of the packages inside the bundles, as those licences ask for. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const licenceFile = /^(?:licen[cs]e|copying|notice)(?:[-.].*)?$/i;
/** The last `node_modules/NAME/` or `node_modules/@SCOPE/NAME/` of a path. */
const packageFolder = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;

/**
 * The text of a notices file, one section a package, in the packages' order.
 * @param {string[]} bundles paths of bundles; their source maps beside them say what they were made of
 */
export function thirdPartyNotices(bundles) {
  const folders = new Set(bundles.flatMap(packagesOf));
  const sections = [...folders].map(section).sort((a, b) => a.name.localeCompare(b.name));
  const unique = new Map(sections.map((one) => [one.title, one]));
  const heading = "RAGL contains parts of these packages, under their own licences.\n";
  return [heading, ...[...unique.values()].map(({ title, text }) => `## ${title}\n\n${text}\n`)].join("\n");
}

function packagesOf(bundle) {
  const { sources } = JSON.parse(readFileSync(`${bundle}.map`, "utf8"));
  return (
    sources
      .map((source) => packageFolder.exec(resolve(dirname(bundle), source))?.[0])
      // A package that was bundled already names sources of its own parts, which are not installed.
      .filter((folder) => folder !== undefined && existsSync(join(folder, "package.json")))
  );
}

function section(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const files = readdirSync(folder).filter((file) => licenceFile.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), "utf8").trim());
  return {
    name,
    title: `${name} ${version} (${license ?? "see below"})`,
    text: texts.length > 0 ? texts.join("\n\n") : `Licence: ${license}.`,
  };
}
