/** The row under the canvas: what the render does now, how long it takes, and Cancel. Its height never changes. */

import "@vscode-elements/elements/dist/vscode-progress-bar/index.js";
import { useSignal, useSignalEffect } from "@preact/signals";
import { h, type VNode } from "preact";
import type { Rendering } from "../../../src/preview/webview-protocol.ts";
import { post } from "../host.ts";
import { pictures, rendering } from "../state/preview-store.ts";
import { fill, strings } from "../strings.ts";
import { Tool } from "./controls.tsx";

type Running = Extract<Rendering, { kind: "running" }>;

export function ProgressRow(): VNode {
  const now = rendering.value;
  return (
    <div class="progress-row">
      {now.kind === "running" ? (
        <Progress now={now} />
      ) : now.kind === "queued" ? (
        <Waiting />
      ) : (
        <span class="progress-text">{restText(now)}</span>
      )}
    </div>
  );
}

function Waiting(): VNode {
  return (
    <>
      {h("vscode-progress-bar", {
        class: "progress-bar",
        indeterminate: true,
        "aria-label": strings.progress,
      })}
      <span class="progress-text">{strings.queued}</span>
      <CancelButton />
    </>
  );
}

function CancelButton(): VNode {
  return (
    <Tool
      icon="debug-stop"
      label={strings.cancelRender}
      onPress={() => {
        post({ type: "cancel" });
      }}
    />
  );
}

/** Steps of a large picture take seconds; the clock goes on between them. */
const TICK_MILLISECONDS = 250;

function Progress({ now }: { readonly now: Running }): VNode {
  const since = useSignal(0);
  useSignalEffect(() => {
    // Each event of the render says the true time; count on from there.
    if (rendering.value.kind !== "running") return;
    const start = performance.now();
    since.value = 0;
    const timer = setInterval(() => {
      since.value = (performance.now() - start) / 1000;
    }, TICK_MILLISECONDS);
    return () => {
      clearInterval(timer);
    };
  });
  const elapsed = now.elapsedSeconds + since.value;
  const remaining = now.remainingSeconds === null ? null : Math.max(0, now.remainingSeconds - since.value);
  const times = [
    fill(strings.elapsed, seconds(elapsed)),
    ...(remaining === null ? [] : [fill(strings.remaining, seconds(remaining))]),
  ];
  return (
    <>
      {h("vscode-progress-bar", {
        class: "progress-bar",
        value: now.fraction * 100,
        max: 100,
        "aria-label": strings.progress,
      })}
      <span class="progress-text" title={phaseText(now)}>
        {phaseText(now)}
      </span>
      <span class="progress-times">{times.join(" · ")}</span>
      <CancelButton />
    </>
  );
}

/** Seconds with a decimal while they are few, else minutes and seconds. */
export function seconds(value: number): string {
  if (value < 10) return `${value.toFixed(1)} s`;
  if (value < 60) return `${String(Math.round(value))} s`;
  const whole = Math.round(value);
  return `${String(Math.floor(whole / 60))} min ${String(whole % 60)} s`;
}

function phaseText({ phase, step, steps, region }: Running): string {
  switch (phase) {
    case "load":
      return strings.phaseLoad;
    case "encode":
      return strings.phaseEncode;
    case "bind":
      return fill(strings.phaseBind, region ?? "", step, steps);
    case "denoise":
      return fill(strings.phaseDenoise, step, steps);
    case "decode":
      return strings.phaseDecode;
    case "write":
      return strings.phaseWrite;
    default:
      return fill(strings.phaseDenoise, step, steps);
  }
}

function restText(now: Exclude<Rendering, { kind: "running" | "queued" }>): string {
  const newest = pictures.value[0];
  switch (now.kind) {
    case "finished":
      return [fill(strings.finished, seconds(now.seconds)), ...(newest?.notices ?? [])].join(" ");
    case "cancelled":
      return strings.cancelled;
    case "failed":
      return strings.failed;
    case "idle":
      return newest === undefined
        ? ""
        : fill(strings.lastPicture, newest.seed, seconds(newest.seconds), newest.provider);
  }
}
