/** Every test, in the order of a first afternoon with the extension. */

import "./writing.e2e.ts";
import "./previewing.e2e.ts";
import "./rendering.e2e.ts";
import "./appearance.e2e.ts";
import "./recovering.e2e.ts";
