import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";

/** Answers one request of a host the stand-in speaks for. */
export type HostHandler = (
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void> | void;

/** Reads the whole body of a request. */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return buffer(request);
}

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  reply: {
    readonly status: number;
    readonly body: unknown;
    readonly headers?: Readonly<Record<string, string | string[]>>;
  },
): void {
  response.writeHead(reply.status, {
    "content-type": "application/json; charset=utf-8",
    ...reply.headers,
  });
  response.end(JSON.stringify(reply.body));
}

/** Answers with a text of a content type, HTML unless told otherwise. */
export function sendText(
  response: ServerResponse,
  reply: {
    readonly status: number;
    readonly body: string;
    readonly headers?: Readonly<Record<string, string>>;
  },
): void {
  response.writeHead(reply.status, {
    "content-type": "text/html; charset=utf-8",
    ...reply.headers,
  });
  response.end(reply.body);
}

/** The address a request was made to, with the host it was meant for. */
export function requestUrl(request: IncomingMessage): URL {
  return new URL(request.url ?? "/", `https://${requestHost(request)}`);
}

/** Host name of a request, lower case and without port. */
export function requestHost(request: IncomingMessage): string {
  return (request.headers.host ?? "").toLowerCase().replace(/:\d+$/, "");
}
