import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { loadOutline } from "../../src/regional/mask-image.ts";
import { LEFT, regionOf } from "../support/plans.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const canvas = { width: 8, height: 4 };
const region = regionOf("cloud", LEFT, "a cloud", { shape: "mask", mask: "mask.png" });

describe("loadOutline", () => {
  it("stretches a picture over the frame, light and opaque inside", async () => {
    const folder = await temporaryFolder();
    const left = { input: { create: { width: 40, height: 40, channels: 4, background: "white" } } } as const;
    await sharp({ create: { width: 80, height: 40, channels: 4, background: "#ffffff00" } })
      .composite([{ ...left, left: 0, top: 0 }])
      .png()
      .toFile(join(folder, "mask.png"));
    const outline = await loadOutline(region, LEFT, canvas, 0, folder);
    if (outline.shape !== "mask") throw new Error("not a mask");
    expect(outline.size).toEqual({ width: 4, height: 4 });
    expect([...outline.values.subarray(0, 4)].map(Math.round)).toEqual([1, 1, 0, 0]);
  });

  it.each([
    ["a missing picture", async () => undefined],
    ["a file that is no picture", async (path: string) => await writeFile(path, "not a picture")],
  ])("names %s", async (_what, prepare) => {
    const folder = await temporaryFolder();
    await prepare(join(folder, "mask.png"));
    await expect(loadOutline(region, LEFT, canvas, 0, folder)).rejects.toMatchObject({
      code: "mask-unreadable",
      subject: join(folder, "mask.png"),
    });
  });

  it("asks for the picture of a mask without one", async () => {
    const bare = { ...region, mask: null };
    await expect(loadOutline(bare, LEFT, canvas, 0, "/")).rejects.toMatchObject({ code: "mask-missing" });
  });
});
