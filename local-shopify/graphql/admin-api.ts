import { createHash } from "node:crypto";
import type {
  AdminApi,
  AdminApiReply,
  GeneratedStore,
  LocalClock,
  ErasureAsked,
  StoreOptions,
  StoreWebhook,
} from "../contract.ts";
import { describeStore } from "../store/generated-store.ts";
import { createOnlineStore } from "../online-store/online-store.ts";
import { createLiveStore } from "../store/live-store.ts";
import { SHOPIFY_LIMITS } from "./cost-bucket.ts";
import { createDocumentCheck } from "./documents.ts";
import { loadAdminSchema } from "./schema.ts";
import { createShopApi, type ShopApi, type ShopApiOptions } from "./shop-api.ts";

export type AdminApiOptions = {
  /** Path of `admin_2026-10.json.gz` of npm package @shopify/dev-mcp. */
  readonly schemaFile: string;
  readonly shops: readonly StoreOptions[];
  readonly clock: LocalClock;
  readonly bulkUrl: (shop: string, fileId: string) => string;
  /** Least real time a bulk operation takes (milliseconds, default 300). */
  readonly bulkMs?: number;
  /** Points a shop gets back per real second (default 100, as a Basic shop). */
  readonly restoreRate?: number;
  /** Points of a full bucket (default 2,000). */
  readonly maximumAvailable?: number;
  /** Monotonic milliseconds for the bucket; the real clock by default. */
  readonly bucketNowMs?: () => number;
};

export type LocalAdmin = {
  readonly api: AdminApi;
  readonly stores: ReadonlyMap<string, GeneratedStore>;
  /** Generates one more store; an existing shop of that name is replaced. */
  readonly addShop: (options: StoreOptions) => GeneratedStore;
  /** Makes the next bulk operation of a shop fail after so many lines. */
  readonly failNextBulk: (shop: string, afterObjects: number) => void;
};

/** The Admin GraphQL of generated stores, on Shopify's own schema. */
export function createAdminApi(options: AdminApiOptions): LocalAdmin {
  const shops = new Map<string, ShopApi>();
  const stores = new Map<string, GeneratedStore>();
  const listeners: Listeners<StoreWebhook> = [];
  const askedListeners: Listeners<ErasureAsked> = [];
  const ground = createGround(options, {
    announce: (webhook) => {
      for (const listener of listeners) listener(webhook);
    },
    erasureAsked: (asked) => {
      for (const listener of askedListeners) listener(asked);
    },
  });
  const addShop = (shop: StoreOptions): GeneratedStore => {
    const shopNumber = shopNumberOf(shop.shop);
    const startMs = options.clock.now().getTime();
    const store = createLiveStore(shop, startMs);
    const online = createOnlineStore(shop.shop, shopNumber, startMs);
    const described = describeStore(store, shopNumber);
    shops.set(shop.shop, createShopApi({ ...ground, store, shopNumber, online }));
    stores.set(shop.shop, described);
    return described;
  };
  for (const shop of options.shops) addShop(shop);
  return {
    stores,
    addShop,
    failNextBulk: (shop, afterObjects) => shops.get(shop)?.bulk.failNext(afterObjects),
    api: createApi(shops, listeners, askedListeners),
  };
}

type Listeners<T> = ((told: T) => void)[];

function createApi(
  shops: ReadonlyMap<string, ShopApi>,
  listeners: Listeners<StoreWebhook>,
  askedListeners: Listeners<ErasureAsked>,
): AdminApi {
  return {
    call: async (call) => (await shops.get(call.shop)?.call(call)) ?? NOT_FOUND,
    readBulkResult: (fileId) => {
      const streams = [...shops.values()].map(({ bulk }) => bulk.readResult(fileId));
      return streams.find((stream) => stream !== undefined);
    },
    onWebhook: (listener) => {
      listeners.push(listener);
    },
    onErasureAsked: (listener) => {
      askedListeners.push(listener);
    },
    isErasureAsked: ({ shop, customerId, atMs }) =>
      shops.get(shop)?.state.erasures.get(customerId) === atMs,
    endErasure: ({ shop, customerId }) => {
      shops.get(shop)?.state.erasures.delete(customerId);
    },
    refuseWrites: (shop, refusal) => {
      shops.get(shop)?.state.refusals.push({ ...refusal, left: refusal.times });
    },
    storefrontOf: (shop) => shops.get(shop)?.storefront,
    costSpent: (shop) => shops.get(shop)?.costSpent() ?? NOTHING_SPENT,
  };
}

/** What every shop of this stand-in shares. */
function createGround(
  options: AdminApiOptions,
  told: Pick<ShopApiOptions, "announce" | "erasureAsked">,
): Omit<ShopApiOptions, "store" | "shopNumber" | "online"> {
  const admin = loadAdminSchema(options.schemaFile);
  return {
    admin,
    ...told,
    checkDocument: createDocumentCheck(admin.schema),
    clock: options.clock,
    bulkUrl: options.bulkUrl,
    bulkMs: options.bulkMs ?? 300,
    bucketNowMs: options.bucketNowMs ?? (() => performance.now()),
    limits: {
      ...SHOPIFY_LIMITS,
      restoreRate: options.restoreRate ?? SHOPIFY_LIMITS.restoreRate,
      maximumAvailable: options.maximumAvailable ?? SHOPIFY_LIMITS.maximumAvailable,
    },
  };
}

const NOT_FOUND: AdminApiReply = {
  status: 404,
  headers: { "content-type": "application/json; charset=utf-8" },
  body: { errors: "Not Found" },
};

const NOTHING_SPENT = { requested: 0, actual: 0, calls: 0, throttled: 0, bulkOperations: 0 };

/** The shop's numeric id: fixed by its domain. */
function shopNumberOf(shop: string): string {
  const digest = createHash("sha256").update(shop).digest();
  return String(60_000_000_000 + digest.readUInt32BE(0));
}
