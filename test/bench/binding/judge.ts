/** The judge: names the kind, colour and texture of what it sees in a cell, with the network of training/judge. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openSession, type Session } from "../../../engine/src/runtime/session.ts";
import type { RgbImage } from "@ragl/engine";
import { z } from "zod";

import { judgeInput, type PixelRect } from "./picture.ts";
import type { SceneObject } from "./scenes.ts";

const share = z.number().min(0).max(1);

const AboutSchema = z.object({
  input: z.object({ side: z.number().int().min(1) }),
  labels: z.object({
    kind: z.array(z.string().nullable()),
    colour: z.array(z.string()),
    texture: z.array(z.string()),
  }),
  heldOut: z.object({
    crops: z.number().int(),
    accuracy: z.object({ kind: share, colour: share, texture: share }),
  }),
});

/** The judge's answers in the order of its classes; the kind null means that there is no object. */
export type Labels = z.infer<typeof AboutSchema>["labels"];

export interface Verdict {
  readonly kind: string | null;
  readonly colour: string;
  readonly texture: string;
}

export class Judge {
  readonly labels: Labels;
  /** How often the judge was right on drawn crops that it did not learn from, when it was made. */
  readonly heldOut: z.infer<typeof AboutSchema>["heldOut"];
  readonly #session: Session;
  readonly #side: number;

  private constructor(about: z.infer<typeof AboutSchema>, session: Session) {
    this.labels = about.labels;
    this.heldOut = about.heldOut;
    this.#side = about.input.side;
    this.#session = session;
  }

  /** Reads judge.json and judge.onnx from a folder. */
  static async load(folder: string): Promise<Judge> {
    const about = AboutSchema.parse(JSON.parse(await readFile(join(folder, "judge.json"), "utf8")));
    const file = join(folder, "judge.onnx");
    const session = await openSession({
      model: await readFile(file),
      file,
      weightsFolder: folder,
      provider: "cpu",
      threads: 1,
    });
    return new Judge(about, session);
  }

  /** What is in each of the given cells of a picture. */
  async verdicts(picture: RgbImage, cells: readonly PixelRect[]): Promise<Verdict[]> {
    const planes = 3 * this.#side * this.#side;
    const pictures = new Float32Array(cells.length * planes);
    for (const [index, cell] of cells.entries()) {
      pictures.set(judgeInput(picture, cell, this.#side), index * planes);
    }
    const dims = [cells.length, 3, this.#side, this.#side];
    const logits = await this.#session.run({ pictures: { type: "float32", dims, data: pictures } });
    const answer = <Label>(question: keyof Labels, labels: readonly Label[], cell: number): Label => {
      const scores = logits[question]!.data as Float32Array;
      return labels[indexOfLargest(scores.subarray(cell * labels.length, (cell + 1) * labels.length))]!;
    };
    return cells.map((_, cell) => ({
      kind: answer("kind", this.labels.kind, cell),
      colour: answer("colour", this.labels.colour, cell),
      texture: answer("texture", this.labels.texture, cell),
    }));
  }

  dispose(): Promise<void> {
    return this.#session.dispose();
  }
}

/** Which of the benchmark's questions a verdict answers as the scene says. */
export interface Marks {
  readonly kind: boolean;
  readonly colour: boolean;
  readonly texture: boolean;
  /** There is an object at all. */
  readonly present: boolean;
}

export function mark(verdict: Verdict, wanted: SceneObject): Marks {
  return {
    kind: verdict.kind === wanted.kind,
    colour: verdict.kind !== null && verdict.colour === wanted.colour,
    texture: verdict.kind !== null && verdict.texture === wanted.texture,
    present: verdict.kind !== null,
  };
}

function indexOfLargest(values: Float32Array): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) if (values[index]! > values[best]!) best = index;
  return best;
}
