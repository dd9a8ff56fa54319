/** The HTML of a preview's page: a frame with a strict policy, the page's words, and one script. */

export interface PageParts {
  /** What the editor calls its own resources in a content security policy. */
  readonly cspSource: string;
  readonly nonce: string;
  readonly language: string;
  readonly title: string;
  readonly script: string;
  readonly style: string;
  /** The icon font's style sheet. */
  readonly icons: string;
  readonly strings: object;
}

const attribute = (text: string): string =>
  text.replace(/&/gu, "&amp;").replace(/"/gu, "&quot;").replace(/</gu, "&lt;").replace(/>/gu, "&gt;");

/** JSON that no parser of HTML can take for markup. */
const embedded = (value: object): string => JSON.stringify(value).replace(/</gu, "\\u003c");

/**
 * Only the page's own script runs, and it can load nothing but pictures, style sheets and fonts of the editor; `data:`
 * is for sketches of unfinished pictures. There is no network: `connect-src` stays with `default-src 'none'`.
 */
export function pageHtml(parts: PageParts): string {
  const policy = [
    "default-src 'none'",
    `img-src ${parts.cspSource} data:`,
    `style-src ${parts.cspSource}`,
    `font-src ${parts.cspSource}`,
    `script-src 'nonce-${parts.nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${attribute(parts.language)}">
  <head>
    <meta charset="UTF-8" />
    <meta http-equiv="Content-Security-Policy" content="${attribute(policy)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${attribute(parts.title)}</title>
    <link rel="stylesheet" href="${attribute(parts.icons)}" id="vscode-codicon-stylesheet" />
    <link rel="stylesheet" href="${attribute(parts.style)}" />
  </head>
  <body>
    <main id="ragl-preview"></main>
    <script type="application/json" id="ragl-strings" nonce="${attribute(parts.nonce)}">${embedded(parts.strings)}</script>
    <script type="module" nonce="${attribute(parts.nonce)}" src="${attribute(parts.script)}"></script>
  </body>
</html>
`;
}
