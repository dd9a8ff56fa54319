/**
 * Time that the language core takes for scenes of 10 to 10,000 regions: parse, analyse (with all rules and the
 * layout), compile to a plan. `npm run bench:language`, with `--json` for JSON.
 */

import { analyse, compileScene, format, parseFile } from "@ragl/grammar";
import type { ParsedFile } from "@ragl/grammar";
import type { Table } from "./table.ts";
import { printTables } from "./table.ts";

const REGION_COUNTS = [10, 100, 1_000, 10_000];
const URI = "file:///bench.ragl";
/** Runs of each measurement; the fastest counts, since other work on the machine only ever adds time. For the same reason processor time is taken: it does not count waiting for a core, and counts every thread of the collector. */
const LEAST_RUNS = 7;
const LEAST_SECONDS = 1.5;

interface Row {
  readonly regions: number;
  readonly kilobytes: number;
  readonly parse: number;
  readonly analyse: number;
  readonly compile: number;
  readonly format: number;
}

/** A scene such as people write: nested containers, weights, interpolation, a style, insets, free regions. */
function sceneOf(regions: number): string {
  const side = Math.ceil(Math.sqrt(regions));
  const rows: string[] = [];
  for (let first = 0; first < regions; first += side) {
    const row = Array.from({ length: Math.min(side, regions - first) }, (_, column) =>
      region(first + column, column),
    );
    rows.push(`    row {\n      weight: ${1 + (rows.length % 3)}\n      gap: 1px\n${row.join("")}    }\n`);
  }
  return `let boat = "a small wooden boat"

style ink { prompt: "in ink" negative: "photo" }

scene fleet {
  canvas: 4096 x 4096
  seed: 1
  prompt: "a fleet of \${boat}s"
  use: ink

  column {
${rows.join("")}  }
}
`;
}

function region(index: number, column: number): string {
  const free = index % 10 === 9 ? "        at: 10% 20%\n        size: 50% 1/2\n" : "";
  return `      /// Boat number ${index}.
      region boat${index} {
        prompt: "\${boat}, number ${index}"   // seen from afar
        weight: ${1 + (column % 4)}
        inset: 6%
        use: ink
${free}      }
`;
}

/** Milliseconds of processor time of the fastest run. */
function fastest(run: () => unknown): number {
  let best = Infinity;
  const end = performance.now() + LEAST_SECONDS * 1000;
  for (let runs = 0; runs < LEAST_RUNS || performance.now() < end; runs++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

function measure(regions: number): Row {
  const text = sceneOf(regions);
  const host = { load: () => null };
  const parsed = parseFile(URI, text);
  // A fresh object each time: names are kept for each parsed file.
  const fresh = (): ParsedFile => ({ ...parsed });
  const analysis = analyse(parsed, host);
  if (compileScene(analysis).plan?.regions.length !== regions) {
    throw new Error(`The benchmark's scene of ${regions} regions does not compile.`);
  }
  return {
    regions,
    kilobytes: text.length / 1024,
    parse: fastest(() => parseFile(URI, text)),
    analyse: fastest(() => analyse(fresh(), host)),
    compile: fastest(() => compileScene(analysis)),
    format: fastest(() => format(text)),
  };
}

const rows = REGION_COUNTS.map(measure);
const perRegion = (row: Row): number => (1000 * (row.parse + row.analyse)) / row.regions;
const table: Table<Row> = {
  title: "Language core: milliseconds of processor time for one file",
  columns: [
    { title: "regions", key: "regions", value: (row) => row.regions },
    { title: "KiB", key: "kibibytes", value: (row) => row.kilobytes, digits: 1 },
    { title: "parse", key: "parseMs", value: (row) => row.parse, digits: 2 },
    { title: "analyse", key: "analyseMs", value: (row) => row.analyse, digits: 2 },
    { title: "parse + analyse", key: "bothMs", value: (row) => row.parse + row.analyse, digits: 2 },
    { title: "µs a region", key: "microsecondsPerRegion", value: perRegion, digits: 1 },
    { title: "compile", key: "compileMs", value: (row) => row.compile, digits: 2 },
    { title: "format", key: "formatMs", value: (row) => row.format, digits: 2 },
  ],
  rows,
  notes: [
    `Fastest of at least ${LEAST_RUNS} runs, Node ${process.versions.node}. Wanted: 1,000 regions parsed and analysed in`,
    "under 40 ms, and the time for a region the same however many there are. `compile` is what a plan costs beyond the analysis.",
  ],
};
printTables([table]);
