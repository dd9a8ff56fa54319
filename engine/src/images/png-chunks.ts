/** The container of a PNG file: a signature and a run of typed, checksummed chunks (PNG specification, 5). */

import { crc32 } from "node:zlib";
import { EngineError } from "../errors.ts";

export const PNG_SIGNATURE: Uint8Array = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Length, type and checksum around a chunk's data, in bytes. */
const CHUNK_FRAME = 12;
const TYPE_AT = 4;
const DATA_AT = 8;

export interface PngChunk {
  /** Four letters. */
  readonly type: string;
  readonly data: Uint8Array;
}

export function encodeChunk({ type, data }: PngChunk): Buffer {
  const bytes = Buffer.alloc(CHUNK_FRAME + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, TYPE_AT, "latin1");
  bytes.set(data, DATA_AT);
  bytes.writeUInt32BE(crc32(bytes.subarray(TYPE_AT, DATA_AT + data.length)), DATA_AT + data.length);
  return bytes;
}

/**
 * The chunks of a PNG file, one after the other, each checked before it is given out.
 *
 * @param name What messages call the file.
 * @throws EngineError `picture-invalid` for a file that is no PNG, is cut off or damaged.
 */
export function* decodeChunks(file: Uint8Array, name: string): Generator<PngChunk> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (!bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) {
    throw invalidPicture(name, "is not a PNG file", "Choose a PNG that was rendered from a scene.");
  }
  let at = PNG_SIGNATURE.length;
  for (;;) {
    const length = bytes.length - at >= CHUNK_FRAME ? bytes.readUInt32BE(at) : 0;
    const end = at + CHUNK_FRAME + length;
    if (end > bytes.length || bytes.length - at < CHUNK_FRAME) throw damaged(name, "is cut off");
    const type = bytes.toString("latin1", at + TYPE_AT, at + DATA_AT);
    const checksum = crc32(bytes.subarray(at + TYPE_AT, end - 4));
    if (checksum !== bytes.readUInt32BE(end - 4))
      throw damaged(name, `is damaged in its ${printable(type)} chunk`);
    yield { type, data: bytes.subarray(at + DATA_AT, end - 4) };
    if (type === "IEND") return;
    at = end;
  }
}

export function invalidPicture(name: string, complaint: string, fix: string, cause?: unknown): EngineError {
  return new EngineError({
    code: "picture-invalid",
    subject: name,
    message: `${name} ${complaint}.`,
    fix,
    cause,
  });
}

function damaged(name: string, complaint: string): EngineError {
  return invalidPicture(name, complaint, "Get an undamaged copy of the picture, or render the scene again.");
}

function printable(type: string): string {
  return /^[A-Za-z]{4}$/.test(type) ? type : "next";
}
