/** Scene text from the parameter JSON of the RAG code, for the editor. */

import { importRagParameters, scenesText } from "@ragl/grammar/import-rag";

export interface ImportedText {
  /** Empty where no entry could be imported. */
  readonly text: string;
  /** One sentence for every entry left out, and for everything that was not carried over. */
  readonly problems: readonly string[];
}

/** @param model what the scenes name; empty: nothing, so that the language's default holds */
export function importRagText(json: string, model: string): ImportedText {
  const parsed = parse(json);
  if ("problem" in parsed) return { text: "", problems: [parsed.problem] };
  const { scenes, problems, entries } = importRagParameters(parsed.value);
  const sentences = [
    ...problems.map(({ path, message }) => `${path} ${message}.`),
    ...scenes.flatMap(({ notices }) => notices),
  ];
  if (scenes.length === 0) {
    const none = entries === 0 ? ["The JSON holds no entry: give an array with at least one."] : [];
    return { text: "", problems: [...none, ...sentences] };
  }
  const options = { origin: "a parameter file", model: model.trim() === "" ? null : model };
  return { text: scenesText(scenes, options), problems: sentences };
}

function parse(json: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(json) };
  } catch (error) {
    return { problem: `The parameters are not JSON: ${(error as Error).message}.` };
  }
}
