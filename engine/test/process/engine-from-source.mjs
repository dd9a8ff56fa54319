/** The engine process, run from its sources, so that its tests need no build. */

import { register } from "tsx/esm/api";

register();
await import("../../src/process/main.ts");
