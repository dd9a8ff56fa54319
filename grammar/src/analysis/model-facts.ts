/**
 * What the rules ask about a model. The core does not know models: whoever does (the engine's host) hands these
 * in, and where a fact is missing the rules that need it keep silent.
 */

export interface ModelFacts {
  readonly name: string;
  /** Pixels that both sides of a canvas must be multiples of. */
  readonly grid: number;
  /** Pixels along a side of one latent token: how finely regions are told apart. */
  readonly tokenPixels: number;
  /** Smallest side, in pixels, of a region that the model can draw alone. */
  readonly minRegion: number;
  /** Sides and area, in pixels, that the model was trained on; null where unknown. */
  readonly trained: { readonly minSide: number; readonly maxSide: number; readonly maxArea: number } | null;
  /** What stands in where a scene says nothing. */
  readonly defaults?: ModelDefaults;
  /** How a text fares in the model's text encoder; null where that cannot be told without loading it. */
  readonly readText: ((text: string) => TextReading) | null;
}

/** Scene properties that a model's author recommends. */
export interface ModelDefaults {
  readonly steps?: number | undefined;
  readonly guidance?: number | undefined;
  /** Hard-binding steps where the steps are the default ones. */
  readonly bind?: number | undefined;
  readonly refine?: number | undefined;
}

export interface TextReading {
  readonly tokens: number;
  /** The most tokens that the encoder takes. */
  readonly limit: number;
  /** The words beyond the limit, as written; empty where all fit. */
  readonly lostWords: string;
  /** Words that the model has never learnt; empty for models with an open vocabulary. */
  readonly unknownWords: readonly string[];
}

export interface ModelDirectory {
  /** The model of that name or folder; null: there is none; undefined: not known (yet). */
  find(model: string): ModelFacts | null | undefined;
  /** Names of the models at hand, for "did you mean". */
  names(): readonly string[];
}
