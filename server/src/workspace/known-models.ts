/**
 * What is known of models, for rules that cannot wait: a model that is asked about for the first time is looked up
 * in the background, and `onDidLearn` says when there is an answer.
 */

import { ModelCatalogue, type ModelPlaces } from "@ragl/engine/models";
import type { ModelFacts, TextReading } from "@ragl/grammar";
import { Emitter } from "vscode-languageserver";
import type { VersionedModels } from "./analysed-document.ts";

/** After so long, a model that was not there is looked for again when it is asked about. */
const ABSENCE_KEPT_MILLISECONDS = 5_000;
/** References kept for one folder: a name that is being typed is asked about at every letter. */
const MOST_REFERENCES = 200;
/** Texts whose reading is kept for one model, twice over. */
const MOST_READINGS = 10_000;

interface Answer {
  readonly facts: ModelFacts | null | undefined;
  readonly learntAt: number;
}

export class KnownModels {
  readonly #modelFolders: () => readonly string[];
  readonly #report: (problem: string) => void;
  readonly #folders = new Map<string, FolderModels>();
  readonly #didLearn = new Emitter<string>();
  /** Fires with the base folder for which an answer has changed. */
  readonly onDidLearn = this.#didLearn.event;

  /** @param report takes what is wrong with a model's files, one sentence each */
  constructor(modelFolders: () => readonly string[], report: (problem: string) => void) {
    this.#modelFolders = modelFolders;
    this.#report = report;
  }

  /** Models as the files in a folder see them, whose paths are relative to it. */
  of(baseFolder: string): VersionedModels {
    const known = this.#folders.get(baseFolder);
    if (known !== undefined) return known;
    const models = new FolderModels(
      () => ({ baseFolder, modelFolders: this.#modelFolders() }),
      () => this.#didLearn.fire(baseFolder),
      this.#report,
    );
    this.#folders.set(baseFolder, models);
    return models;
  }

  /** Looks everything up again: folders, settings or model files have changed. */
  refresh(): void {
    for (const folder of this.#folders.values()) folder.refresh();
  }

  /** Resolves when every question asked so far has an answer. */
  async settled(): Promise<void> {
    for (const folder of this.#folders.values()) await folder.settled();
  }
}

class FolderModels implements VersionedModels {
  readonly #places: () => ModelPlaces;
  readonly #learnt: () => void;
  readonly #report: (problem: string) => void;
  readonly #answers = new Map<string, Answer>();
  readonly #asked = new Set<string>();
  #names: readonly string[] = [];
  #namesAreKnown = false;
  #lookup: Promise<void> | null = null;
  #generation = 0;

  constructor(places: () => ModelPlaces, learnt: () => void, report: (problem: string) => void) {
    this.#places = places;
    this.#learnt = learnt;
    this.#report = report;
  }

  get generation(): number {
    return this.#generation;
  }

  find(reference: string): ModelFacts | null | undefined {
    const answer = this.#answers.get(reference);
    const isStale =
      answer === undefined ||
      (answer.facts === null && performance.now() - answer.learntAt > ABSENCE_KEPT_MILLISECONDS);
    if (isStale) this.#ask(reference);
    return answer?.facts;
  }

  names(): readonly string[] {
    if (!this.#namesAreKnown) this.#start();
    return this.#names;
  }

  refresh(): void {
    for (const reference of this.#answers.keys()) this.#asked.add(reference);
    this.#namesAreKnown = false;
    this.#start();
  }

  async settled(): Promise<void> {
    while (this.#lookup !== null) await this.#lookup;
  }

  #ask(reference: string): void {
    this.#asked.add(reference);
    this.#start();
  }

  #start(): void {
    this.#lookup ??= this.#lookUp().finally(() => {
      this.#lookup = null;
      if (this.#asked.size > 0) this.#start();
    });
  }

  async #lookUp(): Promise<void> {
    // One turn later, so that all models of an analysis are looked up at once.
    await Promise.resolve();
    const references = [...this.#asked];
    this.#asked.clear();
    try {
      const catalogue = await ModelCatalogue.read(references, this.#places());
      this.#take(references, catalogue);
      for (const { message, fix } of catalogue.faults()) this.#report(`${message} ${fix}`);
    } catch (error) {
      this.#namesAreKnown = true;
      for (const reference of references) this.#keep(reference, undefined);
      this.#report(`Models cannot be looked up: ${error instanceof Error ? error.message : String(error)}.`);
    }
  }

  #take(references: readonly string[], catalogue: ModelCatalogue): void {
    const names = catalogue.names();
    let hasChanged = names.join("\n") !== this.#names.join("\n");
    this.#names = names;
    this.#namesAreKnown = true;
    for (const reference of references) {
      const before = this.#answers.get(reference)?.facts;
      const found = catalogue.find(reference);
      const facts = found ? { ...found, readText: remembering(found.readText) } : found;
      // A model's files may have changed with its name the same, so only a repeated absence is no news.
      if (facts !== before) hasChanged = true;
      this.#keep(reference, facts);
    }
    if (!hasChanged) return;
    this.#generation++;
    this.#learnt();
  }

  #keep(reference: string, facts: Answer["facts"]): void {
    const { size } = this.#answers;
    const oldest = this.#answers.keys().next();
    if (size >= MOST_REFERENCES && !oldest.done) this.#answers.delete(oldest.value);
    this.#answers.set(reference, { facts, learntAt: performance.now() });
  }
}

/** The same function, with what it said of the texts of the last few thousand calls kept. */
function remembering(read: (text: string) => TextReading): (text: string) => TextReading {
  let recent = new Map<string, TextReading>();
  let earlier = new Map<string, TextReading>();
  return (text) => {
    const known = recent.get(text);
    if (known !== undefined) return known;
    const reading = earlier.get(text) ?? read(text);
    if (recent.size >= MOST_READINGS) {
      earlier = recent;
      recent = new Map();
    }
    recent.set(text, reading);
    return reading;
  };
}
