/** The judge's own accuracy, measured on stored crops of drawn pictures whose content is known. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { z } from "zod";

import { mark, type Judge } from "./judge.ts";

const LookSchema = z.object({ kind: z.string(), colour: z.string(), texture: z.string() });

const SheetSchema = z.object({
  columns: z.number().int().min(1),
  side: z.number().int().min(1),
  crops: z.array(LookSchema.nullable()).min(1),
});

export interface JudgeAccuracy {
  readonly crops: number;
  /** Shares of right answers; `kind` counts "no object" as an answer, the others count objects only. */
  readonly kind: number;
  readonly colour: number;
  readonly texture: number;
}

/** Lets the judge look at drawn.webp in a folder and compares its answers with drawn.json. */
export async function judgeAccuracy(judge: Judge, folder: string): Promise<JudgeAccuracy> {
  const sheet = SheetSchema.parse(JSON.parse(await readFile(join(folder, "drawn.json"), "utf8")));
  const { data, info } = await sharp(join(folder, "drawn.webp"))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const cells = sheet.crops.map((_, index) => ({
    x: (index % sheet.columns) * sheet.side,
    y: Math.floor(index / sheet.columns) * sheet.side,
    width: sheet.side,
    height: sheet.side,
  }));
  const verdicts = await judge.verdicts({ width: info.width, height: info.height, pixels: data }, cells);
  const objects = sheet.crops.flatMap((look, index) => {
    const verdict = verdicts[index];
    return look === null || verdict === undefined ? [] : [mark(verdict, look)];
  });
  const rightKinds = sheet.crops.filter((look, index) => (look?.kind ?? null) === verdicts[index]?.kind);
  return {
    crops: sheet.crops.length,
    kind: rightKinds.length / sheet.crops.length,
    colour: objects.filter((marks) => marks.colour).length / objects.length,
    texture: objects.filter((marks) => marks.texture).length / objects.length,
  };
}
