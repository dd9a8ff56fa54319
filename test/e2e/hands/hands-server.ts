/** Answers the suite's requests over HTTP on this machine alone, under a path that only the suite knows. */

import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Hands } from "./hands.ts";

export interface HandsServer {
  readonly url: string;
  close(): void;
}

type Method = (request: unknown) => Promise<unknown>;

/** @param hands asked for at each request: windows open after the editor has been told the URL */
export async function serveHands(hands: () => Promise<Hands>): Promise<HandsServer> {
  const secret = randomUUID();
  const server = createServer((request, response) => void answer(request, response, secret, hands()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/${secret}`, close: () => server.close() };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  secret: string,
  opening: Promise<Hands>,
): Promise<void> {
  const [, given, name = ""] = (request.url ?? "").split("/");
  if (given !== secret) {
    response.writeHead(404).end();
    return;
  }
  try {
    const hands = await opening;
    if (!Object.hasOwn(hands, name)) throw new Error("The runner knows no such request.");
    const method = hands[name as keyof Hands] as Method;
    const result = await method(JSON.parse(await bodyOf(request)));
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(result));
  } catch (error) {
    response.writeHead(500).end(error instanceof Error ? error.message : String(error));
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
