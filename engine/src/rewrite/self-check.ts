/**
 * Checks a rewritten graph against its original on a small made-up input: it must be neutral where refinement is
 * off or every text is the same, and selective where a region holds the whole picture: two different texts, since
 * equal ones hide mistakes.
 */

import { EngineError } from "../errors.ts";
import { torchNoise } from "../noise/torch-noise.ts";
import type { Session } from "../runtime/session.ts";
import type { Tensor } from "../runtime/tensor.ts";
import { elementCount, float32Tensor, int64Tensor } from "../runtime/tensor.ts";
import { sizeProbe } from "./probes.ts";
import { regionalFeeds } from "./regional-inputs.ts";
import type { RegionalConditioning, RewriteVariant } from "./regional-inputs.ts";
import type { InputRoles } from "./report.ts";

export interface SelfCheckOptions {
  readonly file: string;
  readonly original: Session;
  readonly rewritten: Session;
  readonly roles: InputRoles;
  readonly variant: RewriteVariant;
  /** Largest difference that rounding explains, relative to the result's largest value. */
  readonly tolerance: number;
}

export interface SelfCheckCase {
  readonly name: string;
  /** Largest difference from the original graph, relative to the original's largest value. */
  readonly difference: number;
}

const GRID = 4;
const IMAGE_TOKENS = GRID * GRID;
const TEXT_TOKENS = { global: 5, first: 7, second: 6 } as const;
type TextName = keyof typeof TEXT_TOKENS;

/** How much smaller than the text's own effect a difference must be to be told from it. */
const CLEARLY_SMALLER = 5;

/**
 * Runs every case. Throws EngineError `self-check-failed` where one differs by more than the tolerance, or by as
 * much as another text would change the result.
 */
export async function checkRewrittenGraph(options: SelfCheckOptions): Promise<SelfCheckCase[]> {
  const { file, tolerance } = options;
  const trial = new Trial(options);
  const originals = {
    global: await trial.original("global"),
    first: await trial.original("first"),
    second: await trial.original("second"),
  };
  const textEffect = Math.min(
    difference(originals.global, originals.first),
    difference(originals.first, originals.second),
  );
  if (textEffect === 0) throw failed(file, "its result does not depend on the text at all");
  const limit = Math.min(tolerance, textEffect / CLEARLY_SMALLER);
  const cases: SelfCheckCase[] = [];
  for (const { name, texts, weights, expected } of plannedCases(options.variant, trial.imageTokens)) {
    const result = await trial.rewritten(texts, weights);
    const found = { name, difference: difference(result, originals[expected]) };
    if (!(found.difference <= limit)) {
      throw failed(file, `it does not give ${name} (off by ${found.difference.toExponential(1)})`);
    }
    cases.push(found);
  }
  return cases;
}

interface PlannedCase {
  readonly name: string;
  readonly texts: readonly TextName[];
  readonly weights: Weights;
  /** The text whose result from the original graph must come out. */
  readonly expected: TextName;
}

function plannedCases(variant: RewriteVariant, imageTokens: number): PlannedCase[] {
  const whole = (group: number, strength: number, groups: number) =>
    membership(imageTokens, groups, group, strength);
  const all = ["global", "first", "second"] as const;
  const equal = ["global", "global"] as const;
  const cases: PlannedCase[] = [
    {
      name: "the global text's own result where refinement is off",
      texts: all,
      weights: whole(1, 0, 3),
      expected: "global",
    },
    {
      name: "the first region's own result where it holds the whole picture",
      texts: all,
      weights: whole(1, 1, 3),
      expected: "first",
    },
    {
      name: "the second region's own result where it holds the whole picture",
      texts: all,
      weights: whole(2, 1, 3),
      expected: "second",
    },
    {
      name: "the same result where the region's text is the global text",
      texts: equal,
      weights: whole(1, 1, 2),
      expected: "global",
    },
  ];
  if (variant === "hard") return cases;
  const name = "the same result where equal texts are blended";
  return [...cases, { name, texts: equal, weights: whole(1, 0.5, 2), expected: "global" }];
}

type Weights = Pick<RegionalConditioning, "imageWeight" | "delta">;

function membership(imageTokens: number, groups: number, group: number, strength: number): Weights {
  const imageWeight = new Float32Array(imageTokens * groups);
  for (let token = 0; token < imageTokens; token++) imageWeight[token * groups + group] = 1;
  return { imageWeight, delta: new Float32Array(imageTokens).fill(strength) };
}

/** The made-up input and its runs through both graphs. */
class Trial {
  readonly #options: SelfCheckOptions;
  readonly imageTokens: number;

  constructor(options: SelfCheckOptions) {
    this.#options = options;
    this.imageTokens = this.#probe(TEXT_TOKENS.global).tokens.image;
  }

  original(text: TextName): Promise<Float32Array> {
    return this.#run(this.#options.original, [text], {});
  }

  rewritten(texts: readonly TextName[], weights: Weights): Promise<Float32Array> {
    const textTokens = texts.map((text) => TEXT_TOKENS[text]);
    return this.#run(this.#options.rewritten, texts, regionalFeeds({ textTokens, ...weights }));
  }

  async #run(
    session: Session,
    texts: readonly TextName[],
    regional: Record<string, Tensor>,
  ): Promise<Float32Array> {
    const { roles, file } = this.#options;
    const count = texts.reduce((sum, text) => sum + TEXT_TOKENS[text], 0);
    const { inputs } = this.#probe(count);
    const feeds: Record<string, Tensor> = { ...regional };
    session.inputs.forEach((input, index) => {
      if (input.name in regional) return;
      const { dims } = inputs.get(input.name)!;
      feeds[input.name] =
        input.name === roles.text
          ? textTensor(texts, dims)
          : this.#madeUp(input.name, input.type, dims, index);
    });
    const output = (await session.run(feeds))[roles.output];
    if (output?.type !== "float32") throw failed(file, `its output ${roles.output} is not a float tensor`);
    return output.data;
  }

  #probe(text: number): ReturnType<typeof sizeProbe> {
    const inputs = this.#options.original.inputs.map(({ name, type, dims }) => ({
      name,
      dims,
      isFloat: type === "float32",
    }));
    return sizeProbe(inputs, this.#options.roles, { batch: 1, text, image: IMAGE_TOKENS });
  }

  #madeUp(name: string, type: string, dims: readonly number[], seed: number): Tensor {
    const { roles } = this.#options;
    const count = elementCount(dims);
    if (type === "int64") return int64Tensor(dims, new Array<number>(count).fill(1));
    if (type === "int32") return { type, dims, data: new Int32Array(count).fill(1) };
    if (type === "bool") return { type, dims, data: new Uint8Array(count).fill(1) };
    if (name === roles.textIds) return float32Tensor(dims, new Float32Array(count));
    if (name === roles.imageIds) return float32Tensor(dims, gridPositions(count, dims.at(-1)!));
    // A vector is a noise level or a guidance strength.
    const data = dims.length < 2 ? new Float32Array(count).fill(0.5) : torchNoise(seed, count);
    return float32Tensor(dims, data);
  }
}

function textTensor(texts: readonly TextName[], dims: readonly number[]): Tensor {
  const [batch = 1, , channels = 1] = dims;
  const seeds: Record<TextName, number> = { global: 101, first: 102, second: 103 };
  const one = texts.flatMap((text) => [...torchNoise(seeds[text], TEXT_TOKENS[text] * channels)]);
  return float32Tensor(dims, Float32Array.from(Array.from({ length: batch }, () => one).flat()));
}

/** Row and column in the last two coordinates, zeros before them. */
function gridPositions(count: number, axes: number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) => {
    const [token, axis] = [Math.floor(index / axes), index % axes];
    if (axis === axes - 2) return Math.floor(token / GRID);
    return axis === axes - 1 ? token % GRID : 0;
  });
}

function difference(actual: Float32Array, expected: Float32Array): number {
  if (actual.length !== expected.length) return Infinity;
  let [largest, furthest] = [0, 0];
  for (let index = 0; index < expected.length; index++) {
    largest = Math.max(largest, Math.abs(expected[index]!));
    const distance = Math.abs(actual[index]! - expected[index]!);
    if (!(distance <= furthest)) furthest = distance;
  }
  if (Number.isNaN(furthest)) return Infinity;
  return furthest === 0 ? 0 : furthest / largest;
}

function failed(file: string, reason: string): EngineError {
  return new EngineError({
    code: "self-check-failed",
    message: `${file} does not refine correctly by region: ${reason}.`,
    subject: file,
    fix: "Render with refinement turned off, try the CPU provider, or export the denoiser again with another exporter.",
  });
}
