import { Readable } from "node:stream";

import type { AdminApiCall, GeneratedStore, StoreWebhook } from "../contract.ts";
import type { CreateAdminApi } from "../control/options.ts";

/** The one shop of the tests of the platform half. */
export const fakeShop = "skogen.myshopify.com";

/** An id JavaScript's numbers cannot hold. */
export const hugeId = "706405506930370085";

const store: GeneratedStore = {
  shop: fakeShop,
  shopId: "954889",
  tokens: [],
  tokensOf: () => [],
  tokensLeft: () => [],
  edit: () => undefined,
  eraseOwn: () => undefined,
  requestOf: () => undefined,
  lastOrderMs: () => undefined,
  merges: [
    {
      keptCustomerId: `gid://shopify/Customer/${hugeId}`,
      mergedCustomerId: "gid://shopify/Customer/11",
    },
  ],
  people: [
    {
      person: "person-1",
      hard: null,
      customerId: hugeId,
      email: "astrid@example.test",
      phone: null,
      orderCount: 1,
      request: {
        customerId: hugeId,
        email: "astrid@example.test",
        phone: null,
        ordersRequested: ["9007199254740993"],
      },
    },
  ],
};

/** An Admin API that answers with the call it got. */
export function createFakeAdminApi(): {
  readonly create: CreateAdminApi;
  readonly calls: AdminApiCall[];
  readonly sendWebhook: (webhook: StoreWebhook) => void;
} {
  const calls: AdminApiCall[] = [];
  const listeners: ((webhook: StoreWebhook) => void)[] = [];
  return {
    calls,
    sendWebhook: (webhook) => {
      for (const listener of listeners) listener(webhook);
    },
    create: () => ({
      stores: new Map([[fakeShop, store]]),
      api: {
        call: async (call) => {
          calls.push(call);
          return { status: 200, headers: {}, body: { data: { ok: true } } };
        },
        readBulkResult: (fileId) =>
          fileId === "file/1" ? Readable.from(['{"id":1}\n', '{"id":2}\n']) : undefined,
        onWebhook: (listener) => {
          listeners.push(listener);
        },
        onErasureAsked: () => undefined,
        isErasureAsked: () => false,
        endErasure: () => undefined,
        refuseWrites: () => undefined,
        storefrontOf: () => undefined,
        costSpent: () => ({
          requested: 0,
          actual: 0,
          calls: calls.length,
          throttled: 0,
          bulkOperations: 0,
        }),
      },
    }),
  };
}
