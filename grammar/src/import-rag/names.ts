/** Readable names for scenes and regions, made from their prompts. */

/** Words that say nothing about which region it is. */
const FILLER = new Set(
  (
    "a an the one this that these those some another with without of in on at by to from for and or as is are was " +
    "be been being it its his her their there into onto over under near while where which who whose has have " +
    "above below under before behind between beside upon through left right center centre middle top bottom side wearing made written number"
  ).split(" "),
);

const MOST_WORDS = 3;
const LONGEST_NAME = 32;

/**
 * Gives each prompt a name made of its first telling words, such as `red-mug`, that is an identifier,
 * differs from every name given before, and falls back to `fallback` where a prompt holds no letters.
 */
export class NameMaker {
  private readonly taken: Set<string>;

  /** `reserved`: names that must not be given. */
  constructor(reserved: Iterable<string>) {
    this.taken = new Set(reserved);
  }

  name(prompt: string, fallback: string): string {
    const stem = nameStem(prompt) || fallback;
    let name = stem;
    for (let count = 2; this.taken.has(name); count++) name = `${stem}-${count}`;
    this.taken.add(name);
    return name;
  }
}

function nameStem(prompt: string): string {
  const words = prompt
    .normalize("NFKD")
    // Accents of Latin letters; other scripts' marks are part of their letters.
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .replace(/['’]s\b/g, "")
    .toLowerCase()
    .match(/\p{ID_Start}\p{ID_Continue}*/gu);
  if (words === null) return "";
  const telling = words.filter((word) => !FILLER.has(word));
  let name = "";
  for (const word of (telling.length > 0 ? telling : words).slice(0, MOST_WORDS)) {
    const longer = name === "" ? [...word].slice(0, LONGEST_NAME).join("") : `${name}-${word}`;
    if ([...longer].length > LONGEST_NAME) break;
    name = longer;
  }
  return name;
}
