/** `ragl plan`: a picture with everything resolved, as JSON. */

import type { Command } from "commander";
import { planOfScene } from "../planned-picture.ts";
import { parseSceneReference } from "../scene-reference.ts";

export function addPlanCommand(program: Command): void {
  program
    .command("plan")
    .argument("<scene>", "FILE, FILE#scene or FILE#scene@variant")
    .summary("print a scene's plan as JSON")
    .description(
      "Print the scene plan: the picture with everything resolved (prompts after styles, every region's\n" +
        "cell and box as fractions of the canvas, seeds, strengths). It is what the engine renders.",
    )
    .addHelpText(
      "after",
      `
Examples:
  $ ragl plan harbour.ragl
  $ ragl plan harbour.ragl#harbour@storm > storm.json
  $ ragl render storm.json

Exit status: 0 with a plan, 1 when errors stand in the way; they go to standard error.
`,
    )
    .action(async (reference: string) => {
      const { plan } = await planOfScene(parseSceneReference(reference));
      process.stdout.write(`${JSON.stringify(plan, null, 2)}\n`);
    });
}
