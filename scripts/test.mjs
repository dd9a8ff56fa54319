/** `npm test`: types, lint, build and every test, from a bare clone too. Arguments go to vitest. */

import { ensureInstalled, run } from "./install.mjs";

ensureInstalled();
run("npm run --silent typecheck");
run("npm run --silent lint");
run("npm run --silent build");
run(["npx vitest run", ...process.argv.slice(2)].join(" "));
