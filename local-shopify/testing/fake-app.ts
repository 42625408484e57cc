import { createServer } from "node:http";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";

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
  /** Answers paths that begin so with a page, by GET. */
  show: (prefix: string, page: string, headers?: Readonly<Record<string, string>>) => void;
  /** Asks the caller of a path for a fresh id token, once. */
  retryOnce: (path: string) => void;
  readonly close: () => Promise<void>;
};

/** Starts the fake app on a free port. */
export async function startFakeApp(): Promise<FakeApp> {
  const seen: SeenRequest[] = [];
  const pages = new Map<string, { page: string; headers: Readonly<Record<string, string>> }>();
  const retries = new Set<string>();
  let status: number | null = 200;
  const answer = (request: SeenRequest, response: ServerResponse): void => {
    seen.push(request);
    const prefixes = [...pages.keys()].filter((prefix) => request.path.startsWith(prefix));
    const [longest = ""] = prefixes.toSorted((left, right) => right.length - left.length);
    const page = pages.get(longest);
    if (retries.delete(request.path)) {
      response.writeHead(401, { "x-shopify-retry-invalid-session-request": "1" }).end();
    } else if (request.method === "GET" && page !== undefined) {
      response.writeHead(200, { "content-type": "text/html", ...page.headers }).end(page.page);
    } else if (status !== null) {
      response.writeHead(status).end("fake app");
    }
  };
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { method = "", url = "", headers } = request;
      answer({ method, path: url, headers, body: body.toString("utf8") }, response);
    });
  });
  const port = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${String(port)}`,
    seen,
    answerWith: (next) => {
      status = next;
    },
    show: (prefix, page, headers = {}) => {
      pages.set(prefix, { page, headers });
    },
    retryOnce: (path) => {
      retries.add(path);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
