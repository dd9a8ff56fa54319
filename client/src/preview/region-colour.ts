/**
 * Colours of regions: a slot per name, and the colours of the slots. They are those of Okabe and Ito ("Color Universal
 * Design", 2008), which people with any common kind of colour blindness can tell apart.
 */

export const REGION_COLOURS = [
  "#56b4e9",
  "#e69f00",
  "#009e73",
  "#cc79a7",
  "#f0e442",
  "#d55e00",
  "#0072b2",
] as const;

/** FNV-1a, 32 bits, over UTF-16 code units. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) {
    value = Math.imul(value ^ name.charCodeAt(index), 0x01000193);
  }
  // FNV's low bits alone say little about short names.
  return (value ^ (value >>> 15)) >>> 0;
}

/**
 * A slot for every name. Each name asks for the slot that its hash says; where that is taken, the next free one is
 * its own as long as there is any. The result depends on the set of names alone, never on their order or place.
 */
export function regionSlots(names: Iterable<string>): ReadonlyMap<string, number> {
  const wishes = [...new Set(names)].map((name) => ({ name, wish: hash(name) }));
  wishes.sort((one, other) => one.wish - other.wish || (one.name < other.name ? -1 : 1));
  const slots = new Map<string, number>();
  const uses = new Array<number>(REGION_COLOURS.length).fill(0);
  for (const { name, wish } of wishes) {
    const fewest = Math.min(...uses);
    let slot = wish % REGION_COLOURS.length;
    while (uses[slot]! > fewest) slot = (slot + 1) % REGION_COLOURS.length;
    uses[slot]!++;
    slots.set(name, slot);
  }
  return slots;
}
