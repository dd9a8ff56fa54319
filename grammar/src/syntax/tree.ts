/**
 * The typed tree of a `.ragl` file. Every node knows the half-open range of UTF-16 offsets that it came
 * from. A broken file still has a tree: parts that could not be read are absent (`null`, or missing from
 * a list), never invented.
 */

/** Half-open range of UTF-16 code units: `start` inclusive, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A name as written, with its own range (for go-to-definition, rename, "did you mean"). */
export interface Name {
  readonly text: string;
  readonly range: Range;
}

/** A comment, kept for the formatter and for hovers; `doc` is a `///` line. */
export interface Comment {
  readonly kind: "line" | "block" | "doc";
  /** As written, delimiters included. */
  readonly text: string;
  readonly range: Range;
}

export interface SourceFile {
  readonly kind: "file";
  readonly range: Range;
  readonly declarations: readonly Declaration[];
  readonly comments: readonly Comment[];
}

export type Declaration = ImportDeclaration | LetDeclaration | StyleDeclaration | SceneDeclaration;

interface Documented {
  /**
   * Text of the `///` lines that end on the line above, without the slashes and one space after them,
   * joined by "\n"; null where there are none. A blank line between them and the declaration parts them.
   */
  readonly doc: string | null;
}

interface Block {
  /** From `{` to just after `}`, or to where the block was taken to end; null where there is no block. */
  readonly body: Range | null;
}

/** `import { a, b as c } from "./styles.ragl"` */
export interface ImportDeclaration {
  readonly kind: "import";
  readonly range: Range;
  readonly specifiers: readonly ImportSpecifier[];
  readonly path: StringValue | null;
}

export interface ImportSpecifier {
  readonly range: Range;
  /** The name in the other file. */
  readonly imported: Name;
  /** The name in this file: the one after `as`, else the imported one. */
  readonly local: Name;
}

/** `let boat = "a small wooden boat"` */
export interface LetDeclaration extends Documented {
  readonly kind: "let";
  readonly range: Range;
  readonly name: Name | null;
  readonly value: Value | null;
}

/** `style watercolour { … }` */
export interface StyleDeclaration extends Documented, Block {
  readonly kind: "style";
  readonly range: Range;
  readonly keyword: Range;
  readonly name: Name | null;
  readonly properties: readonly Property[];
}

/** `scene harbour { … }` */
export interface SceneDeclaration extends Documented, Block {
  readonly kind: "scene";
  readonly range: Range;
  readonly keyword: Range;
  readonly name: Name | null;
  readonly properties: readonly Property[];
  /** Containers and regions, in source order, which is their stacking order. */
  readonly children: readonly Area[];
  readonly variants: readonly VariantDeclaration[];
}

export type Area = Container | RegionDeclaration;

/** `row { … }`, `column sidebar { … }`, `grid 2 x 3 { … }`, `grid faces 2 x 3 { … }` */
export interface Container extends Documented, Block {
  readonly kind: "container";
  readonly range: Range;
  readonly layout: "row" | "column" | "grid";
  /** The keyword's own range. */
  readonly keyword: Range;
  readonly name: Name | null;
  /** `R x C` of a grid; null for rows and columns, and where it is missing. */
  readonly dimensions: GridDimensions | null;
  readonly properties: readonly Property[];
  readonly children: readonly Area[];
}

export interface GridDimensions {
  readonly range: Range;
  readonly rows: NumberValue;
  readonly columns: NumberValue;
}

/** `region left { … }` */
export interface RegionDeclaration extends Documented, Block {
  readonly kind: "region";
  readonly range: Range;
  readonly keyword: Range;
  readonly name: Name | null;
  readonly properties: readonly Property[];
}

/** `variant storm { … }`: the scene with some properties, and some regions' properties, changed. */
export interface VariantDeclaration extends Documented, Block {
  readonly kind: "variant";
  readonly range: Range;
  readonly keyword: Range;
  readonly name: Name | null;
  readonly properties: readonly Property[];
  readonly changes: readonly RegionChange[];
}

/** In a variant: `region left { … }` re-renders with changed properties; `repaint right { … }` changes that region alone. */
export interface RegionChange extends Documented, Block {
  readonly kind: "change";
  readonly range: Range;
  readonly mode: "region" | "repaint";
  readonly keyword: Range;
  readonly region: Name | null;
  readonly properties: readonly Property[];
}

/** `name: value`. The name is any identifier: analysis says which ones mean something where. */
export interface Property {
  readonly kind: "property";
  readonly range: Range;
  readonly name: Name;
  readonly value: Value | null;
}

export type Value = StringValue | NumberValue | FractionValue | NameValue | TupleValue | ListValue;

/**
 * `"…"` or `"""…"""`. The parts in order; a text part is never empty, so `""` has no parts. Line breaks in
 * a triple string are "\n" in the text whatever the file uses.
 */
export interface StringValue {
  readonly kind: "string";
  readonly range: Range;
  readonly triple: boolean;
  readonly parts: readonly StringPart[];
}

export type StringPart =
  /** Text after escapes are resolved and a triple string's common indentation is dropped. */
  | { readonly kind: "text"; readonly text: string; readonly range: Range }
  | { readonly kind: "interpolation"; readonly name: Name; readonly range: Range };

/** `12`, `-3`, `2.5`, `30%`, `64px`. `text` is the number without its unit, `-?digits(.digits)?`: exact. */
export interface NumberValue {
  readonly kind: "number";
  readonly range: Range;
  readonly text: string;
  readonly unit: "%" | "px" | null;
}

/** `1/3`, `-1/3`: `-?digits` over `digits`. The denominator may be zero as far as syntax goes. */
export interface FractionValue {
  readonly kind: "fraction";
  readonly range: Range;
  readonly numerator: string;
  readonly denominator: string;
}

/** A bare word: a keyword value such as `ellipse`, a style, or a `let`. */
export interface NameValue {
  readonly kind: "name";
  readonly range: Range;
  readonly name: Name;
}

/**
 * `70% 5%`, `1024 x 768` (`times` true), `0 1/2 50% 1/2`: two or more numbers, fractions or names on one
 * line. An `x` between two items is the times sign, so a name `x` can only be the first or the last item.
 */
export interface TupleValue {
  readonly kind: "tuple";
  readonly range: Range;
  readonly times: boolean;
  readonly items: readonly Value[];
}

/** `ink, night`: two or more items, which may be tuples and strings; a line may break after a comma. */
export interface ListValue {
  readonly kind: "list";
  readonly range: Range;
  readonly items: readonly Value[];
}
