import { createServer, type IncomingMessage, request as askUpstream } from "node:http";
import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { findOpenAddress, isClosedHost } from "./address-guard.server.ts";

export type GuardingProxy = {
  /** `http://127.0.0.1:<port>` */
  readonly address: string;
  readonly close: () => Promise<void>;
};

type Options = {
  /** A proxy this machine has to use itself; it looks names up then, and is who refuses. */
  readonly upstream: string | undefined;
  /** Bytes a scan may load; then the line is cut. */
  readonly mostBytes: number;
};

type Tunnels = Options & { readonly open: Set<Duplex>; loaded: number };

/**
 * The only way out of a scan's browser: encrypted connections to hosts out in the world. The page's
 * own requests, redirects, frames and sockets all come through here, so none reaches this machine or
 * its network, and no name can be looked up differently a second time.
 */
export async function startGuardingProxy(options: Options): Promise<GuardingProxy> {
  const tunnels: Tunnels = { ...options, open: new Set(), loaded: 0 };
  // Unencrypted requests: no storefront of Shopify's has any.
  const server = createServer((_request, reply) => {
    reply.writeHead(403).end();
  });
  server.on("connect", (request: IncomingMessage, client: Duplex, head: Buffer) => {
    keep(tunnels, client);
    openTunnel(tunnels, { target: request.url ?? "", client, head }).catch(() => client.destroy());
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  return {
    address: `http://127.0.0.1:${port}`,
    close: async () => {
      for (const socket of tunnels.open) socket.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function keep({ open }: Tunnels, socket: Duplex): void {
  open.add(socket);
  socket.on("error", () => socket.destroy());
  socket.on("close", () => open.delete(socket));
}

type Wish = { readonly target: string; readonly client: Duplex; readonly head: Buffer };

async function openTunnel(tunnels: Tunnels, { target, client, head }: Wish): Promise<void> {
  const [, host = "", port] = /^(\[[\da-f:.]+\]|[^:]+):(\d+)$/iu.exec(target) ?? [];
  const remote = port === "443" ? await reach(tunnels, host) : undefined;
  if (remote === undefined) {
    client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    return;
  }
  keep(tunnels, remote);
  client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
  remote.on("data", (chunk: Buffer) => {
    tunnels.loaded += chunk.length;
    if (tunnels.loaded > tunnels.mostBytes) client.destroy();
  });
  if (head.length > 0) remote.write(head);
  remote.pipe(client).pipe(remote);
  client.on("close", () => remote.destroy());
  remote.on("close", () => client.destroy());
}

async function reach({ upstream }: Tunnels, host: string): Promise<Socket | undefined> {
  if (upstream !== undefined) return isClosedHost(host) ? undefined : askProxy(upstream, host);
  const address = await findOpenAddress(host);
  if (address === undefined) return undefined;
  return new Promise((done, fail) => {
    const socket = connect({ host: address, port: 443, timeout: 20_000 });
    socket.once("connect", () => done(socket));
    socket.once("timeout", () => socket.destroy(new Error("no answer in time")));
    socket.once("error", fail);
  });
}

function askProxy(upstream: string, host: string): Promise<Socket | undefined> {
  const { hostname, port, username, password } = new URL(upstream);
  const credentials = Buffer.from(`${username}:${password}`).toString("base64");
  const headers = username === "" ? {} : { "proxy-authorization": `Basic ${credentials}` };
  return new Promise((done, fail) => {
    const asked = askUpstream({
      ...{ hostname, port, method: "CONNECT", path: `${host}:443`, headers, timeout: 20_000 },
    });
    asked.once("connect", (reply, socket) => done(reply.statusCode === 200 ? socket : undefined));
    asked.once("timeout", () => asked.destroy(new Error("no answer in time")));
    asked.once("error", fail);
    asked.end();
  });
}
