/** What the rewriting pass found and did, for logs, `ragl` output and tests. */

/** `joint`: text and image tokens in one sequence; `cross`: image queries, text keys; `text`, `image`: self-attention. */
export type AttentionKind = "joint" | "cross" | "text" | "image";

export interface AttentionSite {
  readonly kind: AttentionKind;
  /** The softmax (or fused attention) node: its name, or its first output where it has none. */
  readonly node: string;
  /** Where the text tokens stand in the key sequence. */
  readonly textPosition: "first" | "last" | "all" | "none";
}

export interface RewriteReport {
  /** The graph's inputs by what they carry. */
  readonly roles: InputRoles;
  /** Every attention of the graph, in graph order; those of kind `image` were left alone. */
  readonly sites: readonly AttentionSite[];
  readonly counts: Readonly<Record<AttentionKind, number>>;
  /** Whether attention is computed in float16 or bfloat16. */
  readonly isHalfPrecision: boolean;
}

export interface InputRoles {
  /** The input that holds the latent image. */
  readonly image: string;
  /** The input that holds the text embeddings, [batch, T, channels]. */
  readonly text: string;
  /** Position ids of text and image tokens, where the graph takes them; [T, axes] and [N, axes]. */
  readonly textIds: string | null;
  readonly imageIds: string | null;
  /** The predicted noise or velocity. */
  readonly output: string;
}
