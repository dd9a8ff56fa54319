/** Puts the pictures that the suite `walkthrough` took into the extension, in smaller files and without the title bar. */

import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

/** Pixels: it names the test's own window. */
const TITLE_BAR = 30;
const PREFIX = "walkthrough-";

const from = fileURLToPath(new URL("../../out/e2e", import.meta.url));
const to = fileURLToPath(new URL("../../media/walkthrough", import.meta.url));
mkdirSync(to, { recursive: true });
for (const file of readdirSync(from).filter((name) => name.startsWith(PREFIX) && name.endsWith(".png"))) {
  const picture = sharp(join(from, file));
  const { width, height } = await picture.metadata();
  const { size } = await picture
    .extract({ left: 0, top: TITLE_BAR, width, height: height - TITLE_BAR })
    .png({ palette: true, quality: 90, compressionLevel: 9 })
    .toFile(join(to, file.slice(PREFIX.length)));
  console.log(`${file}: ${Math.round(size / 1024)} KB`);
}
