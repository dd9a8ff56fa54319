/** Unicode text inside a PNG: the iTXt chunk (PNG specification, 11.3.3.4), compressed where that is shorter. */

import { deflateSync, inflateSync } from "node:zlib";
import { invalidPicture, type PngChunk } from "./png-chunks.ts";

export interface PngText {
  /** 1 to 79 Latin-1 characters. */
  readonly keyword: string;
  readonly text: string;
}

/** Shorter texts stay readable in the file's bytes. */
const COMPRESS_FROM_BYTES = 512;

/** What a text may unfold to: far above any scene, far below what would exhaust memory. */
const MAX_TEXT_BYTES = 32 * 1024 * 1024;

const FLAG_COMPRESSED = 1;
const METHOD_ZLIB = 0;

export function encodeTextChunk({ keyword, text }: PngText): PngChunk {
  const plain = Buffer.from(text, "utf8");
  const compressed = plain.length >= COMPRESS_FROM_BYTES;
  const header = Buffer.from([0, compressed ? FLAG_COMPRESSED : 0, METHOD_ZLIB, 0, 0]);
  const body = compressed ? deflateSync(plain, { level: 9 }) : plain;
  return { type: "iTXt", data: Buffer.concat([Buffer.from(keyword, "latin1"), header, body]) };
}

/**
 * @param name What messages call the file.
 * @throws EngineError `picture-invalid` when the chunk is not well-formed, or unfolds beyond all measure.
 */
export function decodeTextChunk(data: Uint8Array, name: string): PngText {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const keywordEnd = bytes.indexOf(0);
  const languageEnd = keywordEnd < 1 ? -1 : bytes.indexOf(0, keywordEnd + 3);
  const translatedEnd = languageEnd < 0 ? -1 : bytes.indexOf(0, languageEnd + 1);
  if (translatedEnd < 0) throw unreadableText(name, "has an incomplete text chunk");
  const keyword = bytes.toString("latin1", 0, keywordEnd);
  const body = bytes.subarray(translatedEnd + 1);
  const compressed = bytes[keywordEnd + 1] === FLAG_COMPRESSED;
  return { keyword, text: (compressed ? inflate(body, keyword, name) : body).toString("utf8") };
}

function inflate(body: Uint8Array, keyword: string, name: string): Buffer {
  try {
    return inflateSync(body, { maxOutputLength: MAX_TEXT_BYTES });
  } catch (cause) {
    throw unreadableText(name, `has a text '${keyword}' that cannot be unpacked`, cause);
  }
}

function unreadableText(name: string, complaint: string, cause?: unknown): Error {
  return invalidPicture(
    name,
    complaint,
    "Get an undamaged copy of the picture, or render the scene again.",
    cause,
  );
}
