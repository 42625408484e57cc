import { randomUUID } from "node:crypto";
import type { Database } from "../../app/db/database.server.ts";
import { createDeliveryStore } from "../../app/db/deliveries/delivery-store.server.ts";
import type { KeyStore } from "../../app/db/keys/key-store.server.ts";
import type { DeliveryToKeep } from "../../app/domain/compliance/receive-delivery.ts";
import { asCustomerId, type ShopDomain } from "../../app/domain/shared/ids.ts";
import { openQueue } from "../../app/jobs/queue.server.ts";
import { createLog } from "../../app/logging/log.server.ts";
import type { Keyring } from "../../app/seal/keyring.server.ts";
import { makeDeliveries } from "../webhooks/deliveries.ts";

const perRound = 240;

/** Keeps webhooks of new people: a key for each, and the body sealed under it. Answers the next round. */
export async function createDeliveryWork(given: {
  readonly database: Database;
  readonly keys: KeyStore;
  readonly keyring: Keyring;
  readonly shop: ShopDomain;
  readonly url: string;
}): Promise<() => Promise<() => Promise<void>>> {
  const { database, keys, keyring, shop, url } = given;
  const queue = await openQueue({ url, log: createLog("silent"), isWorker: false });
  const notAsked = () => Promise.reject(new Error("not asked for"));
  const store = createDeliveryStore({
    ...{ ...database, keys, keyring },
    jobs: {
      access: await queue.insertOf("data-requests.fulfil"),
      erasure: await queue.insertOf("data-requests.erase"),
      "shop-removal": await queue.insertOf("shops.remove"),
    },
    tombstones: { recall: () => Promise.resolve() },
    outbox: { prepare: notAsked, add: notAsked },
  });
  let round = 0;
  return () => {
    round += 1;
    const deliveries = makeDeliveries({ count: perRound, shop, secret: "bench", seed: round });
    const kept = deliveries.map(({ body }, index) => toKept(shop, { body, round, index }));
    return Promise.resolve(async () => {
      const outcomes = await Promise.all(kept.map((one) => store.keep(one)));
      if (outcomes.some((outcome) => outcome !== "opened")) throw new Error("not kept");
    });
  };
}

function toKept(
  shop: ShopDomain,
  given: { readonly body: string; readonly round: number; readonly index: number },
): DeliveryToKeep {
  const number = given.round * 1_000_000 + given.index;
  return {
    delivery: {
      ...{ topic: "customers/data_request", shop, webhookId: randomUUID(), eventId: null },
      ...{ apiVersion: "2026-10", triggeredAt: null, receivedAt: new Date() },
      ...{ raw: Buffer.from(given.body), body: {} },
    },
    meaning: {
      kind: "access",
      shopifyRequestId: String(number + 1),
      subject: {
        customerId: asCustomerId(String(7_000_000_000_000 + number)),
        ...{ email: `person-${String(number)}@example.com`, phone: null, orderIds: [] },
      },
    },
    dueAtIn: () => new Date("2026-12-01T00:00:00Z"),
  };
}
