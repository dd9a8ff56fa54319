/** Scenes from the parameter JSON of the RAG authors' code. */

export { importRagParameters, type ImportedParameters } from "./import-parameters.ts";
export type { ImportedScene } from "./imported-scene.ts";
export type { RagProblem } from "./rag-entry.ts";
export { scenesText, type SourceOptions } from "./scene-source.ts";
