/** Bounds that keep hostile input from taking the time or memory of everything else; no real scene meets them. */

/** Characters of a prompt after interpolation and styles; the plan's schema has the same bound. */
export const LONGEST_TEXT = 100_000;
/** Digits that every number may have and keep exactly (some of one digit more are kept too). */
export const MOST_DIGITS = 15;
/** Values in one list or tuple. */
export const MOST_ITEMS = 1_000;
/** Texts that styles append to one prompt. */
export const MOST_STYLE_TEXTS = 100;
/** Rows, and columns, of a grid: as many cells as a scene may have regions. */
export const MOST_GRID_LINES = 100;
/** Sides of the canvas that a region may reach in size or distance. */
export const FURTHEST_PLACE = 16;
/** Regions that one scene may have; the plan's schema has the same bound. */
export const MOST_REGIONS = 10_000;
/** Files that one file may import, through others too. */
export const MOST_FILES = 1_000;
/** Regions that are checked in all of a file's pictures together; later variants are checked when compiled. */
export const MOST_CHECKED_REGIONS = 200_000;
/** What checking a picture costs beyond its regions, counted in regions. */
export const PICTURE_COST = 100;
/** Findings listed for one file. */
export const MOST_DIAGNOSTICS = 1_000;
