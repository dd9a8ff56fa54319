/** Scenes and pictures that several tests show. */

import type { PictureEntry } from "../../../client/src/preview/webview-protocol.ts";

export const HARBOUR = `scene harbour {
  canvas: 768 x 512
  seed: 13
  prompt: "a striped lighthouse and two boats on the sea at dusk"

  row {
    region lighthouse {
      prompt: "a red striped lighthouse on the sea at dusk"
      inset: 0% 18.75%
    }
    column {
      weight: 2
      region sky { prompt: "the sky at dusk" bind: 0 }
      row {
        weight: 2
        region left { prompt: "an orange boat on the sea at dusk" }
        region right { prompt: "a blue striped boat on the sea at dusk" }
      }
      region water { prompt: "the sea at dusk" bind: 0 }
    }
  }

  region moon {
    at: 75% 5%
    size: 128px 128px
    shape: ellipse
    prompt: "a yellow moon at dusk"
  }

  variant night { prompt: "the same harbour at night" }
}
`;

/** Two boxes that can be moved, and nothing else. */
export const TWO_FREE = `scene free {
  canvas: 512 x 512
  seed: 1
  prompt: "two things"

  region one {
    at: 10% 10%
    size: 25% 25%
    prompt: "a red ball"
  }
  region two {
    at: 50% 50%
    size: 25% 25%
    prompt: "a blue ball"
  }
}
`;

/** Pictures of the documentation, newest first. */
export const PICTURES: readonly PictureEntry[] = [
  {
    uri: "file:///work/renders/.history/harbour/2.png",
    source: "/pictures/harbour.png",
    seed: 13,
    width: 768,
    height: 512,
    seconds: 3.4,
    renderedAt: "2026-11-23T20:15:00.000Z",
    provider: "cpu",
    notices: [],
    changes: ["left moved or resized", "the seed, now 13"],
  },
  {
    uri: "file:///work/renders/.history/harbour/1.png",
    source: "/pictures/harbour-prompt-alone.png",
    seed: 12,
    width: 768,
    height: 512,
    seconds: 3.1,
    renderedAt: "2026-11-23T20:10:00.000Z",
    provider: "cpu",
    notices: [],
    changes: null,
  },
];
