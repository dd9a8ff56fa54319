/**
 * Time from a keystroke to what it changes on the screen, over a real connection to the bundled server: the edit is
 * sent as an editor sends it, and the clock stops when its diagnostics and the preview's new plan have both come.
 */

import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { OPEN_PREVIEW, PREVIEW_STATE, type PreviewState } from "../../../server/src/protocol.ts";
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from "vscode-languageserver-protocol/node";
import { sceneText, TYPING_MARK } from "./scenes.ts";

const BUNDLE = join(fileURLToPath(new URL("../../..", import.meta.url)), "server/dist/server.js");
const URI = "untitled:fleet.ragl";
const KEYSTROKES = 200;
/** The first ones meet a server whose code has not been compiled yet, as the first ones of a session do. */
const WARM_UP = 30;
/** As fast as people type at their fastest: the server is idle between two keystrokes. */
const PAUSE_MILLISECONDS = 60;

export interface Latency {
  readonly regions: number;
  /** Milliseconds, sorted. */
  readonly samples: readonly number[];
  /** Of the server for one keystroke, in milliseconds, on average; null where the system does not tell. */
  readonly processorTime: number | null;
}

export async function measureLatency(regions: number): Promise<Latency> {
  if (!existsSync(BUNDLE)) throw new Error(`${BUNDLE} is missing: run \`npm run build\` first.`);
  const server = spawn(process.execPath, [BUNDLE, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  try {
    const keyboard = await openScene(connection, regions);
    await press(keyboard, WARM_UP);
    const before = processorMilliseconds(server.pid);
    const samples = await press(keyboard, KEYSTROKES);
    const after = processorMilliseconds(server.pid);
    return {
      regions,
      samples: samples.sort((a, b) => a - b),
      processorTime: before === null || after === null ? null : (after - before) / KEYSTROKES,
    };
  } finally {
    await connection.sendRequest(ShutdownRequest.type);
    await connection.sendNotification(ExitNotification.type);
    connection.dispose();
  }
}

/** Where the keystrokes go. */
interface Keyboard {
  readonly connection: ProtocolConnection;
  readonly states: PreviewStates;
  readonly regions: number;
  readonly line: number;
  character: number;
  version: number;
}

/** Opens the scene and a preview of it. */
async function openScene(connection: ProtocolConnection, regions: number): Promise<Keyboard> {
  const states = new PreviewStates(connection);
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { diagnostic: { dynamicRegistration: false } } },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const text = sceneText(regions);
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri: URI, languageId: "ragl", version: 1, text },
  });
  const first = states.next(1);
  const target = { uri: URI, scene: null, variant: null };
  await connection.sendRequest(OPEN_PREVIEW, { preview: "bench", target });
  await first;
  const before = text.slice(0, text.indexOf(TYPING_MARK)).split("\n");
  return {
    connection,
    states,
    regions,
    line: before.length - 1,
    character: before.at(-1)!.length,
    version: 1,
  };
}

/** Types so many letters, and gives the milliseconds until each has been answered. */
async function press(keyboard: Keyboard, keys: number): Promise<number[]> {
  const { connection, states, regions, line } = keyboard;
  const samples: number[] = [];
  for (let key = 0; key < keys; key++) {
    const version = ++keyboard.version;
    const at = { line, character: keyboard.character++ };
    const start = performance.now();
    const plan = states.next(version);
    // An editor does not wait for the change to be written before it asks.
    const change = connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: URI, version },
      contentChanges: [{ range: { start: at, end: at }, text: "abcdefgh "[key % 9]! }],
    });
    const report = connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: URI } });
    const [state] = await Promise.all([plan, report, change]);
    samples.push(performance.now() - start);
    if (!state.isCurrent || state.plan?.regions.length !== regions) {
      throw new Error(`The preview of version ${version} has no new plan of ${regions} regions.`);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
  }
  return samples;
}

/** What a process has used of the processors, as Linux tells in hundredths of a second. */
function processorMilliseconds(pid: number | undefined): number | null {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  // The second field is the program's name in brackets, which may hold spaces.
  const fields = readFileSync(file, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Hands out the states of the preview by the version that they describe. */
class PreviewStates {
  #wanted = 0;
  #resolve: (state: PreviewState) => void = () => undefined;

  constructor(connection: ProtocolConnection) {
    connection.onNotification(PREVIEW_STATE, (state) => {
      if (state.documentVersion === this.#wanted) this.#resolve(state);
    });
  }

  next(version: number): Promise<PreviewState> {
    this.#wanted = version;
    return new Promise((resolve) => (this.#resolve = resolve));
  }
}

/** The sample below which this share of all samples lies. */
export function quantile({ samples }: Pick<Latency, "samples">, share: number): number {
  return samples[Math.min(samples.length - 1, Math.ceil(samples.length * share) - 1)] ?? NaN;
}
