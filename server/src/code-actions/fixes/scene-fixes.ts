/** Fixes of scenes, variants and containers that lack something or hold too much. */

import { quote } from "@ragl/grammar";
import { removeDeclaration, removeProperty } from "../../preview/layout-edits/declaration-extent.ts";
import { fix, nameOf, replacing, words, type FixMaker } from "./fix-context.ts";

/** Regions that a prompt for the whole lists. */
const MOST_LISTED = 5;

/** The name as words is a prompt to begin with. */
const promptFromName: FixMaker = (context) => {
  const block = context.foundBlock ?? context.foundProperty?.block;
  const name = block && nameOf(block);
  if (block === undefined || !name) return [];
  const prompt = quote(words(name.text));
  const written = block.properties.find((property) => property.name.text === "prompt")?.value;
  return written
    ? [replacing(`Change to ${prompt}`, written.range, prompt)]
    : context.adding(block, "prompt", prompt);
};

const promptFromRegions: FixMaker = (context) => {
  const { foundBlock: scene, picture } = context;
  if (scene?.kind !== "scene" || picture === undefined) return [];
  const prompts = picture.regions.map(({ prompt }) => prompt.trim()).filter((prompt) => prompt !== "");
  const listed = prompts.slice(0, MOST_LISTED);
  const last = listed.pop();
  if (last === undefined) return [];
  const text = listed.length > 0 ? `${listed.join(", ")} and ${last}` : last;
  return context.adding(scene, "prompt", quote(text));
};

const removeEmpty: FixMaker = ({ foundBlock: block, text, comments }) => {
  if (block === undefined) return [];
  const name = nameOf(block);
  const what = text.slice(block.keyword.start, block.keyword.end);
  const title = name ? `Remove this ${what} '${name.text}'` : `Remove this ${what}`;
  return [fix(title, [removeDeclaration(block.range, text, comments)], true)];
};

/** What would ask for another picture goes; the finding is at a property's name or at a change's keyword. */
const removeConflict: FixMaker = ({ foundBlock, foundProperty, text, comments }) => {
  if (foundBlock?.kind === "change") {
    const name = foundBlock.region?.text ?? "";
    return [fix(`Remove the change of '${name}'`, [removeDeclaration(foundBlock.range, text, comments)])];
  }
  if (foundProperty === undefined) return [];
  const { name, range } = foundProperty.property;
  return [fix(`Remove '${name.text}'`, [removeProperty(range, text, comments)])];
};

export const sceneFixes: Readonly<Record<string, FixMaker>> = {
  "empty-scene": promptFromName,
  "missing-prompt": promptFromName,
  "missing-scene-prompt": promptFromRegions,
  "empty-block": removeEmpty,
  "repaint-conflict": removeConflict,
};
