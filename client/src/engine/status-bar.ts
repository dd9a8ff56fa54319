/** The status bar item: the engine's state, its provider, and the progress of the render under way. */

import type { RenderPhase } from "@ragl/server/protocol";
import { l10n, MarkdownString, StatusBarAlignment, ThemeColor, window, workspace } from "vscode";
import type { Disposable, StatusBarItem } from "vscode";
import { currentRender } from "./engine-status.ts";
import type { EngineStatus, RunningRender } from "./engine-status.ts";
import type { EngineWatch } from "./engine-watch.ts";

interface Appearance {
  readonly icon: string;
  readonly text: string;
  readonly explanation: string;
  readonly severity?: "warning" | "error";
}

export class EngineStatusBar implements Disposable {
  readonly #item: StatusBarItem;
  readonly #subscriptions: Disposable[];
  readonly #watch: EngineWatch;

  constructor(watch: EngineWatch) {
    this.#watch = watch;
    this.#item = window.createStatusBarItem("ragl.engine", StatusBarAlignment.Right, 100);
    this.#item.name = l10n.t("RAGL Engine");
    this.#item.command = "ragl.showActions";
    const update = (): void => this.#update();
    this.#subscriptions = [
      this.#item,
      watch.onDidChange(update),
      workspace.onDidOpenTextDocument(update),
      workspace.onDidCloseTextDocument(update),
    ];
    this.#update();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #update(): void {
    const { status } = this.#watch;
    const { icon, text, explanation, severity } = appearanceOf(status);
    this.#item.text = `$(${icon}) ${text}`;
    this.#item.accessibilityInformation = { label: `${text}. ${explanation}`, role: "button" };
    this.#item.tooltip = tooltip(explanation);
    this.#item.backgroundColor =
      severity === undefined ? undefined : new ThemeColor(`statusBarItem.${severity}Background`);
    const isUsed = workspace.textDocuments.some((document) => document.languageId === "ragl");
    if (isUsed || status.renders.size > 0) this.#item.show();
    else this.#item.hide();
  }
}

function tooltip(explanation: string): MarkdownString {
  const markdown = new MarkdownString().appendText(explanation);
  return markdown.appendMarkdown("\n\n").appendText(l10n.t("Click for what can be done."));
}

function appearanceOf(status: EngineStatus): Appearance {
  if (status.server === "starting") {
    return { icon: "loading~spin", text: "RAGL", explanation: l10n.t("The language server is starting.") };
  }
  if (status.server === "stopped") {
    return {
      icon: "error",
      text: "RAGL",
      explanation: l10n.t(
        "The language server is not running: diagnostics, completion and rendering are off.",
      ),
      severity: "error",
    };
  }
  const render = currentRender(status);
  return render === null ? engineAppearance(status) : renderAppearance(render, status.renders.size);
}

function renderAppearance(render: RunningRender, count: number): Appearance {
  const picture = pictureName(render);
  const percent = Math.floor(render.fraction * 100);
  const more = count > 1 ? " " + l10n.t("{0} more wait.", count - 1) : "";
  const { phase, remainingSeconds } = render;
  if (phase === null) {
    return { icon: "watch", text: picture, explanation: l10n.t("{0} waits for its turn.", picture) + more };
  }
  const left =
    remainingSeconds === null
      ? ""
      : " " + l10n.t("About {0} s left.", Math.max(1, Math.ceil(remainingSeconds)));
  return {
    icon: "loading~spin",
    text: `${picture} ${percent} %`,
    explanation: `${l10n.t("{0}: {1}, {2} % done.", picture, phaseName(phase), percent)}${left}${more}`,
  };
}

function pictureName({ scene, variant }: RunningRender): string {
  const name = scene ?? "RAGL";
  return variant === null ? name : `${name}@${variant}`;
}

function phaseName(phase: RenderPhase): string {
  switch (phase) {
    case "load":
      return l10n.t("loading the model");
    case "encode":
      return l10n.t("reading the prompts");
    case "bind":
      return l10n.t("binding regions");
    case "denoise":
      return l10n.t("denoising");
    case "decode":
      return l10n.t("decoding the picture");
    case "write":
      return l10n.t("writing the file");
  }
}

function engineAppearance({ engine }: EngineStatus): Appearance {
  const { state, provider, message } = engine;
  switch (state) {
    case "stopped":
      return {
        icon: "circle-outline",
        text: "RAGL",
        explanation: l10n.t("The engine starts with the first render."),
      };
    case "starting":
      return { icon: "loading~spin", text: "RAGL", explanation: l10n.t("The engine is starting.") };
    case "ready":
    case "rendering":
      return {
        icon: state === "ready" ? "check" : "loading~spin",
        text: provider === null ? "RAGL" : `RAGL: ${provider}`,
        explanation:
          provider === null
            ? l10n.t("The engine is ready.")
            : l10n.t("The engine is ready; it computes with {0}.", provider),
      };
    case "crashed":
      return {
        icon: "error",
        text: "RAGL",
        explanation: message ?? l10n.t("The engine's process ended. Restart it to render again."),
        severity: "error",
      };
    case "unavailable":
      return {
        icon: "circle-slash",
        text: "RAGL",
        explanation: message ?? l10n.t("The engine cannot start here."),
        severity: "warning",
      };
  }
}
