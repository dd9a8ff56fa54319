/** The Chromium of this machine: `CHROMIUM`, or where Debian puts it. */

import { chromium, type Browser } from "playwright-core";
import { startPageServer, type PageServer } from "./page-server.ts";

export interface TestBrowser {
  readonly browser: Browser;
  readonly server: PageServer;
  close(): Promise<void>;
}

/** Starts what shows the page as it was last built. */
export async function startBrowser(): Promise<TestBrowser> {
  const server = await startPageServer();
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  return {
    browser,
    server,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
