/** `FILE[#scene[@variant]]`: how the command line names one picture. */

import { existsSync } from "node:fs";
import { Failure, EXIT } from "./failure.ts";

export interface SceneReference {
  /** The path as given; `-` is standard input. */
  readonly file: string;
  /** Null: the file's only scene. */
  readonly scene: string | null;
  /** Null: the scene as it stands. */
  readonly variant: string | null;
}

/** Reads a reference. A file whose own name holds a `#` is found before the name is split. */
export function parseSceneReference(text: string): SceneReference {
  const hash = text.lastIndexOf("#");
  if (hash < 0 || existsSync(text)) return { file: text, scene: null, variant: null };

  const file = text.slice(0, hash);
  const [scene = "", variant, ...rest] = text.slice(hash + 1).split("@");
  if (file === "" || scene === "" || variant === "" || rest.length > 0) {
    throw new Failure(`'${text}' does not name a picture.`, {
      fix: "Write FILE, FILE#scene or FILE#scene@variant, for example harbour.ragl#harbour@storm.",
      exitCode: EXIT.usage,
    });
  }
  return { file, scene, variant: variant ?? null };
}
