/** Serves the preview's page as the extension builds it, with its policy, and the pictures that it shows. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { pageHtml } from "../../../client/src/preview/page-html.ts";
import { previewStrings } from "../../../client/src/preview/preview-strings.ts";

const ROOT = join(import.meta.dirname, "../../..");

/** Paths of the server, and the files behind them. */
const FOLDERS: Readonly<Record<string, string>> = {
  dist: "client/dist",
  pictures: "docs/images",
};

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".ttf": "font/ttf",
  ".png": "image/png",
};

export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

export async function startPageServer(): Promise<PageServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://page");
    const [, folder = "", name = ""] = pathname.split("/");
    const path = FOLDERS[folder];
    if (pathname === "/favicon.ico") {
      response.writeHead(204).end();
    } else if (pathname === "/") {
      response.writeHead(200, { "Content-Type": "text/html" }).end(html());
    } else if (path === undefined || name.includes("..")) {
      response.writeHead(404).end();
    } else {
      readFile(join(ROOT, path, name)).then(
        (bytes) => response.writeHead(200, { "Content-Type": TYPES[extname(name)] ?? "" }).end(bytes),
        () => response.writeHead(404).end(),
      );
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function html(): string {
  return pageHtml({
    cspSource: "'self'",
    nonce: "cGFnZSBvZiBhIHRlc3Q",
    language: "en",
    title: "Preview",
    script: "/dist/webview.js",
    style: "/dist/webview.css",
    icons: "/dist/icons.css",
    strings: previewStrings(),
  });
}
