/** The menu behind the status bar item: what can be done now. */

import type { QuickPickItem } from "vscode";
import { commands, l10n, QuickPickItemKind, window, workspace } from "vscode";
import type { EngineStatus } from "../engine/engine-status.ts";

interface ActionItem extends QuickPickItem {
  readonly command?: string;
  readonly args?: readonly unknown[];
}

export async function showActions(status: EngineStatus): Promise<void> {
  const chosen = await window.showQuickPick(actions(status), {
    placeHolder: l10n.t("What do you want to do?"),
  });
  if (chosen?.command !== undefined) await commands.executeCommand(chosen.command, ...(chosen.args ?? []));
}

function actions({ server, renders }: EngineStatus): ActionItem[] {
  const hasScene = window.activeTextEditor?.document.languageId === "ragl";
  const isServing = server === "running";
  const canRender = isServing && workspace.isTrusted;
  const scene: ActionItem[] = [
    ...(renders.size > 0
      ? [{ label: `$(stop-circle) ${l10n.t("Cancel Rendering")}`, command: "ragl.cancel" }]
      : []),
    ...(hasScene && canRender
      ? [
          { label: `$(play) ${l10n.t("Render")}`, command: "ragl.render" },
          { label: `$(versions) ${l10n.t("Render Variant...")}`, command: "ragl.renderVariant" },
        ]
      : []),
    ...(hasScene && isServing
      ? [{ label: `$(open-preview) ${l10n.t("Preview to the Side")}`, command: "ragl.preview" }]
      : []),
    { label: `$(new-file) ${l10n.t("New Scene...")}`, command: "ragl.newScene" },
  ];
  const engine: ActionItem[] = [
    { label: l10n.t("Engine"), kind: QuickPickItemKind.Separator },
    ...(workspace.isTrusted
      ? isServing
        ? [{ label: `$(debug-restart) ${l10n.t("Restart Engine")}`, command: "ragl.restartEngine" }]
        : []
      : [{ label: `$(shield) ${l10n.t("Trust This Workspace...")}`, command: "workbench.trust.manage" }]),
    { label: `$(refresh) ${l10n.t("Restart Language Server")}`, command: "ragl.restartServer" },
    { label: `$(output) ${l10n.t("Show Log")}`, command: "ragl.showLog" },
    {
      label: `$(gear) ${l10n.t("Settings")}`,
      command: "workbench.action.openSettings",
      args: ["@ext:ragl.ragl"],
    },
  ];
  return [...scene, ...engine];
}
