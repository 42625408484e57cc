import { mkdtemp, rm } from "node:fs/promises";
import { createServer as createWebServer, type RequestListener, type Server } from "node:http";
import { createServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadCertificates } from "../../local-shopify/tls/certificates.ts";

/** A small store of its own under encrypted names, whatever is asked answered by one function. */
export type PlantedStorefront = {
  /** The way to it, as an operator's proxy would be. */
  readonly proxy: string;
  /** What makes a Chromium trust it. */
  readonly browserArguments: readonly string[];
  /** Hosts somebody wanted to reach. */
  readonly asked: Set<string>;
  readonly close: () => Promise<void>;
};

export async function startPlantedStorefront(answer: RequestListener): Promise<PlantedStorefront> {
  const folder = await mkdtemp(path.join(tmpdir(), "lagom-planted-"));
  const names = ["*.example.test", "*.tracker.test", "*.frames.test"];
  const { certificate, privateKey, spkiHash } = await loadCertificates(folder, names);
  const store = createServer({ cert: certificate, key: privateKey }, answer);
  const storePort = await listen(store);
  const asked = new Set<string>();
  const proxy = createWebServer();
  proxy.on("connect", (request, client, head) => {
    const [host = ""] = (request.url ?? "").split(":");
    asked.add(host);
    if (!host.endsWith(".test")) {
      client.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
      return;
    }
    const remote = connect(storePort, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      remote.write(head);
      remote.pipe(client).pipe(remote);
    });
    for (const socket of [client, remote]) socket.on("error", () => socket.destroy());
  });
  const proxyPort = await listen(proxy);
  return {
    proxy: `http://127.0.0.1:${proxyPort}`,
    browserArguments: [`--ignore-certificate-errors-spki-list=${spkiHash}`],
    asked,
    close: async () => {
      for (const server of [proxy, store]) {
        server.closeAllConnections();
        server.close();
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function listen(server: Server | ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return port;
}
