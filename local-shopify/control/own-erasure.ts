import type { ErasureAsked, GeneratedStore, StorePerson } from "../contract.ts";
import { createRedactBody } from "../webhooks/compliance-payloads.ts";
import { requireStore } from "./app-lifecycle.ts";
import type { Platform } from "./platform.ts";

const DAY_MS = 86_400_000;

/** An erasure can be cancelled for ten days. */
const CANCEL_MS = 10 * DAY_MS;

/** Older pages of Shopify say that an order of the last 180 days holds the erasure back. */
const HOLD_MS = 180 * DAY_MS;

/**
 * Carries out `customerRequestDataErasure`: when the days to cancel (and the
 * hold, where it is on) are over, `customers/redact` goes to the app and
 * Shopify's own erasure follows.
 */
export function watchErasuresAsked(platform: Platform): void {
  const { api, clock, stores, settings } = platform;
  api.onErasureAsked((asked) => {
    const store = stores.get(asked.shop);
    const heldUntilMs = settings.erasureHold ? heldUntil(store, asked) : 0;
    const dueMs = Math.max(asked.atMs + CANCEL_MS, heldUntilMs);
    clock.runAt(new Date(dueMs), () => {
      if (api.isErasureAsked(asked)) redact(platform, asked, dueMs);
    });
  });
}

function heldUntil(store: GeneratedStore | undefined, { customerId }: ErasureAsked): number {
  const last = store?.lastOrderMs(customerId);
  return last === undefined ? 0 : last + HOLD_MS;
}

function redact(platform: Platform, asked: ErasureAsked, dueMs: number): void {
  const { shop } = asked;
  const request = platform.stores.get(shop)?.requestOf(asked.customerId);
  platform.api.endErasure(asked);
  if (request === undefined) return;
  if (platform.installations.find(shop)?.installed === true) {
    const body = createRedactBody(requireStore(platform, shop), request);
    platform.publish({ shop, topic: "customers/redact", body });
  }
  planOwnErasure(platform, { shop, request, fromMs: dueMs });
}

/** Plans Shopify's own erasure, `ownErasureDelayMs` after `fromMs`; null means it never comes. */
export function planOwnErasure(
  platform: Platform,
  of: {
    readonly shop: string;
    readonly request: StorePerson["request"];
    readonly fromMs: number;
  },
): void {
  const { stores, settings, clock } = platform;
  const { shop, request, fromMs } = of;
  if (settings.ownErasureDelayMs === null) return;
  clock.runAt(new Date(fromMs + settings.ownErasureDelayMs), () => {
    const { customerId, ordersRequested: orders } = request;
    stores.get(shop)?.eraseOwn({ customerId, orders });
  });
}
