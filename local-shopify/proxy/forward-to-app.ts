import { request as httpRequest } from "node:http";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

import { sendText } from "./http-messages.ts";
import type { HostHandler } from "./http-messages.ts";

/** Where the app listens now, and under which name the world knows it. */
export type AppAddress = {
  readonly target: () => string;
  readonly publicHost: string;
};

/** Passes requests for the app's public name on to the running app. */
export function createAppForwarder(app: AppAddress): HostHandler {
  return (request, response) => {
    const target = new URL(app.target());
    const onward = httpRequest({
      host: target.hostname,
      port: target.port,
      method: request.method,
      path: request.url,
      headers: forwardedHeaders(request, app.publicHost),
    });
    onward.on("response", (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on("error", () => response.destroy());
      answer.pipe(response);
    });
    onward.on("error", () => {
      if (response.headersSent) {
        response.destroy();
        return;
      }
      sendText(response, { status: 502, body: "The app is not reachable." });
    });
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  };
}

/** Passes a WebSocket upgrade on to the running app. */
export function forwardUpgrade(app: AppAddress, request: IncomingMessage, socket: Duplex): void {
  const target = new URL(app.target());
  const onward = httpRequest({
    host: target.hostname,
    port: target.port,
    path: request.url,
    headers: request.headers,
  });
  onward.on("upgrade", (answer, appSocket, head) => {
    const lines = Object.entries(answer.headers).map(
      ([name, value]) => `${name}: ${String(value)}`,
    );
    socket.write(["HTTP/1.1 101 Switching Protocols", ...lines, "", ""].join("\r\n"));
    if (head.length > 0) socket.write(head);
    appSocket.on("error", () => socket.destroy());
    socket.on("error", () => appSocket.destroy());
    appSocket.pipe(socket).pipe(appSocket);
  });
  onward.on("response", () => socket.destroy());
  onward.on("error", () => socket.destroy());
  onward.end();
}

function forwardedHeaders(request: IncomingMessage, publicHost: string) {
  return {
    ...request.headers,
    host: publicHost,
    "x-forwarded-proto": "https",
    "x-forwarded-host": publicHost,
  };
}
