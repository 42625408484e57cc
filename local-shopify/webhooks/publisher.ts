import { createHmac, randomUUID } from "node:crypto";

import type { LocalClock } from "../contract.ts";
import type { AppConfig } from "../control/app-config.ts";
import type { AppCredentials } from "../oauth/app-credentials.ts";
import type { DeliveryQueue } from "./delivery-queue.ts";

/** A webhook to be signed and sent. */
export type Publication = {
  readonly shop: string;
  readonly topic: string;
  /** Raw body. */
  readonly body: string;
  /** Which secret signs: `current`, `previous`, or any other text itself. */
  readonly secret?: string;
  /** Replaces headers; null leaves one out. Names in lower case. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly webhookId?: string;
  /** Sends there instead of to the topic's subscriptions. */
  readonly uri?: string;
  readonly retries?: number;
};

/** Sends a webhook to every address that wants its topic; answers the ids. */
export type Publisher = (publication: Publication) => readonly string[];

/**
 * Creates the sender of signed webhooks. It goes straight to where the app
 * listens, as Shopify's servers reach the app's public address.
 */
export function createPublisher(options: {
  readonly app: AppCredentials;
  readonly config: AppConfig;
  readonly appUrl: string;
  readonly appTarget: () => string;
  readonly clock: LocalClock;
  readonly queue: DeliveryQueue;
}): Publisher {
  return (publication) => {
    const uris =
      publication.uri === undefined
        ? options.config.subscriptions
            .filter(({ topic }) => topic === publication.topic)
            .map(({ uri }) => uri)
        : [publication.uri];
    const eventId = randomUUID();
    return uris.map((uri) => {
      const webhookId = publication.webhookId ?? randomUUID();
      const headers = {
        ...shopifyHeaders(options, publication),
        "x-shopify-webhook-id": webhookId,
        "x-shopify-event-id": eventId,
      };
      options.queue.send(
        {
          webhookId,
          shop: publication.shop,
          topic: publication.topic,
          url: deliveryUrl(options, uri),
          headers: replaceHeaders(headers, publication.headers ?? {}),
          body: publication.body,
        },
        publication.retries,
      );
      return webhookId;
    });
  };
}

function shopifyHeaders(
  options: {
    readonly app: AppCredentials;
    readonly config: AppConfig;
    readonly appUrl: string;
    readonly clock: LocalClock;
  },
  { shop, topic, body, secret }: Publication,
): Record<string, string> {
  const key = signingSecret(options.app, secret ?? "current");
  return {
    host: new URL(options.appUrl).host,
    "content-type": "application/json",
    accept: "*/*",
    "user-agent": "Shopify-Captain-Hook",
    "x-forwarded-proto": "https",
    "x-shopify-topic": topic,
    "x-shopify-hmac-sha256": createHmac("sha256", key).update(body).digest("base64"),
    "x-shopify-shop-domain": shop,
    "x-shopify-api-version": options.config.apiVersion,
    "x-shopify-triggered-at": options.clock.now().toISOString(),
  };
}

function signingSecret(app: AppCredentials, name: string): string {
  if (name === "current") return app.apiSecret;
  if (name !== "previous") return name;
  if (app.previousSecret === undefined) {
    throw new Error("The app has no previous secret");
  }
  return app.previousSecret;
}

/** A path, or an address below the app's own, goes to where the app listens. */
function deliveryUrl(
  options: { readonly appUrl: string; readonly appTarget: () => string },
  uri: string,
): string {
  const url = new URL(uri, options.appUrl);
  return url.origin === new URL(options.appUrl).origin
    ? new URL(`${url.pathname}${url.search}`, options.appTarget()).href
    : url.href;
}

function replaceHeaders(
  headers: Readonly<Record<string, string>>,
  replacements: Readonly<Record<string, string | null>>,
): Readonly<Record<string, string>> {
  const replaced = { ...headers, ...replacements };
  return Object.fromEntries(
    Object.entries(replaced).flatMap(([name, value]) =>
      value === null ? [] : [[name, value] as const],
    ),
  );
}
