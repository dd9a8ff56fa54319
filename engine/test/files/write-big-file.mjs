/** Writes 1 MB to the path that it is given and prints how that ended. For tests that limit what it may do. */

import { writeFileAtomically } from "../../src/files/atomic-file.ts";

const path = process.argv[2];
await writeFileAtomically(path, new Uint8Array(1024 * 1024)).then(
  () => console.log("written"),
  (error) => console.log(error.code),
);
