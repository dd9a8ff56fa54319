/** The part of VS Code's API that the page's words need: text as it is written, in no other language. */

export const l10n = {
  t: (message: string, ...values: readonly (string | number)[]): string =>
    message.replace(/\{(\d+)\}/gu, (mark, index: string) => String(values[Number(index)] ?? mark)),
};
