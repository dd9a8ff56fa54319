/** The suite's side of `Hands`. */

import type { Hands } from "../hands/hands.ts";
import { HANDS_VARIABLE } from "../hands/hands.ts";

async function ask(method: string, request: unknown): Promise<unknown> {
  const url = process.env[HANDS_VARIABLE];
  if (url === undefined)
    throw new Error(`${HANDS_VARIABLE} is not set: the suite is run by \`npm run test:e2e\`.`);
  const response = await fetch(`${url}/${method}`, { method: "POST", body: JSON.stringify(request ?? null) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method}(${JSON.stringify(request)}): ${text || response.statusText}`);
  return JSON.parse(text);
}

/** The person before the window. */
export const hands = new Proxy({} as Hands, {
  get: (_target, method) => (request: unknown) => ask(String(method), request),
});
