import { dueAtOf } from "../data-requests/deadline.ts";
import type { RequestSubject } from "../data-requests/types.ts";
import type { ShopDomain } from "../shared/ids.ts";
import type { JsonObject } from "../shared/json.ts";
import type { Result } from "../shared/result.ts";
import { bindDelivery, type Misfit } from "./bind-delivery.ts";
import { interpret, type UnreadableReason } from "./interpret.ts";
import type { ComplianceTopic } from "./topic.ts";

/** A webhook call whose signature is right. */
export type VerifiedDelivery = {
  readonly topic: ComplianceTopic;
  readonly shop: ShopDomain;
  readonly webhookId: string;
  readonly eventId: string | null;
  readonly apiVersion: string;
  readonly triggeredAt: Date | null;
  readonly receivedAt: Date;
  readonly raw: Uint8Array;
  /** The raw body parsed, numbers as their digits. */
  readonly body: JsonObject;
};

/** What a delivery means: who asks for what, or why nobody can tell. */
export type Meaning =
  | {
      readonly kind: "access" | "erasure";
      readonly subject: RequestSubject;
      readonly shopifyRequestId: string | null;
    }
  | { readonly kind: "shop-removal" }
  | { readonly kind: "unreadable"; readonly reason: UnreadableReason };

export type DeliveryToKeep = {
  readonly delivery: VerifiedDelivery;
  readonly meaning: Meaning;
  /** When the request is due, once the shop's zone is known. */
  readonly dueAtIn: (timeZone: string) => Date;
};

/**
 * `opened`: a new data request. `joined`: another delivery of a request that is
 * there already. `repeated`: this very delivery was kept before.
 */
export type KeptDelivery = "opened" | "joined" | "repeated";

/** Keeps a delivery with everything that follows from it, in one transaction, before it returns. */
export type DeliveryStore = {
  readonly keep: (delivery: DeliveryToKeep) => Promise<KeptDelivery>;
};

/**
 * Takes a correctly signed delivery in. What fits its headers is always kept,
 * understood or not, for Shopify never sends it again after a 2xx; what does
 * not fit is refused and leaves nothing behind.
 */
export async function receiveDelivery(
  store: DeliveryStore,
  delivery: VerifiedDelivery,
): Promise<Result<KeptDelivery, Misfit>> {
  const bound = bindDelivery(delivery);
  if (!bound.ok) return bound;
  const { receivedAt } = delivery;
  const kept = await store.keep({
    delivery,
    meaning: meaningOf(delivery),
    dueAtIn: (timeZone) => dueAtOf({ receivedAt, timeZone }),
  });
  return { ok: true, value: kept };
}

function meaningOf({ topic, body }: VerifiedDelivery): Meaning {
  const read = interpret(topic, body);
  if (!read.ok) return { kind: "unreadable", reason: read.reason };
  const { kind, subject, shopifyRequestId } = read.value;
  return kind === "shop-removal" ? { kind } : { kind, subject, shopifyRequestId };
}
