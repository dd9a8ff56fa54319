import { mkdir, rm, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeModel } from "../../src/models/describe-model.ts";
import { ModelCatalogue } from "../../src/models/model-catalogue.ts";
import { listInstalledModels, resolveModel } from "../../src/models/resolve-model.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { MODELS, TOYBOX, toyboxCopy } from "../support/toybox.ts";

const places = { modelFolders: ["/nowhere", MODELS], baseFolder: "/" };

describe("resolveModel", () => {
  it("finds an installed model by name", async () => {
    expect(await resolveModel("toybox", places)).toBe(TOYBOX);
  });

  it("finds a folder relative to the scene, and by its whole path", async () => {
    const beside = { modelFolders: [], baseFolder: dirname(MODELS) };
    expect(await resolveModel("./models/toybox", beside)).toBe(TOYBOX);
    expect(await resolveModel(TOYBOX, beside)).toBe(TOYBOX);
  });

  it("does not leave the model folders by a name", async () => {
    const inside = { modelFolders: [join(MODELS, "toybox")], baseFolder: "/nowhere" };
    await expect(resolveModel("..", inside)).rejects.toMatchObject({ code: "model-not-found" });
  });

  it("lists what is installed when there is no such model", async () => {
    await expect(resolveModel("tyobox", places)).rejects.toMatchObject({
      code: "model-not-found",
      subject: "tyobox",
      fix: expect.stringContaining("toybox"),
    });
  });
});

describe("listInstalledModels", () => {
  it("lists model folders and links to them, the first of equal names, and nothing else", async () => {
    const folder = await temporaryFolder();
    await symlink(TOYBOX, join(folder, "linked"));
    await symlink(TOYBOX, join(folder, "toybox"));
    await mkdir(join(folder, "notes"));
    expect(await listInstalledModels([folder, MODELS])).toEqual([
      { name: "linked", folder: join(folder, "linked") },
      { name: "toybox", folder: join(folder, "toybox") },
    ]);
  });
});

describe("describeModel", () => {
  it("tells what rules ask: sizes and texts", async () => {
    const model = await describeModel(TOYBOX);
    expect(model).toMatchObject({ name: "toybox", grid: 32, tokenPixels: 32, minRegion: 128, trained: { minSide: 128, maxSide: 768 } });
    expect(model.readText("a red dragon")).toEqual({
      tokens: 4,
      limit: 64,
      lostWords: "",
      unknownWords: ["dragon"],
    });
  });
});

describe("ModelCatalogue", () => {
  it("knows found, missing and broken models", async () => {
    const broken = await toyboxCopy();
    await rm(join(broken, "transformer", "config.json"));
    const references = ["toybox", "nothing", `./${basename(broken)}`];
    const catalogue = await ModelCatalogue.read(references, { ...places, baseFolder: dirname(broken) });
    expect(catalogue.names()).toContain("toybox");
    expect(catalogue.find("toybox")?.grid).toBe(32);
    expect(catalogue.find("nothing")).toBeNull();
    expect(catalogue.find(`./${basename(broken)}`)).toBeUndefined();
    expect(catalogue.find("never asked for")).toBeUndefined();
    expect(catalogue.faults().map((fault) => fault.code)).toEqual(["model-file-missing"]);
  });
});
