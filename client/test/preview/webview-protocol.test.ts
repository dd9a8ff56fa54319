import { describe, expect, test } from "vitest";
import { asHostMessage, asPageMessage, asSavedPreview } from "../../src/preview/webview-protocol.ts";

describe("messages of the page", () => {
  const cell = { x: 0, y: 0, width: 0.5, height: 0.5 };

  test.each([
    { type: "ready" },
    { type: "show", scene: "a", variant: null },
    { type: "render", steps: null },
    { type: "render", steps: 4 },
    { type: "edit", id: 1, documentVersion: 3, edit: { kind: "place", region: "a", cell } },
    {
      type: "describe",
      id: 1,
      documentVersion: 3,
      edit: { kind: "divide", container: "c", index: 0, position: 0.5 },
    },
    { type: "edit", id: 1, documentVersion: 3, edit: { kind: "seed", seed: 12 } },
    { type: "select", region: "a" },
    { type: "picture", action: "save", uri: "file:///a.png" },
    { type: "engine", action: "trust" },
  ])("understood: %j", (message) => {
    expect(asPageMessage(message)).toBe(message);
  });

  test.each([
    undefined,
    "ready",
    [],
    { type: "format" },
    { type: "render", steps: 0 },
    { type: "render", steps: 2.5 },
    {
      type: "edit",
      id: 1,
      documentVersion: 3,
      edit: { kind: "place", region: "a", cell: { ...cell, width: 0 } },
    },
    {
      type: "edit",
      id: 1,
      documentVersion: 3,
      edit: { kind: "place", region: "a", cell: { ...cell, x: NaN } },
    },
    { type: "edit", id: -1, documentVersion: 3, edit: { kind: "delete", region: "a" } },
    { type: "edit", id: 1, documentVersion: 3, edit: { kind: "seed", seed: -1 } },
    { type: "edit", id: 1, documentVersion: 3, edit: { kind: "explode", region: "a" } },
    { type: "picture", action: "delete", uri: "file:///a.png" },
    { type: "engine", action: "constructor" },
  ])("refused: %j", (message) => {
    expect(asPageMessage(message)).toBeNull();
  });
});

describe("messages of the extension", () => {
  test("sketches are pictures in themselves, nothing else", () => {
    expect(asHostMessage({ type: "sketch", dataUri: "data:image/png;base64,AA" })).not.toBeNull();
    expect(asHostMessage({ type: "sketch", dataUri: "https://example.org/a.png" })).toBeNull();
  });

  test.each([null, "cursor", { type: "toString" }, { type: "cursor" }, { type: "notice", text: 3 }])(
    "refused: %j",
    (message) => {
      expect(asHostMessage(message)).toBeNull();
    },
  );
});

test("a saved preview names its picture", () => {
  const target = { uri: "file:///a.ragl", scene: null, variant: null };
  expect(asSavedPreview({ target, more: 1 })).toEqual({ target });
  expect(asSavedPreview({ target: { uri: 3 } })).toBeNull();
  expect(asSavedPreview(null)).toBeNull();
});
