/** Parameter entries in the form of the RAG authors' files, for tests. */

/** Two rows of unequal height; the boxes stand in another order than the cells. */
export const STACKED = {
  idx: 0,
  prompt: "a teapot above a stack of books",
  SR_hw_split_ratio: "1; 2",
  SR_prompt: "A round copper teapot with a curved spout. BREAK A tall stack of old leather books.",
  HB_prompt_list: ["Books", "Teapot"],
  HB_m_offset_list: [0.1, 0.2],
  HB_n_offset_list: [0.4, 0.02],
  HB_m_scale_list: [0.8, 0.6],
  HB_n_scale_list: [0.55, 0.3],
  height: 768,
  width: 1024,
  seed: 42,
  SR_delta: 0.75,
  HB_replace: 3,
};

/** One row of unequal columns. */
export const COLUMNS = {
  ...STACKED,
  prompt: "an owl, a fox and a hare",
  SR_hw_split_ratio: "0.34, 0.33, 0.33",
  SR_prompt: "An owl on a branch BREAK A fox in the grass BREAK A hare in the snow",
  HB_prompt_list: ["an owl", "a fox", "a hare"],
  HB_m_offset_list: [0.02, 0.36, 0.7],
  HB_n_offset_list: [0.1, 0.1, 0.1],
  HB_m_scale_list: [0.3, 0.28, 0.28],
  HB_n_scale_list: [0.8, 0.8, 0.8],
};

/** Rows of different column counts, one of them a single cell. */
export const MIXED_ROWS = {
  ...STACKED,
  prompt: "a street market",
  SR_hw_split_ratio: "1; 2, 3, 1; 1, 1, 1, 2",
  SR_prompt: "the sky BREAK a fruit stall BREAK a lamp BREAK a dog BREAK a bicycle BREAK a puddle",
  HB_prompt_list: ["a bicycle", "a fruit stall", "a dog", "a lamp"],
  HB_m_offset_list: [0.27, 0.05, 0.02, 0.78],
  HB_n_offset_list: [0.76, 0.3, 0.77, 0.26],
  HB_m_scale_list: [0.2, 0.65, 0.21, 0.2],
  HB_n_scale_list: [0.23, 0.4, 0.2, 0.48],
};

/** Two rows of equal columns, with a box beyond its cell. */
export const GRID = {
  ...STACKED,
  prompt: "four cups on a shelf",
  SR_hw_split_ratio: "1, 1, 2; 1, 1, 2",
  SR_prompt: "a red cup BREAK a blue cup BREAK a green cup BREAK a white cup",
  HB_prompt_list: ["a red cup", "a blue cup", "a green cup", "a white cup"],
  HB_m_offset_list: [0.02, 0.3, 0.02, 0.4],
  HB_n_offset_list: [0.02, 0.02, 0.52, 0.52],
  HB_m_scale_list: [0.3, 0.65, 0.28, 0.6],
  HB_n_scale_list: [0.46, 0.46, 0.46, 0.46],
};

/** More boxes than cells. */
export const SPARE_BOXES = {
  ...STACKED,
  prompt: "pears above, apples below",
  SR_hw_split_ratio: "0.5; 0.5",
  SR_prompt: "Two ripe pears BREAK Three red apples",
  HB_prompt_list: ["a pear", "a pear", "an apple", "an apple", "an apple"],
  HB_m_offset_list: [0.05, 0.55, 0, 0.33, 0.66],
  HB_n_offset_list: [0.05, 0.05, 0.55, 0.55, 0.55],
  HB_m_scale_list: [0.4, 0.4, 0.3, 0.3, 0.3],
  HB_n_scale_list: [0.4, 0.4, 0.4, 0.4, 0.4],
};

/** Boxes that overlap, pasted in another order than the cells stand in. */
export const OVERLAPPING = {
  ...STACKED,
  prompt: "a bottle before an orange",
  SR_hw_split_ratio: "1, 1",
  SR_prompt: "an orange behind a bottle BREAK a bottle before an orange",
  HB_prompt_list: ["a bottle", "an orange"],
  HB_m_offset_list: [0.35, 0.1],
  HB_n_offset_list: [0.1, 0.2],
  HB_m_scale_list: [0.55, 0.5],
  HB_n_scale_list: [0.8, 0.6],
};

/** Neither binding nor refinement. */
export const PROMPT_ONLY = {
  ...STACKED,
  prompt: "a cat on the grass",
  SR_hw_split_ratio: "1,1",
  SR_prompt: "A BREAK B",
  HB_prompt_list: [],
  HB_m_offset_list: [],
  HB_n_offset_list: [],
  HB_m_scale_list: [],
  HB_n_scale_list: [],
  SR_delta: 0,
  HB_replace: -1,
};

export const ALL_ENTRIES = [STACKED, COLUMNS, MIXED_ROWS, GRID, SPARE_BOXES, OVERLAPPING, PROMPT_ONLY];
