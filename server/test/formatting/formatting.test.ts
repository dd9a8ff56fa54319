import { expect, test } from "vitest";
import { doFormat, doFormatOnType, doFormatRange } from "../../src/formatting/formatting.ts";
import { applyEdits } from "../kit/edits.ts";
import { unindent } from "../kit/fixture.ts";
import { testWorkspace } from "../kit/test-workspace.ts";

const UNTIDY = `
  scene   pier {
  canvas: 1024x768
     row { region a { prompt: "a"   weight:2 }
   region b {   prompt: "b" } }
  }
`;

test("formats a whole file by small edits", () => {
  const { document } = testWorkspace(UNTIDY);
  const edits = doFormat(document);
  expect(applyEdits(document.textDocument.getText(), edits)).toBe(
    unindent(`
      scene pier {
        canvas: 1024 x 768
        row {
          region a { prompt: "a" weight: 2 }
          region b { prompt: "b" }
        }
      }
    `),
  );
  expect(Math.max(...edits.map(({ newText }) => newText.trim().length))).toBe(0);
});

test("formats the lines that a range touches and no others", () => {
  const { document, selection } = testWorkspace(`
    scene   pier {
    canvas: <|1024|>x768
       row { region a { prompt: "a" } }
    }
  `);
  expect(applyEdits(document.textDocument.getText(), doFormatRange(document, selection))).toBe(
    unindent(`
      scene   pier {
        canvas: 1024 x 768
         row { region a { prompt: "a" } }
      }
    `),
  );
});

test("formats the block that a brace closes", () => {
  const { document, cursor } = testWorkspace(`
    scene   pier {
      row {
      region a {prompt:"a"}
      }<|>
    }
  `);
  expect(applyEdits(document.textDocument.getText(), doFormatOnType(document, cursor.position, "}"))).toBe(
    unindent(`
      scene   pier {
        row {
          region a { prompt: "a" }
        }
      }
    `),
  );
});

test("formats the line that a line break ends, and leaves the new line as it is", () => {
  const { document, cursor } = testWorkspace(`
    scene pier {
      canvas:512x512
          <|>
    }
  `);
  expect(applyEdits(document.textDocument.getText(), doFormatOnType(document, cursor.position, "\n"))).toBe(
    unindent(`
      scene pier {
        canvas: 512 x 512
            
      }
    `),
  );
});

test("keeps CRLF line breaks, and leaves a file with syntax errors as it is", () => {
  const { document, edit } = testWorkspace("scene a {\r\nseed:1\r\n}\r\n");
  expect(applyEdits(document.textDocument.getText(), doFormat(document))).toBe(
    "scene a {\r\n  seed: 1\r\n}\r\n",
  );
  const broken = edit("scene a {\n   seed:\n");
  expect(doFormat(broken)).toEqual([]);
});
