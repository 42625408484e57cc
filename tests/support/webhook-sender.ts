import { createHmac, randomUUID } from "node:crypto";
import { testApp } from "./app-process.ts";

export interface Sent {
  readonly status: number;
  readonly text: string;
}

export interface WebhookToSend {
  readonly body?: string | Buffer;
  readonly path?: string;
  readonly method?: string;
  /** `null` leaves a header out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly topic?: string;
  readonly shop?: string;
  readonly webhookId?: string;
  /** Undefined signs with the app's secret. */
  readonly secret?: string;
  readonly signature?: string;
}

export const testShop = "lagom-test.myshopify.com";

export function sign(body: string | Buffer, secret: string = testApp.apiSecret): string {
  return createHmac("sha256", secret).update(body).digest("base64");
}

/** Sends a webhook as Shopify does; every part may be changed. */
export async function sendWebhook(appUrl: string, webhook: WebhookToSend): Promise<Sent> {
  const body = webhook.body ?? "{}";
  const method = webhook.method ?? "POST";
  const said: Record<string, string | null> = {
    "content-type": "application/json",
    "x-shopify-topic": webhook.topic ?? "customers/data_request",
    "x-shopify-shop-domain": webhook.shop ?? testShop,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": webhook.webhookId ?? randomUUID(),
    "x-shopify-event-id": randomUUID(),
    "x-shopify-triggered-at": new Date().toISOString(),
    "x-shopify-hmac-sha256": webhook.signature ?? sign(body, webhook.secret),
    ...webhook.headers,
  };
  const headers = Object.entries(said).flatMap(([name, value]): [string, string][] =>
    value === null ? [] : [[name, value]],
  );
  const response = await fetch(new URL(webhook.path ?? "/webhooks/compliance", appUrl), {
    method,
    headers,
    body: method === "GET" || method === "HEAD" ? null : new Uint8Array(Buffer.from(body)),
  });
  return { status: response.status, text: await response.text() };
}

let lastNumber = 9_000;

/** A body of `customers/data_request` about somebody new, as text with bare numbers. */
export function dataRequestBody(change: Readonly<Record<string, unknown>> = {}): string {
  lastNumber += 1;
  const number = lastNumber;
  return JSON.stringify({
    shop_id: 954889,
    shop_domain: testShop,
    orders_requested: [299938, 280263],
    customer: { id: number, email: `person${String(number)}@example.com`, phone: "555-625-1199" },
    data_request: { id: number },
    ...change,
  });
}

export function redactBody(change: Readonly<Record<string, unknown>> = {}): string {
  lastNumber += 1;
  return JSON.stringify({
    shop_id: 954889,
    shop_domain: testShop,
    customer: { id: lastNumber, email: null, phone: "" },
    orders_to_redact: [299938],
    ...change,
  });
}

export function shopRedactBody(shop: string = testShop): string {
  return JSON.stringify({ shop_id: 954889, shop_domain: shop });
}
