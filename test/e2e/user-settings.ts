/** The settings of the person in the tests: a quiet window with room for an editor and a preview. */

import type { SuiteName } from "./hands/hands.ts";

const QUIET = {
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "files.simpleDialog.enable": true,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "window.commandCenter": false,
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
} as const;

/** Pictures are shown small: nothing but the editor and the preview. */
const BARE = {
  "editor.minimap.enabled": false,
  "window.customTitleBarVisibility": "never",
  "window.menuBarVisibility": "hidden",
  "workbench.activityBar.location": "hidden",
} as const;

/** @param suite in one of them every folder is trusted, in the other none is, and nobody is asked */
export function userSettings(suite: SuiteName): Readonly<Record<string, unknown>> {
  return {
    ...QUIET,
    ...(suite === "walkthrough" ? BARE : {}),
    "security.workspace.trust.enabled": suite === "untrusted",
    "security.workspace.trust.startupPrompt": "never",
    "security.workspace.trust.banner": "never",
  };
}
