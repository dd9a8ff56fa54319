/** Bytes a second that are parsed and validated: scenes as text by the language core, as JSON by VS Code's own service. */

import { analyse, parseFile } from "@ragl/grammar";
import { linkFile } from "../../../grammar/src/analysis/program.ts";
import { getLanguageService, type JSONSchema } from "vscode-json-languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";
import { SCENE_JSON_SCHEMA, sceneJson, sceneText } from "./scenes.ts";

const LEAST_RUNS = 10;
const LEAST_SECONDS = 4;

export interface Throughput {
  readonly regions: number;
  readonly raglKibibytes: number;
  readonly jsonKibibytes: number;
  /** Syntax, names, values and properties: what a JSON Schema can tell of the same scene. */
  readonly schemaLikeMegabytesPerSecond: number;
  /** With imports, layout, coverage and every other rule. */
  readonly raglMegabytesPerSecond: number;
  readonly jsonMegabytesPerSecond: number;
}

/** All in turn, so that other work on the machine slows all alike; of each the fastest run counts. */
export async function measureThroughput(regions: number): Promise<Throughput> {
  const text = sceneText(regions);
  const json = sceneJson(regions);
  const service = getLanguageService({});
  const schema = SCENE_JSON_SCHEMA as JSONSchema;
  let version = 0;
  const ragl = (): number =>
    analyse(parseFile("file:///fleet.ragl", text), { load: () => null }).diagnostics.length;
  const schemaLike = (): number =>
    linkFile(parseFile("file:///fleet.ragl", text), () => null).diagnostics.length;
  const jsonRun = async (): Promise<number> => {
    const document = TextDocument.create("file:///fleet.json", "json", ++version, json);
    return (await service.doValidation(document, service.parseJSONDocument(document), {}, schema)).length;
  };
  if (ragl() !== 0 || (await jsonRun()) !== 0)
    throw new Error(`The scenes of ${regions} regions are not valid.`);

  let [raglBest, schemaLikeBest, jsonBest] = [Infinity, Infinity, Infinity];
  const end = performance.now() + LEAST_SECONDS * 1000;
  for (let runs = 0; runs < LEAST_RUNS || performance.now() < end; runs++) {
    raglBest = Math.min(raglBest, await milliseconds(ragl));
    schemaLikeBest = Math.min(schemaLikeBest, await milliseconds(schemaLike));
    jsonBest = Math.min(jsonBest, await milliseconds(jsonRun));
  }
  const [raglBytes, jsonBytes] = [Buffer.byteLength(text), Buffer.byteLength(json)];
  return {
    regions,
    raglKibibytes: raglBytes / 1024,
    jsonKibibytes: jsonBytes / 1024,
    schemaLikeMegabytesPerSecond: raglBytes / schemaLikeBest / 1000,
    raglMegabytesPerSecond: raglBytes / raglBest / 1000,
    jsonMegabytesPerSecond: jsonBytes / jsonBest / 1000,
  };
}

/** Of processor time: waiting for a core does not count, the collector's threads do. */
async function milliseconds(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
