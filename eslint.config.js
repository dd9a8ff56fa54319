import js from "@eslint/js";
import tseslint from "typescript-eslint";

/** Forbids imports that would turn the dependencies between rooms around. */
const closed = (files, patterns) => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns }] },
});

export default tseslint.config(
  { ignores: ["**/node_modules", "**/dist", "**/gen", "models", "training", "out", ".cache"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      eqeqeq: "error",
      "no-console": "off",
    },
  },
  {
    files: ["**/*.mjs", "**/*.js"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } },
  },
  // The language core is a pure library: no other room, no file system, no process.
  closed(
    ["grammar/src/**"],
    [{ group: ["@ragl/*", "node:*", "vscode*", "onnxruntime*"], message: "grammar/ is pure." }],
  ),
  // The engine knows plans, never the language; only its runtime folder knows ONNX Runtime.
  closed(
    ["engine/src/**"],
    [
      { regex: "^@ragl/(grammar$|cli)", message: "The engine takes plans: import @ragl/grammar/plan." },
      { group: ["onnxruntime*"], message: "Only engine/src/runtime knows ONNX Runtime." },
    ],
  ),
  closed(
    ["engine/src/runtime/**"],
    [{ regex: "^@ragl/(grammar$|cli)", message: "The engine takes plans: import @ragl/grammar/plan." }],
  ),
  closed(
    ["server/src/**"],
    [
      {
        group: ["onnxruntime*", "vscode", "vscode-languageclient*", "@ragl/cli*", "@ragl/client*"],
        message: "The server speaks LSP.",
      },
    ],
  ),
  closed(
    ["client/src/**"],
    [
      {
        group: ["onnxruntime*", "@ragl/engine*", "@ragl/cli*", "vscode-languageserver/*"],
        message: "The client knows the server's protocol.",
      },
    ],
  ),
  closed(["cli/src/**"], [{ group: ["onnxruntime*"], message: "Rendering is the engine process's work." }]),
);
