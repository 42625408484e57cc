import { LosslessNumber, stringify } from "lossless-json";

import type { StorePerson } from "../contract.ts";

/** The shop a payload is about. */
export type PayloadShop = {
  /** Digits only. */
  readonly shopId: string;
  readonly shop: string;
};

/** Parts of a payload a test wants otherwise; null writes null. */
export type PayloadOverrides = {
  readonly customerId?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly orders?: readonly string[];
};

/** Body of `customers/data_request` about a person of the store. */
export function createDataRequestBody(
  shop: PayloadShop,
  request: StorePerson["request"],
  dataRequestId: string,
): string {
  return toJson({
    ...shopPart(shop),
    orders_requested: request.ordersRequested.map(toNumber),
    customer: customerPart(request),
    data_request: { id: toNumber(dataRequestId) },
  });
}

/** Body of `customers/redact` about a person of the store. */
export function createRedactBody(shop: PayloadShop, request: StorePerson["request"]): string {
  return toJson({
    ...shopPart(shop),
    customer: customerPart(request),
    orders_to_redact: request.ordersRequested.map(toNumber),
  });
}

/** Body of `shop/redact`. */
export function createShopRedactBody(shop: PayloadShop): string {
  return toJson(shopPart(shop));
}

/** Puts a test's wishes over what the store knows of a person. */
export function overrideRequest(
  request: StorePerson["request"],
  overrides: PayloadOverrides,
): StorePerson["request"] {
  const { customerId, email, phone, orders } = overrides;
  return {
    customerId: customerId === undefined ? request.customerId : customerId,
    email: email === undefined ? request.email : email,
    phone: phone === undefined ? request.phone : phone,
    ordersRequested: orders ?? request.ordersRequested,
  };
}

function shopPart({ shopId, shop }: PayloadShop) {
  return { shop_id: toNumber(shopId), shop_domain: shop };
}

/** Somebody without a customer record has no id in the payload. */
function customerPart({ customerId, email, phone }: StorePerson["request"]) {
  return customerId === null ? { email, phone } : { id: toNumber(customerId), email, phone };
}

/** Ids exceed 2^53, so they are written digit by digit. */
function toNumber(digits: string): LosslessNumber {
  if (!/^\d+$/.test(digits)) throw new Error("An id must be decimal digits");
  return new LosslessNumber(digits);
}

function toJson(payload: unknown): string {
  const text = stringify(payload);
  if (text === undefined) throw new Error("The payload has no JSON text");
  return text;
}
