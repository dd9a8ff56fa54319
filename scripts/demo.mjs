/** `npm run demo`: from a bare clone to a picture. */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, root, run } from "./install.mjs";

ensureInstalled();
run("npm run --silent build");

const scene = join("examples", "harbour.ragl");
const picture = join(root, "out", "harbour.png");
mkdirSync(join(root, "out"), { recursive: true });

console.log(`Rendering ${scene} with the bundled model …`);
run(`node cli/dist/ragl.js render ${scene} -o "${picture}"`);
console.log(
  `\nThe picture is at ${picture}\nChange ${scene} and run this again, or try: node cli/dist/ragl.js --help`,
);
