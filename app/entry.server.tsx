import { PassThrough } from "node:stream";
import {
  createReadableStreamFromReadable,
  type EntryContext,
  type HandleErrorFunction,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { toMs } from "./domain/shared/duration.ts";
import { logPageError } from "./web/log-page-error.server.ts";
import { getServices } from "./services.server.ts";

/** What `entry.node.ts` runs beside the pages; reached through the build, which holds the services. */
export { isReady, startProcess, stopProcess } from "./process.server.ts";

/** How long a page may take before what is there is sent. */
const streamTimeout = toMs({ seconds: 5 });

/** Only Shopify's admin may frame a page that was asked for without a shop. */
const FRAMED_BY_SHOPIFY =
  "frame-ancestors https://admin.shopify.com https://*.myshopify.com https://admin.shop.dev;";

/** Remix would print errors as they are, with whatever their words quote. */
export const handleError: HandleErrorFunction = (error, { request, params }) => {
  void getServices().then(({ log }) => logPageError(log, error, { request, params }));
};

type Page = {
  readonly request: Request;
  readonly status: number;
  readonly headers: Headers;
  readonly context: EntryContext;
  /** Told what breaks after the page has begun to go out; what breaks before rejects. */
  readonly onError: (error: unknown) => void;
};

export default async function handleRequest(
  ...[request, status, headers, context]: [Request, number, Headers, EntryContext]
): Promise<Response> {
  const { shopify, log } = await getServices();
  shopify.addDocumentResponseHeaders(request, headers);
  if (!headers.has("Content-Security-Policy")) {
    headers.set("Content-Security-Policy", FRAMED_BY_SHOPIFY);
  }
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Cache-Control", "no-store");
  headers.set("Referrer-Policy", "no-referrer");
  headers.set("X-Content-Type-Options", "nosniff");
  const params = context.staticHandlerContext.matches[0]?.params ?? {};
  const onError = (error: unknown) => logPageError(log, error, { request, params });
  return render({ request, status, headers, context, onError });
}

/** Streams to people; waits for the whole page for bots. */
function render({ request, status, headers, context, onError }: Page): Promise<Response> {
  const readyEvent = isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    let responseStatus = status;
    let isOnItsWay = false;
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={context} url={request.url} abortDelay={streamTimeout} />,
      {
        [readyEvent]: () => {
          isOnItsWay = true;
          const body = new PassThrough();
          const stream = createReadableStreamFromReadable(body);
          resolve(new Response(stream, { headers, status: responseStatus }));
          pipe(body);
        },
        onShellError: reject,
        onError: (error) => {
          responseStatus = 500;
          if (isOnItsWay) onError(error);
        },
      },
    );
    setTimeout(abort, streamTimeout + toMs({ seconds: 1 })).unref();
  });
}
