/**
 * The one table of execution providers: what each platform can use, in order of preference. ONNX Runtime does
 * not fall back by itself when a provider finds no device, so the session opener tries these one by one.
 */

import { existsSync, readdirSync } from "node:fs";

import type { ProviderChoice } from "../protocol.ts";

export type Provider = Exclude<ProviderChoice, "auto">;

interface ProviderEntry {
  readonly provider: Provider;
  readonly title: string;
  readonly platforms: readonly NodeJS.Platform[];
  /** Whether trying it can succeed here: a vain try is slow and writes the driver's complaints to stderr. */
  readonly worthTrying: () => boolean;
}

const onLinux = (probe: () => boolean) => () => process.platform !== "linux" || probe();

/** In order of preference: the first one that opens a session is used. */
const PROVIDERS: readonly ProviderEntry[] = [
  {
    provider: "cuda",
    title: "CUDA",
    platforms: ["linux"],
    worthTrying: onLinux(() => existsSync("/dev/nvidiactl")),
  },
  { provider: "dml", title: "DirectML", platforms: ["win32"], worthTrying: () => true },
  {
    provider: "webgpu",
    title: "WebGPU",
    platforms: ["darwin", "linux", "win32"],
    worthTrying: onLinux(hasRenderNode),
  },
  // Last before the CPU: Core ML takes few graphs with free dimensions, and then only parts of them.
  { provider: "coreml", title: "Core ML", platforms: ["darwin"], worthTrying: () => true },
  { provider: "cpu", title: "CPU", platforms: ["darwin", "linux", "win32"], worthTrying: () => true },
];

/** The providers to try for a choice, in order; the CPU, which always works, is last. */
export function providersToTry(choice: ProviderChoice): readonly Provider[] {
  if (choice === "cpu") return ["cpu"];
  if (choice !== "auto") return [choice, "cpu"];
  return PROVIDERS.filter((entry) => entry.platforms.includes(process.platform) && entry.worthTrying()).map(
    (entry) => entry.provider,
  );
}

/** What to call a provider in a sentence. */
export function providerTitle(provider: Provider): string {
  return PROVIDERS.find((entry) => entry.provider === provider)?.title ?? provider;
}

function hasRenderNode(): boolean {
  try {
    return readdirSync("/dev/dri").some((name) => name.startsWith("renderD"));
  } catch {
    return false;
  }
}
