/**
 * The language server's speed: from a keystroke to diagnostics and a new plan in the preview, and bytes parsed and
 * validated a second beside VS Code's JSON service, and what single features take. `npm run bench:server`, with
 * `--json` for JSON.
 */

import { measureFeatures, type FeatureTime } from "./server/features.ts";
import { measureLatency, quantile, type Latency } from "./server/latency.ts";
import { measureThroughput, type Throughput } from "./server/throughput.ts";
import { printTables, type Cell, type Table } from "./table.ts";

const REGION_COUNTS = [100, 1_000];
/** What was wanted of the 95th percentile, in milliseconds, by the number of regions. */
const WANTED_P95: Readonly<Record<number, number>> = { 100: 50, 1_000: 150 };

const latencies: Latency[] = [];
for (const regions of REGION_COUNTS) latencies.push(await measureLatency(regions));
const throughputs: Throughput[] = [];
for (const regions of REGION_COUNTS) throughputs.push(await measureThroughput(regions));
const featureTimes: FeatureTime[] = [];
for (const regions of REGION_COUNTS) featureTimes.push(...(await measureFeatures(regions)));

const latencyTable: Table<Latency> = {
  title: "Keystroke to diagnostics and new plan, over a connection to the bundled server: milliseconds",
  columns: [
    { title: "regions", key: "regions", value: ({ regions }) => regions },
    { title: "keystrokes", key: "keystrokes", value: ({ samples }) => samples.length },
    { title: "median", key: "medianMs", value: (latency) => quantile(latency, 0.5), digits: 1 },
    { title: "95 %", key: "p95Ms", value: (latency) => quantile(latency, 0.95), digits: 1 },
    { title: "slowest", key: "slowestMs", value: (latency) => quantile(latency, 1), digits: 1 },
    { title: "processor time", key: "processorMs", value: (latency) => latency.processorTime, digits: 1 },
    { title: "wanted (95 %)", key: "wantedP95Ms", value: ({ regions }) => WANTED_P95[regions] ?? null },
  ],
  rows: latencies,
  notes: [
    "Wall time of one process that types, and waits until both have come back before the next key. `processor time`",
    "is the server's own for one key, on average, with all its threads: what it would take on an idle machine.",
  ],
};

const throughputTable: Table<Throughput> = {
  title: "Parse and validate: megabytes a second of processor time",
  columns: [
    { title: "regions", key: "regions", value: ({ regions }) => regions },
    { title: "KiB (.ragl)", key: "raglKibibytes", value: (row) => row.raglKibibytes, digits: 1 },
    { title: "KiB (JSON)", key: "jsonKibibytes", value: (row) => row.jsonKibibytes, digits: 1 },
    {
      title: "RAGL as a schema",
      key: "schemaLikeMegabytesPerSecond",
      value: (row) => row.schemaLikeMegabytesPerSecond,
      digits: 1,
    },
    {
      title: "RAGL, all",
      key: "raglMegabytesPerSecond",
      value: (row) => row.raglMegabytesPerSecond,
      digits: 1,
    },
    {
      title: "vscode-json-languageservice",
      key: "jsonMegabytesPerSecond",
      value: (row) => row.jsonMegabytesPerSecond,
      digits: 1,
    },
    {
      title: "ratio as a schema",
      key: "schemaLikeRatio",
      value: (row) => row.schemaLikeMegabytesPerSecond / row.jsonMegabytesPerSecond,
      digits: 2,
    },
    {
      title: "ratio, all",
      key: "ratio",
      value: (row) => row.raglMegabytesPerSecond / row.jsonMegabytesPerSecond,
      digits: 2,
    },
  ],
  rows: throughputs,
  notes: [
    `The same scenes, in turn in one process, fastest run of each, Node ${process.versions.node}. Theirs is parsing and`,
    "checking against a JSON Schema of the same properties; `as a schema` is parsing and checking names, values and",
    "properties; `all` adds layout, coverage and every other rule, which no schema can tell.",
  ],
};

const featureTable: Table<FeatureTime> = {
  title: "Single features: milliseconds of processor time, beyond the analysis that they share",
  columns: [
    { title: "regions", key: "regions", value: ({ regions }) => regions },
    { title: "feature", key: "feature", value: ({ feature }) => feature },
    { title: "median", key: "medianMs", value: (time) => quantile(time, 0.5), digits: 2 },
    { title: "95 %", key: "p95Ms", value: (time) => quantile(time, 0.95), digits: 2 },
  ],
  rows: featureTimes,
  notes: ["Each of a new version of the text. Wanted: under 30 ms with 1,000 regions."],
};

printTables([records(latencyTable), records(throughputTable), records(featureTable)]);

/** A table of any rows as one of records, so that both print as one document. */
function records<Row>({ columns, rows, ...rest }: Table<Row>): Table<Readonly<Record<string, Cell>>> {
  return {
    ...rest,
    columns: columns.map(({ value: _, ...column }) => ({
      ...column,
      value: (row) => row[column.key] ?? null,
    })),
    rows: rows.map((row) => Object.fromEntries(columns.map(({ key, value }) => [key, value(row)]))),
  };
}
