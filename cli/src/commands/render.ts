/** `ragl render`: a scene becomes a picture. */

import { relative } from "node:path";
import type { ProviderChoice, RenderResult } from "@ragl/engine/protocol";
import { MAX_SEED, type ScenePlan } from "@ragl/grammar/plan";
import { type Command, InvalidArgumentError, Option } from "commander";
import { pictureOutput, requireReplaceable } from "../picture-output.ts";
import { overridePlan } from "../plan-overrides.ts";
import { planPicture } from "../planned-picture.ts";
import { renderPicture } from "../render-picture.ts";
import { progressReporter, quietReporter } from "../reporters/render-progress.ts";
import { coloursFor, visible } from "../terminal-text.ts";

interface RenderOptions {
  readonly output?: string;
  readonly steps?: number;
  readonly seed?: number;
  readonly bind: boolean;
  readonly refine: boolean;
  readonly provider: ProviderChoice;
  readonly threads: number;
  readonly force?: true;
  readonly quiet?: true;
  readonly json?: true;
}

const PROVIDERS: readonly ProviderChoice[] = ["auto", "cpu", "webgpu", "cuda", "dml", "coreml"];

export function addRenderCommand(program: Command): void {
  program
    .command("render")
    .argument("<scene>", "FILE, FILE#scene or FILE#scene@variant; or a picture or a plan (below)")
    .summary("render a scene to a PNG")
    .description(
      "Render a scene. The PNG holds the scene, its plan and the versions that made it, so that `ragl show`\n" +
        "can print it and `ragl render` can render it again from the picture alone. A .png that ragl made and\n" +
        "a .json that `ragl plan` printed are accepted in a scene's place.",
    )
    .option("-o, --output <file>", "picture to write, or a folder (default: SCENE.png beside the scene file)")
    .option(
      "--steps <n>",
      "denoising steps, instead of the scene's; regions bind for the same share",
      wholeNumber(1, 1000),
    )
    .option("--seed <n>", "the scene's seed; regions that pin none follow it", wholeNumber(0, MAX_SEED))
    .option("--no-bind", "render without hard binding")
    .option("--no-refine", "render without soft refinement")
    .addOption(
      new Option("--provider <name>", "execution provider: what the model runs on")
        .choices(PROVIDERS)
        .default("auto"),
    )
    .option("--threads <n>", "processor threads; 0: as many as there are cores", wholeNumber(0, 1024), 0)
    .option("-f, --force", "replace an existing file that ragl did not make")
    .option("-q, --quiet", "no progress and no summary")
    .option("--json", "print the result as JSON")
    .addHelpText(
      "after",
      `
Examples:
  $ ragl render harbour.ragl                        harbour.png, beside the scene
  $ ragl render harbour.ragl#harbour@storm -o out/  out/harbour@storm.png
  $ ragl render harbour.ragl --seed 8 --steps 10    a quick other look
  $ ragl render harbour.ragl --no-bind --no-refine  what the prompt alone gives
  $ ragl render harbour.png                         once more, from the picture alone

An existing picture that ragl made is replaced when the new one is finished; other files only with
--force. Ctrl-C stops at the next step, a second one at once; neither leaves half a file.

Exit status: 0 with a picture, 1 without one, 130 when stopped.
`,
    )
    .action(render);
}

async function render(reference: string, options: RenderOptions): Promise<void> {
  const picture = await planPicture(reference);
  const plan = overridePlan(picture.plan, options);
  const output = pictureOutput(options.output, picture);
  if (!options.force) requireReplaceable(output);

  const progress = options.quiet ? quietReporter(process.stderr) : progressReporter(process.stderr);
  const params = { plan, baseFolder: picture.baseFolder, output, source: picture.source };
  const result = await renderPicture(params, options, progress);

  const colours = coloursFor(process.stderr);
  for (const notice of result.notices) {
    process.stderr.write(`${colours.yellow("warning")}: ${visible(notice)}\n`);
  }
  if (options.json) process.stdout.write(resultJson(plan, result));
  else if (!options.quiet) process.stdout.write(`${summary(plan, result)}\n`);
}

/** `out/harbour.png: 768 x 512, seed 7, 12.3 s on cpu` */
function summary(plan: ScenePlan, { output, width, height, seconds, provider }: RenderResult): string {
  const path = relative("", output);
  const shown = path.startsWith("..") ? output : path;
  return `${visible(shown)}: ${width} x ${height}, seed ${plan.seed}, ${seconds.total.toFixed(1)} s on ${provider}`;
}

function resultJson({ scene, variant, seed, steps }: ScenePlan, result: RenderResult): string {
  return `${JSON.stringify({ version: 1, scene, variant, seed, steps, ...result }, null, 2)}\n`;
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}
