import { createHmac } from "node:crypto";
import { type IncomingMessage, request as httpRequest } from "node:http";
import { buffer } from "node:stream/consumers";
import { readBody } from "../proxy/http-messages.ts";

/** `[app_proxy]` of `shopify.app.toml`. */
export type AppProxyConfig = {
  /** Where the app takes such calls: a path below its address. */
  readonly url: string;
  /** `apps`, `a`, `community` or `tools`. */
  readonly prefix: string;
  readonly subpath: string;
};

/** What the app answered. */
export type AppAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
};

/** Passes calls below `/<prefix>/<subpath>` of a shop on to the app. */
export type AppProxy = {
  /** Whether a path (without its language) is the app's. */
  readonly owns: (path: string) => boolean;
  /** Undefined when the app is not there: not installed, or it does not answer. */
  readonly forward: (call: ProxiedCall) => Promise<AppAnswer | undefined>;
};

export type ProxiedCall = {
  readonly shop: string;
  readonly path: string;
  readonly url: URL;
  /** Number of the customer who is logged in, empty when nobody is. */
  readonly customerId: string;
  readonly request: IncomingMessage;
};

/** The address every visitor has here: one of those kept for examples (RFC 5737). */
const visitorAddress = "203.0.113.7";

/**
 * The app proxy as Shopify has it: the query gains `shop`, `path_prefix`, `timestamp`,
 * `logged_in_customer_id` and a signature; cookies go neither way.
 */
export function createAppProxy(options: {
  readonly config: AppProxyConfig | undefined;
  readonly secret: string;
  /** The app's public address. */
  readonly appUrl: string;
  readonly target: () => string;
  readonly isInstalled: (shop: string) => boolean;
}): AppProxy {
  const { config } = options;
  const base = config === undefined ? undefined : `/${config.prefix}/${config.subpath}`;
  return {
    owns: (path) => base !== undefined && (path === base || path.startsWith(`${base}/`)),
    forward: async (call) => {
      if (config === undefined || base === undefined || !options.isInstalled(call.shop))
        return undefined;
      const query = signedQuery(call, { pathPrefix: base, secret: options.secret });
      const root = new URL(config.url, options.appUrl).pathname.replace(/\/$/u, "");
      const path = `${root}${call.path.slice(base.length)}?${query.toString()}`;
      return send(call.request, { path, target: options.target(), appUrl: options.appUrl });
    },
  };
}

function signedQuery(
  { url, shop, customerId }: ProxiedCall,
  { pathPrefix, secret }: { readonly pathPrefix: string; readonly secret: string },
): URLSearchParams {
  const query = new URLSearchParams(url.search);
  for (const name of ownParameters) query.delete(name);
  query.set("shop", shop);
  query.set("logged_in_customer_id", customerId);
  query.set("path_prefix", pathPrefix);
  query.set("timestamp", String(Math.floor(Date.now() / 1000)));
  query.set("signature", sign(query, secret));
  return query;
}

/** A visitor cannot bring these along. */
const ownParameters = ["shop", "logged_in_customer_id", "path_prefix", "timestamp", "signature"];

/** `key=value` of every parameter, repeated ones joined by commas, sorted, joined without a separator. */
export function sign(query: URLSearchParams, secret: string): string {
  const text = [...new Set(query.keys())]
    .map((name) => `${name}=${query.getAll(name).join(",")}`)
    .toSorted()
    .join("");
  return createHmac("sha256", secret).update(text).digest("hex");
}

const notPassedOn = new Set([
  ...["cookie", "host", "connection", "content-length", "transfer-encoding", "accept-encoding"],
  ...["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"],
]);
const notPassedBack = new Set(["set-cookie", "connection", "transfer-encoding", "keep-alive"]);

async function send(
  request: IncomingMessage,
  to: { readonly path: string; readonly target: string; readonly appUrl: string },
): Promise<AppAnswer | undefined> {
  const body = await readBody(request);
  const target = new URL(to.target);
  const { host } = new URL(to.appUrl);
  const kept = Object.entries(request.headers).filter(([name]) => !notPassedOn.has(name));
  const onward = httpRequest({
    host: target.hostname,
    port: target.port,
    method: request.method,
    path: to.path,
    headers: {
      ...Object.fromEntries(kept),
      ...{ host, "x-forwarded-host": host, "x-forwarded-proto": "https" },
      "x-forwarded-for": visitorAddress,
      ...(body.length > 0 ? { "content-length": String(body.length) } : {}),
    },
  });
  return new Promise((resolve) => {
    onward.on("error", () => resolve(undefined));
    onward.on("response", (answer) => {
      const headers = Object.entries(answer.headers).flatMap(([name, value]) =>
        value === undefined || notPassedBack.has(name) ? [] : [[name, value] as const],
      );
      buffer(answer).then(
        (read) =>
          resolve({
            status: answer.statusCode ?? 502,
            headers: Object.fromEntries(headers),
            body: read,
          }),
        () => resolve(undefined),
      );
    });
    onward.end(body);
  });
}
