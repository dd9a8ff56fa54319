/** The RAGL language as a pure library: text in, tree, diagnostics and plans out. */

export type * from "./diagnostics.ts";
export { parse, type ParseResult } from "./syntax/parse.ts";
export type * from "./syntax/tree.ts";
