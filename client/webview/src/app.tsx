/** The whole page, top to bottom. */

import type { VNode } from "preact";
import { Canvas } from "./components/canvas.tsx";
import { KeysHelp } from "./components/keys-help.tsx";
import { LiveRegion } from "./components/live-region.tsx";
import { MenuHost } from "./components/menu.tsx";
import { PictureStrip } from "./components/picture-strip.tsx";
import { ProgressRow } from "./components/progress-row.tsx";
import { Toolbar } from "./components/toolbar.tsx";
import { ViewBar } from "./components/view-bar.tsx";
import { strings } from "./strings.ts";

export function App(): VNode {
  return (
    <>
      <h1 class="for-screen-readers">{strings.toolbar}</h1>
      <Toolbar />
      <Canvas />
      <ProgressRow />
      <ViewBar />
      <PictureStrip />
      <MenuHost />
      <KeysHelp />
      <LiveRegion />
    </>
  );
}
