/** Models as editors and the command line see them; loads no native library. */

export { describeModel, type ModelDescription, type TextReading } from "./describe-model.ts";
export { ModelCatalogue } from "./model-catalogue.ts";
export { listInstalledModels, resolveModel, type InstalledModel, type ModelPlaces } from "./resolve-model.ts";
export { usualCacheFolder, usualModelFolders } from "./usual-places.ts";
