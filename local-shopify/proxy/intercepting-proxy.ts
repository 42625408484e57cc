import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

import type { Certificates } from "../tls/certificates.ts";
import { requestHost, sendText } from "./http-messages.ts";
import type { HostHandler } from "./http-messages.ts";

/** A host the stand-in speaks for: an exact name or `*.suffix`. */
export type HostRoute = {
  readonly host: string;
  readonly handle: HostHandler;
  readonly upgrade?: (request: IncomingMessage, socket: Duplex) => void;
};

/** The running proxy. */
export type InterceptingProxy = {
  readonly port: number;
  /** Hosts that were asked for and refused, oldest first. */
  readonly blockedHosts: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** Enough to see what an app tries to reach, without growing for ever. */
const blockedHostsKept = 1000;

/**
 * Starts a forward proxy on loopback that ends TLS itself for the given hosts
 * and answers in their name; every other host gets 502 and is recorded.
 */
export async function startInterceptingProxy(options: {
  readonly port: number;
  readonly certificates: Certificates;
  readonly routes: readonly HostRoute[];
}): Promise<InterceptingProxy> {
  const blocked: string[] = [];
  const block = (host: string): void => {
    blocked.push(host);
    if (blocked.length > blockedHostsKept) blocked.shift();
  };
  const tlsServer = createHostServer(options);
  const proxy = createServer((request, response) => {
    block(plainHost(request));
    sendText(response, { status: 502, body: "Plain HTTP is not proxied." });
  });
  const tunnels = new Set<Duplex>();
  proxy.on("connect", (request: IncomingMessage, socket: Duplex, head) => {
    const authority = request.url ?? "";
    // A caller may leave at any time; its error has no meaning here.
    socket.on("error", () => socket.destroy());
    if (findRoute(options.routes, authority.replace(/:\d+$/, "")) === undefined) {
      block(authority);
      socket.end("HTTP/1.1 502 Not on the local platform\r\n\r\n");
      return;
    }
    tunnels.add(socket);
    socket.on("close", () => tunnels.delete(socket));
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    if (head.length > 0) socket.unshift(head);
    tlsServer.emit("connection", socket);
  });
  const port = await listen(proxy, options.port);
  return {
    port,
    blockedHosts: () => [...blocked],
    close: async () => {
      for (const tunnel of tunnels) tunnel.destroy();
      tlsServer.closeAllConnections();
      proxy.closeAllConnections();
      await new Promise((done) => proxy.close(done));
    },
  };
}

/** Host of a plain request; its path is nobody's business here. */
function plainHost(request: IncomingMessage): string {
  return URL.parse(request.url ?? "")?.host ?? requestHost(request);
}

/** Listens on loopback and answers with the port. */
export async function listen(
  server: ReturnType<typeof createServer>,
  port: number,
): Promise<number> {
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", done);
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("The server has no port");
  }
  return address.port;
}

function createHostServer(options: {
  readonly certificates: Certificates;
  readonly routes: readonly HostRoute[];
}) {
  const server = createTlsServer(
    {
      cert: options.certificates.certificate,
      key: options.certificates.privateKey,
      keepAliveTimeout: 30_000,
    },
    (request, response) => {
      void answer(options.routes, request, response);
    },
  );
  server.on("upgrade", (request: IncomingMessage, socket: Duplex) => {
    const route = findRoute(options.routes, requestHost(request));
    if (route?.upgrade === undefined) socket.destroy();
    else route.upgrade(request, socket);
  });
  // A browser that gives up during the handshake is no fault of ours.
  server.on("tlsClientError", (_error, socket) => socket.destroy());
  return server;
}

async function answer(
  routes: readonly HostRoute[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const route = findRoute(routes, requestHost(request));
  try {
    if (route === undefined) {
      sendText(response, { status: 502, body: "Not on the local platform." });
      return;
    }
    await route.handle(request, response);
  } catch (error) {
    process.stderr.write(`local-shopify: ${describe(error)}\n`);
    if (response.headersSent) response.destroy();
    else sendText(response, { status: 500, body: "The stand-in failed." });
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function findRoute(routes: readonly HostRoute[], host: string): HostRoute | undefined {
  const name = host.toLowerCase();
  return routes.find((route) =>
    route.host.startsWith("*.") ? name.endsWith(route.host.slice(1)) : name === route.host,
  );
}
