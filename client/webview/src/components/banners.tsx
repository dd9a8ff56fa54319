/** Bars over the canvas that say what is wrong and what mends it; they cover no row of the page and move nothing. */

import { signal } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import type { Rendering } from "../../../src/preview/webview-protocol.ts";
import { post } from "../host.ts";
import { hideNotice, notice } from "../state/notices.ts";
import { engine, plan, preview, rendering } from "../state/preview-store.ts";
import { counted, strings } from "../strings.ts";
import { Button, Icon, Tool } from "./controls.tsx";

export function Banners(): VNode {
  return (
    <>
      <div class="banners is-top">
        <StaleBanner />
        <EngineBanner />
        <FailedBanner />
      </div>
      <div class="banners is-bottom" role="status">
        <NoticeBanner />
      </div>
    </>
  );
}

interface BannerProps {
  readonly kind: "info" | "warning" | "error";
  readonly children: ComponentChildren;
}

function Banner({ kind, children }: BannerProps): VNode {
  return (
    <div class={`banner is-${kind}`}>
      <Icon name={kind} />
      {children}
    </div>
  );
}

/** The text is broken and boxes of an earlier one are shown. */
function StaleBanner(): VNode | null {
  const state = preview.value;
  if (state === null || state.isCurrent || state.plan === null) return null;
  return (
    <Banner kind="warning">
      <span class="banner-text">
        <strong>{counted(state.problems.errors, strings.oneProblem, strings.manyProblems)}</strong>{" "}
        {strings.staleBoxes}
      </span>
      <ProblemButton />
    </Banner>
  );
}

export function ProblemButton(): VNode | null {
  const first = preview.value?.problems.first;
  if (first === null || first === undefined) return null;
  return (
    <Button
      label={strings.goToProblem}
      secondary
      title={first.message}
      onPress={() => {
        post({ type: "goToProblem" });
      }}
    />
  );
}

/** The engine cannot draw: why, and the button that mends it. */
function EngineBanner(): VNode | null {
  const now = engine.value;
  if (now === null || plan.value === null) return null;
  if (!now.isTrusted) {
    return (
      <Banner kind="info">
        <span class="banner-text">{strings.untrusted}</span>
        <Button
          label={strings.manageTrust}
          secondary
          onPress={() => {
            post({ type: "engine", action: "trust" });
          }}
        />
      </Banner>
    );
  }
  if (now.state !== "crashed" && now.state !== "unavailable") return null;
  return (
    <Banner kind="error">
      <span class="banner-text">{now.message ?? strings.engineStopped}</span>
      <Button
        label={strings.restartEngine}
        secondary
        onPress={() => {
          post({ type: "engine", action: "restart" });
        }}
      />
      <Button
        label={strings.showLog}
        secondary
        onPress={() => {
          post({ type: "engine", action: "log" });
        }}
      />
    </Banner>
  );
}

/** The failure that the person has read. */
const dismissed = signal<Rendering | null>(null);

/** The last render came to nothing; a crash of the engine has its own banner. */
function FailedBanner(): VNode | null {
  const now = rendering.value;
  if (now.kind !== "failed" || dismissed.value === now) return null;
  if (engine.value?.state === "crashed" || engine.value?.state === "unavailable") {
    return null;
  }
  return (
    <Banner kind="error">
      <span class="banner-text">
        {now.message} {now.fix}
      </span>
      <Button
        label={strings.renderAgain}
        secondary
        onPress={() => {
          post({ type: "render", steps: null });
        }}
      />
      <Button
        label={strings.showLog}
        secondary
        onPress={() => {
          post({ type: "engine", action: "log" });
        }}
      />
      <Tool
        icon="close"
        label={strings.dismiss}
        onPress={() => {
          dismissed.value = now;
        }}
      />
    </Banner>
  );
}

function NoticeBanner(): VNode | null {
  const now = notice.value;
  if (now === null) return null;
  const { action } = now;
  return (
    <Banner kind="info">
      <span class="banner-text">{now.text}</span>
      {action !== null && (
        <Button
          label={action.label}
          secondary
          onPress={() => {
            hideNotice();
            action.run();
          }}
        />
      )}
      <Tool icon="close" label={strings.dismiss} onPress={hideNotice} />
    </Banner>
  );
}
