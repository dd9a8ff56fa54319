/** Puts the pictures that the suite `walkthrough` took into the extension, in smaller files. */

import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

const PREFIX = "walkthrough-";

const from = fileURLToPath(new URL("../../out/e2e", import.meta.url));
const to = fileURLToPath(new URL("../../media/walkthrough", import.meta.url));
mkdirSync(to, { recursive: true });
for (const file of readdirSync(from).filter((name) => name.startsWith(PREFIX))) {
  const { size } = await sharp(join(from, file))
    .png({ palette: true, quality: 90, compressionLevel: 9 })
    .toFile(join(to, file.slice(PREFIX.length)));
  console.log(`${file}: ${Math.round(size / 1024)} KB`);
}
