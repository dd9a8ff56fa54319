/** The models that some scenes name, described beforehand, so that rules can ask about them without waiting. */

import { EngineError } from "../errors.ts";
import { describeModel, type ModelDescription } from "./describe-model.ts";
import { listInstalledModels, resolveModel, type ModelPlaces } from "./resolve-model.ts";

export class ModelCatalogue {
  readonly #models: ReadonlyMap<string, ModelDescription | EngineError>;
  readonly #names: readonly string[];

  private constructor(models: ReadonlyMap<string, ModelDescription | EngineError>, names: readonly string[]) {
    this.#models = models;
    this.#names = names;
  }

  /** @param references What scenes write after `model:`. */
  static async read(references: Iterable<string>, places: ModelPlaces): Promise<ModelCatalogue> {
    const models = new Map<string, ModelDescription | EngineError>();
    for (const reference of new Set(references)) models.set(reference, await describe(reference, places));
    const installed = await listInstalledModels(places.modelFolders);
    return new ModelCatalogue(
      models,
      installed.map((model) => model.name),
    );
  }

  /** The model of that name or folder; null: there is none; undefined: nothing is known of it. */
  find(reference: string): ModelDescription | null | undefined {
    const found = this.#models.get(reference);
    if (!(found instanceof EngineError)) return found;
    return found.code === "model-not-found" ? null : undefined;
  }

  /** Names of the installed models. */
  names(): readonly string[] {
    return this.#names;
  }

  /** What is wrong with the folders of models that were found but cannot be read. */
  faults(): readonly EngineError[] {
    const faults = [...this.#models.values()].filter((found) => found instanceof EngineError);
    return faults.filter((fault) => fault.code !== "model-not-found");
  }
}

async function describe(reference: string, places: ModelPlaces): Promise<ModelDescription | EngineError> {
  try {
    return await describeModel(await resolveModel(reference, places));
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
}
