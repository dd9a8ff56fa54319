/** The rewriting pass does not understand a graph and says where and why, instead of running it unrefined. */

import { EngineError } from "../errors.ts";

export class RewriteRefusal extends Error {
  /** The node at fault; null where the graph as a whole is. */
  readonly node: string | null;

  constructor(node: string | null, reason: string) {
    super(reason);
    this.node = node;
  }

  /** The refusal as people see it. */
  toEngineError(file: string): EngineError {
    const where = this.node === null ? "" : ` (node ${this.node})`;
    return new EngineError({
      code: "graph-not-understood",
      message: `${file} cannot be refined by region: ${this.message}${where}.`,
      subject: file,
      fix: "Export the denoiser from diffusers again, with torch.onnx.export and free batch, text and image dimensions; or render with refinement turned off.",
    });
  }
}
