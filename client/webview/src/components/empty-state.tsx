/** What stands in the canvas while there is nothing, or little, to show: what to do next. */

import type { VNode } from "preact";
import { post } from "../host.ts";
import { comparison, engine, isRendering, pictures, plan, preview } from "../state/preview-store.ts";
import { counted, strings } from "../strings.ts";
import { ProblemButton } from "./banners.tsx";
import { Button } from "./controls.tsx";

export function EmptyState(): VNode | null {
  const state = preview.value;
  if (state === null) return null;
  if (plan.value !== null) return <NotRendered />;
  if (state.scenes.length > 0) {
    return (
      <div class="empty-state">
        <h2>{strings.noValidTextTitle}</h2>
        <p>{counted(state.problems.errors, strings.noValidTextOne, strings.noValidTextMany)}</p>
        {state.problems.first !== null && <p class="first-problem">{state.problems.first.message}</p>}
        <ProblemButton />
      </div>
    );
  }
  return (
    <div class="empty-state">
      <h2>{strings.noSceneTitle}</h2>
      <p>{strings.noSceneText}</p>
      <Button
        label={strings.insertScene}
        icon="add"
        onPress={() => {
          post({ type: "insertScene" });
        }}
      />
      {state.problems.errors > 1 && <ProblemButton />}
    </div>
  );
}

/** A quiet word at the canvas's foot; no spinner, since nothing is going on. */
function NotRendered(): VNode | null {
  if (pictures.value.length > 0 || isRendering.value || comparison.value !== null) return null;
  if (engine.value === null || !engine.value.isTrusted) return null;
  return (
    <p class="not-rendered">
      {engine.value.renders === "onSave" ? strings.notRenderedOnSave : strings.notRendered}
    </p>
  );
}
