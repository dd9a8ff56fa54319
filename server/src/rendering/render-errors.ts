/** Why a render is refused before the engine sees it. */

import { EngineError } from "@ragl/engine/errors";

export function fileGone(uri: string): EngineError {
  return new EngineError({
    code: "scene-file-missing",
    subject: uri,
    message: `There is no scene file at ${uri}.`,
    fix: "Open the file, or render another one.",
  });
}

/** @param problem the first error; @param line counted from 1 */
export function sceneBroken(picture: string, problem: string, line: number): EngineError {
  return new EngineError({
    code: "scene-has-errors",
    subject: picture,
    message: `${picture} cannot be rendered: ${problem}`,
    fix: `Mend line ${line} first.`,
  });
}

export function renderingOff(): EngineError {
  return new EngineError({
    code: "rendering-off",
    subject: "ragl.render",
    message: "Rendering is switched off.",
    fix: "Set `ragl.render` to `onSave` or `onCommand`.",
  });
}

export function workspaceUntrusted(): EngineError {
  return new EngineError({
    code: "workspace-untrusted",
    subject: "workspace",
    message: "Pictures are not rendered in a workspace that you do not trust.",
    fix: "Trust the workspace to render: a scene can name model files, which the engine loads.",
  });
}

export function outputOutsideWorkspace(folder: string, root: string): EngineError {
  return new EngineError({
    code: "output-outside-workspace",
    subject: folder,
    message: `The output folder ${folder} lies outside ${root}.`,
    fix: "Set `ragl.outputFolder` to a folder inside, or allow others with `ragl.allowOutputOutsideWorkspace`.",
  });
}

export function notOurPicture(path: string): EngineError {
  return new EngineError({
    code: "output-not-a-render",
    subject: path,
    message: `${path} exists already, and is not a picture that RAGL made.`,
    fix: "Move it away, or set `ragl.outputFolder` to another folder.",
  });
}

export function paramsInvalid(what: string, why: string): EngineError {
  return new EngineError({
    code: "params-invalid",
    subject: what,
    message: `${what} cannot be rendered: ${why}.`,
    fix: "Send what the protocol says (server/src/protocol.ts).",
  });
}
