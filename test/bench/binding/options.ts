/** Command-line options of the binding benchmark. */

import { parseArgs } from "node:util";
import type { ProviderChoice } from "@ragl/engine/protocol";

import { LAYOUTS } from "./layouts.ts";
import { methodGrid, type Method } from "./methods.ts";
import type { Split } from "./scenes.ts";

export interface BenchOptions {
  readonly scenes: number;
  readonly split: Split;
  readonly objects: readonly number[];
  readonly methods: readonly Method[];
  readonly model: string;
  /** Null: the model's default. */
  readonly steps: number | null;
  readonly guidance: number | null;
  /** Side of an object's cell, in pixels. */
  readonly cellSide: number;
  readonly provider: ProviderChoice;
  readonly threads: number;
  /** Folder for one PNG a picture; null: pictures are not kept. */
  readonly pictures: string | null;
}

const PROVIDERS: readonly ProviderChoice[] = ["auto", "cpu", "webgpu", "cuda", "dml", "coreml"];

export const USAGE = `npm run bench:binding -- [options]

  --scenes N        scenes for each number of objects, more of fewer than 4 objects (40)
  --split NAME      tune: scenes for choosing settings; final: for the published table (tune)
  --objects LIST    numbers of objects (1,2,4,6,8)
  --bind LIST       binding steps to compare (4,8,12)
  --refine LIST     refinement strengths to compare (0.5,1)
  --methods LIST    of these, only the named ones: prompt, bind, refine, both, or KxD such as 4x1 (4x0, 0x0.5)
  --model NAME      bundled model, or a model's folder (toybox)
  --steps N         denoising steps (the model's default)
  --guidance X      guidance (the model's default)
  --cell N          side of an object's cell, in pixels: a multiple of the model's grid (128)
  --provider NAME   ${PROVIDERS.join(", ")} (auto)
  --threads N       threads of a session; 0: one a core (0)
  --pictures DIR    keep every picture as a PNG in this folder
  --json            print JSON instead of tables`;

/** Reads the arguments; throws an Error whose message names the option at fault. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenes: { type: "string", default: "40" },
      split: { type: "string", default: "tune" },
      objects: { type: "string", default: "1,2,4,6,8" },
      bind: { type: "string", default: "4,8,12" },
      refine: { type: "string", default: "0.5,1" },
      methods: { type: "string", default: "prompt,bind,refine,both" },
      model: { type: "string", default: "toybox" },
      steps: { type: "string" },
      guidance: { type: "string" },
      cell: { type: "string", default: "128" },
      provider: { type: "string", default: "auto" },
      threads: { type: "string", default: "0" },
      pictures: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const objects = numbers("objects", values.objects);
  const unknown = objects.find((count) => !LAYOUTS.has(count));
  if (unknown !== undefined) throw new Error(`--objects: there is no layout for ${unknown} objects`);
  if (values.split !== "tune" && values.split !== "final")
    throw new Error(`--split: '${values.split}' is neither tune nor final`);
  const binds = numbers("bind", values.bind);
  const refines = numbers("refine", values.refine);
  return {
    scenes: number("scenes", values.scenes),
    split: values.split,
    objects,
    methods: chooseMethods(values.methods, methodGrid(binds, refines)),
    model: values.model,
    steps: values.steps === undefined ? null : number("steps", values.steps),
    guidance: values.guidance === undefined ? null : number("guidance", values.guidance),
    cellSide: number("cell", values.cell),
    provider: provider(values.provider),
    threads: number("threads", values.threads),
    pictures: values.pictures ?? null,
  };
}

function chooseMethods(list: string, methods: readonly Method[]): Method[] {
  const names = list.split(",");
  for (const name of names) {
    if (!methods.some((method) => isCalled(method, name)))
      throw new Error(`--methods: '${name}' names none of the compared methods (see --bind and --refine)`);
  }
  return methods.filter((method) => names.some((name) => isCalled(method, name)));
}

function isCalled({ bind, refine }: Method, name: string): boolean {
  switch (name) {
    case "prompt":
      return bind === 0 && refine === 0;
    case "bind":
      return bind > 0 && refine === 0;
    case "refine":
      return bind === 0 && refine > 0;
    case "both":
      return bind > 0 && refine > 0;
    default:
      return name === `${bind}x${refine}`;
  }
}

function provider(name: string): ProviderChoice {
  const known = PROVIDERS.find((choice) => choice === name);
  if (known === undefined) throw new Error(`--provider: '${name}' is none of ${PROVIDERS.join(", ")}`);
  return known;
}

function numbers(option: string, list: string): number[] {
  return list.split(",").map((item) => number(option, item));
}

function number(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < 0)
    throw new Error(`--${option}: '${text}' is not a number of at least 0`);
  return value;
}
