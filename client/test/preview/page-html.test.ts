import { expect, test } from "vitest";
import { pageHtml } from "../../src/preview/page-html.ts";

const PARTS = {
  cspSource: "https://page.example",
  nonce: "abc123",
  language: "en",
  title: 'Preview "a" <b>',
  script: "https://page.example/webview.js",
  style: "https://page.example/webview.css",
  icons: "https://page.example/icons.css",
  strings: { render: "</script><script>alert(1)</script>" },
};

test("only the page's own script may run, and nothing reaches the network", () => {
  const html = pageHtml(PARTS);
  const policy = /Content-Security-Policy" content="([^"]*)"/u.exec(html)?.[1] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'nonce-abc123'");
  expect(policy).not.toMatch(/unsafe|connect-src|\*/u);
  expect(html.match(/<script/gu)).toHaveLength(2);
  expect(html.match(/<script[^>]*nonce="abc123"/gu)).toHaveLength(2);
});

test("words and titles are text", () => {
  const html = pageHtml(PARTS);
  expect(html).toContain("<title>Preview &quot;a&quot; &lt;b&gt;</title>");
  expect(html).not.toContain("alert(1)</script>");
  const strings = /id="ragl-strings"[^>]*>([^<]*)</u.exec(html)?.[1] ?? "";
  expect(JSON.parse(strings)).toEqual(PARTS.strings);
});
