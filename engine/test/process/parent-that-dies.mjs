/** Starts an engine, prints its process id, and dies without a word to it. */

import { fork } from "node:child_process";

const engine = fork(process.argv[2], [], { stdio: ["ignore", "ignore", "ignore", "ipc"] });
engine.on("spawn", () => {
  process.stdout.write(`${engine.pid}\n`, () => process.kill(process.pid, "SIGKILL"));
});
