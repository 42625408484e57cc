import { createServer } from "node:http";
import type { IncomingHttpHeaders } from "node:http";

import { readBody } from "../proxy/http-messages.ts";
import { listen } from "../proxy/intercepting-proxy.ts";

/** A request the fake app got. */
export type SeenRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** A tiny app server that remembers what it was sent. */
export type FakeApp = {
  readonly url: string;
  readonly seen: SeenRequest[];
  /** Status of the next answers; null never answers. */
  answerWith: (status: number | null) => void;
  readonly close: () => Promise<void>;
};

/** Starts the fake app on a free port. */
export async function startFakeApp(): Promise<FakeApp> {
  const seen: SeenRequest[] = [];
  let status: number | null = 200;
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      seen.push({
        method: request.method ?? "",
        path: request.url ?? "",
        headers: request.headers,
        body: body.toString("utf8"),
      });
      if (status !== null) response.writeHead(status).end("fake app");
    });
  });
  const port = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${String(port)}`,
    seen,
    answerWith: (next) => {
      status = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
