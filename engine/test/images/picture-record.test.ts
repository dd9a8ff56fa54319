import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EngineError } from "../../src/errors.ts";
import {
  decodePictureRecord,
  readPictureRecord,
  recordTexts,
  type PictureRecord,
} from "../../src/images/picture-record.ts";
import { encodeChunk, PNG_SIGNATURE } from "../../src/images/png-chunks.ts";
import { encodePng } from "../../src/images/png-encoder.ts";
import { LEFT, planOf, regionOf } from "../support/plans.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const image = { width: 2, height: 2, pixels: new Uint8Array(12) };
const versions: PictureRecord["versions"] = {
  engine: "1.2.3",
  runtime: "1.30.0",
  provider: "cpu",
  model: { name: "toybox", files: { "transformer/model.onnx": "abc" } },
  seed: 7,
  latentsSha256: "00",
};
const record: PictureRecord = {
  scene: 'scene häfen {\n  prompt: "灯台 🗼"\n}\n' + "// long\n".repeat(200),
  plan: planOf({ prompt: "灯台", regions: [regionOf("left", LEFT, "a boat", {})] }),
  versions,
};

function pictureOf(content: PictureRecord): Buffer {
  return encodePng(image, recordTexts(content));
}

function expectInvalid(bytes: Uint8Array, message: RegExp): void {
  const decode = () => decodePictureRecord(bytes, "picture.png");
  expect(decode).toThrowError(EngineError);
  expect(decode).toThrowError(message);
}

describe("picture records", () => {
  it("come back as they were written", () => {
    expect(decodePictureRecord(pictureOf(record), "picture.png")).toEqual(record);
  });

  it("may lack a scene", () => {
    expect(decodePictureRecord(pictureOf({ ...record, scene: null }), "picture.png").scene).toBeNull();
  });

  it("do not say where the scene lay on its author's disk", () => {
    const source = { uri: "file:///home/somebody/secret/harbour.ragl", start: 3, end: 9 };
    const plan = planOf({ regions: [regionOf("left", LEFT, "a boat", { source })] });
    const read = decodePictureRecord(pictureOf({ ...record, plan }), "picture.png");
    expect(read.plan.regions[0]!.source).toEqual({ ...source, uri: "harbour.ragl" });
  });

  it("are read from files", async () => {
    const path = join(await temporaryFolder(), "picture.png");
    await writeFile(path, pictureOf(record));
    expect(await readPictureRecord(path)).toEqual(record);
    await expect(readPictureRecord(`${path}.gone`)).rejects.toMatchObject({ code: "picture-unreadable" });
  });
});

describe("foreign and damaged pictures", () => {
  it("without a scene are told apart", () => {
    expect(() => decodePictureRecord(encodePng(image, []), "picture.png")).toThrowError(/holds no scene/);
  });

  it("that are no PNG are refused", () => {
    expectInvalid(Buffer.from("GIF89a and more"), /not a PNG/);
    expectInvalid(new Uint8Array(0), /not a PNG/);
  });

  it("that are cut off are refused", () => {
    const bytes = pictureOf(record);
    for (let length = PNG_SIGNATURE.length; length < bytes.length; length += 97) {
      expectInvalid(bytes.subarray(0, length), /cut off/);
    }
  });

  it("with a changed byte are refused", () => {
    const bytes = pictureOf(record);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Uint8Array.from(bytes);
        changed[at] = changed[at]! ^ change;
        expect(() => decodePictureRecord(changed, "picture.png")).toThrowError(EngineError);
      }),
      { numRuns: 300 },
    );
  });

  it("with a text that unfolds beyond measure are refused", () => {
    const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024));
    const data = Buffer.concat([Buffer.from("ragl:plan\0\x01\0\0\0", "latin1"), bomb]);
    const bytes = Buffer.concat([PNG_SIGNATURE, encodeChunk({ type: "iTXt", data })]);
    expectInvalid(bytes, /cannot be unpacked/);
  });

  it("with an incomplete text are refused", () => {
    const data = Buffer.from("ragl:plan", "latin1");
    expectInvalid(Buffer.concat([PNG_SIGNATURE, encodeChunk({ type: "iTXt", data })]), /incomplete text/);
  });

  it("with a plan of another make are refused", () => {
    const plan = { ...record.plan, version: 99 } as unknown as PictureRecord["plan"];
    expectInvalid(pictureOf({ ...record, plan }), /holds plan that this version cannot read/);
  });
});
