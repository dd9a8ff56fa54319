/** The RAGL language as a pure library: text in, tree, diagnostics and plans out. */

export type * from "./diagnostics.ts";
export { format, formatEdits, type FormatResult } from "./format/format.ts";
export { LineIndex, type Position } from "./syntax/line-index.ts";
export { childrenOf, nodesAt, type TreeNode } from "./syntax/node-path.ts";
export { parse, type ParseResult } from "./syntax/parse.ts";
export { SYNTAX_RULES, type SyntaxRule } from "./syntax/problems.ts";
export type * from "./syntax/tree.ts";
export {
  analyse,
  compileScene,
  type Analysis,
  type AnalysisHost,
  type Compilation,
  type SceneEntry,
  type Selection,
} from "./analyse.ts";
export {
  describeKind,
  type Definition,
  type DefinitionKind,
  type Reference,
} from "./analysis/definitions.ts";
export { blocksOf, placeOf, type Block } from "./analysis/blocks.ts";
export { describePlace, describeRange, describeType } from "./analysis/describe.ts";
export { scopeOf, visibleNames, type FileScope } from "./analysis/file-scope.ts";
export { canonicalUri, isRelativePath, relativePath, resolvePath } from "./analysis/file-uri.ts";
export { KEYWORDS, findKeyword, type KeywordSpec } from "./analysis/keywords.ts";
export type { ModelDefaults, ModelDirectory, ModelFacts, TextReading } from "./analysis/model-facts.ts";
export type { LoadFile } from "./analysis/names.ts";
export { namesInValue } from "./analysis/name-walk.ts";
export {
  cursorAt,
  type Cursor,
  type CursorPlace,
  type OpenBlock,
  type ValueOwner,
  type ValuePlace,
  type WrittenItem,
} from "./cursor/cursor-place.ts";
export { parseFile, type ParsedFile } from "./analysis/parsed-file.ts";
export type { Program } from "./analysis/program.ts";
export {
  KEYWORD_VALUES,
  PROPERTIES,
  findProperty,
  propertiesOf,
  type Place,
  type PropertySpec,
} from "./analysis/properties.ts";
export type { Setting, Settings } from "./analysis/settings.ts";
export { showResolved } from "./analysis/resolved.ts";
export { effective, type Styled } from "./analysis/styles.ts";
export type { PropertyName, ValueType } from "./analysis/value-types.ts";
export { insertProperty } from "./checks/insert-property.ts";
export { toNumber, type Rational } from "./layout/rational.ts";
export { rectToNumbers, type CanvasSize, type Length, type Rect } from "./layout/rect.ts";
export type { PlacedContainer } from "./plan/areas.ts";
export type { Picture } from "./plan/picture.ts";
export type { PictureRegion } from "./plan/picture-regions.ts";
export { reseedPlan } from "./plan/reseed.ts";
export { restepPlan } from "./plan/restep.ts";
export * from "./plan/scene-plan.ts";
export { regionSeed } from "./plan/seeds.ts";
export { quote } from "./rules/quote.ts";
export { RULES } from "./rules/catalogue.ts";
export type { Rule } from "./rules/rule.ts";
export type { BlockKind } from "./syntax/block-context.ts";
export { isName } from "./syntax/character-scan.ts";
export { RESERVED_WORDS } from "./syntax/tokens.ts";
