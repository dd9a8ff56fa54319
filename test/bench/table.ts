/** Prints a benchmark's rows: as an aligned table for people, or as JSON (`--json`) for tools. */

/** What a cell holds; numbers are right-aligned, null is shown as a dash. */
export type Cell = string | number | null;

export interface Column<Row> {
  readonly title: string;
  /** The name that the value has in the JSON output. */
  readonly key: string;
  readonly value: (row: Row) => Cell;
  /** Digits after the decimal point in the table; JSON keeps the number as it is. */
  readonly digits?: number;
}

export interface Table<Row> {
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Lines below the table: what was wanted, on which machine, from how many runs. */
  readonly notes?: readonly string[];
}

/** The table as lines of text, columns aligned and parted by two spaces. */
export function formatTable<Row>(table: Table<Row>): string {
  const cells = table.rows.map((row) => table.columns.map((column) => showCell(column, column.value(row))));
  const widths = table.columns.map((column, index) =>
    Math.max(column.title.length, ...cells.map((row) => row[index]?.length ?? 0)),
  );
  const numeric = table.columns.map((column) =>
    table.rows.every((row) => typeof column.value(row) !== "string"),
  );
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, index) => {
        const width = widths[index] ?? 0;
        return numeric[index] ? text.padStart(width) : text.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  return [
    table.title,
    "",
    line(table.columns.map((column) => column.title)),
    rule,
    ...cells.map(line),
    ...(table.notes?.length ? ["", ...table.notes] : []),
  ].join("\n");
}

/** The tables as one JSON text: a list of `{ title, rows, notes }`, rows as objects by column key. */
export function tablesToJson<Row>(tables: readonly Table<Row>[]): string {
  return JSON.stringify(
    tables.map((table) => ({
      title: table.title,
      rows: table.rows.map((row) =>
        Object.fromEntries(table.columns.map((column) => [column.key, column.value(row)])),
      ),
      notes: table.notes ?? [],
    })),
    null,
    2,
  );
}

/** Writes the tables to standard output: JSON if `--json` is among the arguments, else text. */
export function printTables<Row>(
  tables: readonly Table<Row>[],
  args: readonly string[] = process.argv.slice(2),
): void {
  console.log(args.includes("--json") ? tablesToJson(tables) : tables.map(formatTable).join("\n\n"));
}

function showCell<Row>(column: Column<Row>, value: Cell): string {
  if (value === null) return "-";
  if (typeof value === "string") return value;
  return column.digits === undefined ? String(value) : value.toFixed(column.digits);
}
