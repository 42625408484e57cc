import { createHmac, randomUUID } from "node:crypto";

/** A webhook ready to be sent: made beforehand, so that making it is not measured. */
export interface SignedDelivery {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Where each goes to a place of its own, below the address all go to. */
  readonly path?: string;
}

export interface DeliveryOptions {
  readonly count: number;
  readonly shop: string;
  readonly secret: string;
  /** Keeps the people of two runs apart. */
  readonly seed: number;
}

/** Data requests of so many different people, signed as Shopify signs them. */
export function makeDeliveries(options: DeliveryOptions): readonly SignedDelivery[] {
  return Array.from({ length: options.count }, (_, index) => {
    const number = options.seed * 1_000_000 + index;
    const body = JSON.stringify({
      shop_id: 954889,
      shop_domain: options.shop,
      orders_requested: [number * 3 + 1, number * 3 + 2],
      customer: {
        id: 7_000_000_000_000 + number,
        email: `person-${String(number)}@example.com`,
        phone: "+46701234567",
      },
      data_request: { id: number + 1 },
    });
    const headers = {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      "x-shopify-topic": "customers/data_request",
      "x-shopify-shop-domain": options.shop,
      "x-shopify-api-version": "2026-10",
      "x-shopify-webhook-id": randomUUID(),
      "x-shopify-event-id": randomUUID(),
      "x-shopify-triggered-at": new Date().toISOString(),
      "x-shopify-hmac-sha256": createHmac("sha256", options.secret).update(body).digest("base64"),
    };
    return { body, headers };
  });
}
