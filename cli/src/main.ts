/** The `ragl` command: hands the command line to the program and turns what comes back into an exit status. */

import { CommanderError } from "commander";
import { EXIT, Failure, printFailure } from "./failure.ts";
import { createProgram } from "./program.ts";

// A reader such as `head` may close the pipe early; that is no error of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(EXIT.ok);
    throw error;
  });
}

// The exit code is set, not forced, so that everything written to a pipe still arrives.
process.exitCode = await run(process.argv);

async function run(argv: readonly string[]): Promise<number> {
  const program = createProgram();
  try {
    if (argv.length <= 2) {
      program.outputHelp();
      return EXIT.ok;
    }
    await program.parseAsync([...argv]);
    return Number(process.exitCode ?? EXIT.ok);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (!(error instanceof Failure)) throw error;
    printFailure(error);
    return error.exitCode;
  }
}
