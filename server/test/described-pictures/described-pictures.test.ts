import { expect, it } from "vitest";
import { findDescribedPictures } from "../../src/described-pictures/described-pictures.ts";
import { testWorkspace } from "../kit/test-workspace.ts";

/** Each picture in one line: its name, what its range holds first and last, its documentation. */
function described(text: string): string[] {
  const { document } = testWorkspace(text);
  return findDescribedPictures(document).map(({ target, range, documentation }) => {
    const { scene, variant } = target;
    const whole = document.textDocument.getText(range);
    const name = variant === null ? scene : `${scene}@${variant}`;
    return `${name}: ${whole.split(" ")[0]}…${whole.at(-1)} ${documentation}`.trim();
  });
}

it("each scene, then its variants, in the text's order", () => {
  const text = `
/// Boats at dusk.
scene harbour {
  prompt: "a harbour"
  /// Rain and wind.
  variant storm { prompt: "a storm" }
  variant night { prompt: "at night" }
}

scene pier { prompt: "a pier" }
`;
  expect(described(text)).toEqual([
    "harbour: scene…} Boats at dusk.",
    "harbour@storm: variant…} Rain and wind.",
    "harbour@night: variant…}",
    "pier: scene…}",
  ]);
});

it("none in a file without scenes, and none that has no name", () => {
  expect(described(`let boat = "a boat"`)).toEqual([]);
  expect(described(`scene { variant { } }`)).toEqual([]);
});
