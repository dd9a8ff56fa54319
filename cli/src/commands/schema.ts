/** `ragl schema`: the JSON Schema of scene plans. */

import { scenePlanJsonSchema } from "@ragl/grammar/plan";
import type { Command } from "commander";

export function addSchemaCommand(program: Command): void {
  program
    .command("schema")
    .summary("print the JSON Schema of scene plans")
    .description(
      "Print the JSON Schema (draft 2020-12) of scene plans: what `ragl plan` prints and `ragl render`\n" +
        "accepts as a .json file.",
    )
    .addHelpText(
      "after",
      `
Examples:
  $ ragl schema > scene-plan.schema.json
`,
    )
    .action(() => {
      process.stdout.write(`${JSON.stringify(scenePlanJsonSchema(), null, 2)}\n`);
    });
}
