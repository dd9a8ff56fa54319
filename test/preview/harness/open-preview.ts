/** A preview's page in Chromium, with a scene's text and the language server behind it in VS Code's place. */

import type { Browser, Page } from "playwright-core";
import {
  asPageMessage,
  type EngineView,
  type HostMessage,
  type PageMessage,
} from "../../../client/src/preview/webview-protocol.ts";
import { openSceneText, type SceneText } from "./scene-text.ts";
import { THEMES, type ThemeName } from "./themes.ts";

export interface OpenPreview {
  readonly page: Page;
  readonly scene: SceneText;
  /** What the page has said, but for descriptions of edits. */
  readonly messages: PageMessage[];
  /** Errors of scripts, and what the page's policy has refused. */
  readonly complaints: string[];
  tell(message: HostMessage): Promise<void>;
  close(): Promise<void>;
}

export interface PreviewSettings {
  readonly text: string;
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
}

export const READY_ENGINE: EngineView = {
  state: "ready",
  message: null,
  provider: "cpu",
  isTrusted: true,
  renders: "onSave",
};

export async function openPreview(
  browser: Browser,
  url: string,
  settings: PreviewSettings,
): Promise<OpenPreview> {
  const { text, theme = "dark", width = 720, height = 760, reducedMotion = true } = settings;
  const scene = await openSceneText(text);
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: reducedMotion ? "reduce" : "no-preference",
  });
  const page = await context.newPage();
  const messages: PageMessage[] = [];
  const complaints: string[] = [];
  let isClosing = false;
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (line) => {
    if (line.type() === "error") complaints.push(line.text());
  });

  const tell = async (message: HostMessage): Promise<void> => {
    try {
      await page.evaluate((data) => {
        window.postMessage(data, "*");
      }, message);
    } catch (error) {
      // The server may speak while the page closes.
      if (!isClosing) throw error;
    }
  };
  const hear = async (message: PageMessage): Promise<void> => {
    if (message.type !== "describe") messages.push(message);
    switch (message.type) {
      case "ready":
        scene.onState((state) => void tell({ type: "preview", state }));
        await tell({ type: "engine", engine: READY_ENGINE });
        break;
      case "show":
        await scene.show(message.scene, message.variant);
        break;
      case "edit": {
        const result = await scene.edit(message.documentVersion, message.edit);
        await tell({ type: "edited", id: message.id, result });
        break;
      }
      case "describe": {
        const result = await scene.describe(message.documentVersion, message.edit);
        await tell({ type: "described", id: message.id, result });
        break;
      }
      default:
        break;
    }
  };
  await page.exposeFunction("hearPage", async (value: unknown) => {
    const message = asPageMessage(value);
    if (message === null) complaints.push(`no message of the page's: ${JSON.stringify(value)}`);
    else await hear(message);
  });
  await page.addInitScript(actAsVsCode, THEMES[theme]);
  await page.goto(url);
  await page.locator(".toolbar").waitFor();
  return {
    page,
    scene,
    messages,
    complaints,
    tell,
    close: async () => {
      isClosing = true;
      await context.close();
      await scene.close();
    },
  };
}

/** Runs in the page, before its own script. */
function actAsVsCode(theme: { bodyClass: string; variables: Readonly<Record<string, string>> }): void {
  const page = window as unknown as {
    acquireVsCodeApi: () => object;
    hearPage: (message: unknown) => void;
  };
  page.acquireVsCodeApi = () => ({
    postMessage: (message: unknown) => {
      page.hearPage(message);
    },
    getState: () => JSON.parse(sessionStorage.getItem("state") ?? "null") as unknown,
    setState: (state: unknown) => {
      sessionStorage.setItem("state", JSON.stringify(state));
    },
  });
  const dress = (): void => {
    for (const [name, value] of Object.entries(theme.variables)) {
      document.documentElement.style.setProperty(`--vscode-${name}`, value);
    }
    document.body.className = theme.bodyClass;
  };
  document.addEventListener("DOMContentLoaded", dress);
}
