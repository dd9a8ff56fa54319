/** The pictures under the boxes: the last one, the sketch of the one in the making over it, or two to compare. */

import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import type { PictureEntry } from "../../../src/preview/webview-protocol.ts";
import { comparison, options, pictures, sketch } from "../state/preview-store.ts";
import { fill, strings } from "../strings.ts";

export function PictureLayer(): VNode | null {
  const { picture: isShown, opacity } = options.value;
  if (!isShown) return null;
  return (
    <div class="pictures" style={{ opacity }}>
      {comparison.value === null ? <Newest /> : <Compared />}
    </div>
  );
}

const pictureName = ({ seed }: PictureEntry): string => fill(strings.pictureName, seed);

interface Shown {
  readonly source: string;
  readonly name: string;
  readonly isSketch: boolean;
}

/** The sketch of a render in the making, else the newest picture. */
function Newest(): VNode | null {
  const newest = pictures.value[0];
  const shown: Shown | null =
    sketch.value !== null
      ? { source: sketch.value, name: strings.sketchName, isSketch: true }
      : newest === undefined
        ? null
        : { source: newest.source, name: pictureName(newest), isSketch: false };
  return shown === null ? null : <Fading shown={shown} />;
}

/** A picture that fades in over the one before it as soon as it is loaded: nothing is ever blank in between. */
function Fading({ shown }: { readonly shown: Shown }): VNode {
  const last = useRef<{ before: Shown | null; now: Shown }>({ before: null, now: shown });
  if (last.current.now.source !== shown.source) last.current = { before: last.current.now, now: shown };
  const { before } = last.current;
  const show = (event: Event): void => {
    (event.currentTarget as HTMLElement).classList.add("is-loaded");
  };
  return (
    <>
      {before !== null && <img key={before.source} {...pictureProps(before)} alt="" onLoad={show} />}
      <img key={shown.source} {...pictureProps(shown)} alt={shown.name} onLoad={show} />
    </>
  );
}

const pictureProps = ({ source, isSketch }: Shown) => ({
  class: `picture fades-in ${isSketch ? "is-sketch" : ""}`,
  src: source,
  draggable: false,
});

function Compared(): VNode | null {
  const { before, after, at } = comparison.value!;
  const find = (uri: string): PictureEntry | undefined => pictures.value.find((each) => each.uri === uri);
  const left = find(before);
  const right = find(after);
  if (left === undefined || right === undefined) return null;
  return (
    <>
      <img class="picture" src={right.source} alt={pictureName(right)} draggable={false} />
      <img
        class="picture"
        src={left.source}
        alt={pictureName(left)}
        draggable={false}
        style={{ clipPath: `inset(0 ${String((1 - at) * 100)}% 0 0)` }}
      />
    </>
  );
}

const KEY_STEP = 0.02;

/** The line between the two pictures that are compared, and what each is. It stands over the boxes. */
export function ComparisonSlider(): VNode | null {
  const now = comparison.value;
  if (now === null || !options.value.picture) return null;
  const seedOf = (uri: string): string =>
    fill(strings.seed, pictures.value.find((each) => each.uri === uri)?.seed ?? "");
  const moveTo = (at: number): void => {
    comparison.value = { ...now, at: Math.min(1, Math.max(0, at)) };
  };
  return (
    <>
      <span class="comparison-caption is-before">{`${strings.before} · ${seedOf(now.before)}`}</span>
      <span class="comparison-caption is-after">{`${strings.after} · ${seedOf(now.after)}`}</span>
      <div
        class="comparison-handle"
        style={{ left: `${String(now.at * 100)}%` }}
        data-gesture
        role="slider"
        tabIndex={0}
        aria-label={strings.comparisonSlider}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(now.at * 100)}
        onKeyDown={(event) => {
          const way = { ArrowLeft: -KEY_STEP, ArrowRight: KEY_STEP, Home: -1, End: 1 }[event.key];
          if (way === undefined) return;
          moveTo(now.at + way);
          event.preventDefault();
          event.stopPropagation();
        }}
      />
    </>
  );
}
