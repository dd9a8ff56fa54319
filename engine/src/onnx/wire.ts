/**
 * Reads the protobuf wire format straight from a file, field by field, so that a graph of many gigabytes can be
 * walked without loading its weights.
 */

import { readSync } from "node:fs";

const WINDOW_BYTES = 1 << 16;

/** The bytes are not a well-formed message. `offset` is where in the file that shows. */
export class WireError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Random access to an open file through one sliding window. */
export class FileBytes {
  readonly size: number;
  readonly #descriptor: number;
  #window: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  #windowStart = 0;

  constructor(descriptor: number, size: number) {
    this.#descriptor = descriptor;
    this.size = size;
  }

  byteAt(offset: number): number {
    const inWindow = offset - this.#windowStart;
    if (inWindow >= 0 && inWindow < this.#window.length) return this.#window[inWindow]!;
    if (offset >= this.size) throw new WireError("the file ends in the middle of a field", this.size);
    this.#window = this.read(offset, Math.min(offset + WINDOW_BYTES, this.size));
    this.#windowStart = offset;
    return this.#window[0]!;
  }

  /** A copy of the bytes from `start` up to `end`. */
  read(start: number, end: number): Uint8Array<ArrayBuffer> {
    const inWindow = start - this.#windowStart;
    if (inWindow >= 0 && end - this.#windowStart <= this.#window.length) {
      return this.#window.slice(inWindow, inWindow + end - start);
    }
    const bytes = new Uint8Array(end - start);
    let filled = 0;
    while (filled < bytes.length) {
      const count = readSync(this.#descriptor, bytes, filled, bytes.length - filled, start + filled);
      if (count === 0) throw new WireError("the file became shorter while it was read", start + filled);
      filled += count;
    }
    return bytes;
  }
}

export const WIRE_LENGTH_DELIMITED = 2;

export interface WireField {
  readonly number: number;
  readonly wireType: number;
  /** Where the field's tag starts. */
  readonly start: number;
  /** Where its payload starts: after the length of a length-delimited field. */
  readonly payload: number;
  readonly end: number;
}

/** The fields of the message that lies between two offsets. Throws WireError where the bytes make no sense. */
export function* readFields(file: FileBytes, start: number, end: number): Generator<WireField> {
  let offset = start;
  while (offset < end) {
    const tag = readVarint(file, offset, end);
    const number = Math.floor(tag.value / 8);
    const wireType = tag.value % 8;
    if (number === 0) throw new WireError("a field has number 0", offset);
    const { payload, fieldEnd } = readExtent(file, wireType, tag.end, end);
    if (fieldEnd > end) {
      throw new WireError(`a field needs ${fieldEnd - end} bytes more than there are`, offset);
    }
    yield { number, wireType, start: offset, payload, end: fieldEnd };
    offset = fieldEnd;
  }
}

function readExtent(
  file: FileBytes,
  wireType: number,
  offset: number,
  end: number,
): { payload: number; fieldEnd: number } {
  switch (wireType) {
    case 0:
      return { payload: offset, fieldEnd: readVarint(file, offset, end).end };
    case 1:
      return { payload: offset, fieldEnd: offset + 8 };
    case WIRE_LENGTH_DELIMITED: {
      const length = readVarint(file, offset, end);
      return { payload: length.end, fieldEnd: length.end + length.value };
    }
    case 5:
      return { payload: offset, fieldEnd: offset + 4 };
    default:
      throw new WireError(`a field has the unknown wire type ${wireType}`, offset);
  }
}

/** Values above 2^53 lose precision; only lengths and tags, which are far below, are used. */
function readVarint(file: FileBytes, start: number, end: number): { value: number; end: number } {
  let value = 0;
  for (let index = 0; index < 10; index++) {
    const offset = start + index;
    if (offset >= end) throw new WireError("a number is cut off", offset);
    const byte = file.byteAt(offset);
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, end: offset + 1 };
  }
  throw new WireError("a number is longer than ten bytes", start);
}
