import type { LocalClock, ShopStorefront, StorefrontCustomer } from "../contract.ts";
import { mainLocale } from "../online-store/online-store.ts";
import type { LiveStore } from "../store/live-store.ts";
import { isRecord, type StoreRecord } from "../store/parts.ts";
import { makeCustomer } from "../store/records/made-customer.ts";
import { moment } from "../store/records/money.ts";
import { findCustomerByEmail } from "./resolvers/customer-lookup.ts";
import { installationId } from "./resolvers/shop.ts";
import type { ShopState } from "./shop-state.ts";

/** What the shop's pages are made from, beside what the Admin API shows of it. */
export function createShopStorefront(
  store: LiveStore,
  state: ShopState,
  clock: LocalClock,
): ShopStorefront {
  return {
    online: state.online,
    appMetafields: () =>
      (state.metafields.get(installationId(state)) ?? []).map((field) => ({
        namespace: String(field["namespace"]),
        key: String(field["key"]),
        type: String(field["type"]),
        value: String(field["value"]),
      })),
    findCustomer: (email) => {
      const found = findCustomerByEmail(email, store);
      return found ? describe(found) : undefined;
    },
    customerById: (gid) => {
      const found = store.find(gid);
      return found && store.isThere(found.type, found.index) ? describe(found.record) : undefined;
    },
    signUp: (given) => {
      const atMs = clock.now().getTime();
      const tags = given.tags.filter((tag) => tag !== "");
      const there = findCustomerByEmail(given.email, store);
      if (there === null) {
        addCustomer(store, {
          ...given,
          tags,
          atMs,
          locale: given.locale ?? mainLocale(state.online),
        });
        return;
      }
      const known = Array.isArray(there["tags"]) ? there["tags"].map(String) : [];
      store.change(String(there["id"]), {
        ...subscribed(there, atMs),
        tags: [...new Set([...known, ...tags])].toSorted(),
        updatedAt: moment(atMs),
      });
    },
  };
}

function addCustomer(
  store: LiveStore,
  given: {
    readonly email: string;
    readonly tags: readonly string[];
    readonly atMs: number;
    readonly locale: string;
  },
): void {
  store.add("Customer", (at) =>
    makeCustomer({
      ...at,
      ...given,
      shop: store.shop,
      firstName: null,
      lastName: null,
      phone: null,
      note: null,
      addresses: [],
      marketingState: "SUBSCRIBED",
    }),
  );
}

/** Shopify notes of everybody who sends the form that they accept e-mail marketing. */
function subscribed(customer: StoreRecord, atMs: number): object {
  const address = customer["defaultEmailAddress"];
  const state = { marketingState: "SUBSCRIBED", marketingOptInLevel: "SINGLE_OPT_IN" };
  return {
    defaultEmailAddress: {
      ...(isRecord(address) ? address : {}),
      ...state,
      marketingUpdatedAt: moment(atMs),
    },
    emailMarketingConsent: { ...state, consentUpdatedAt: moment(atMs), sourceLocation: null },
  };
}

function describe(record: StoreRecord): StorefrontCustomer {
  const text = (name: string) => (typeof record[name] === "string" ? record[name] : null);
  const consent = record["emailMarketingConsent"];
  return {
    gid: String(record["id"]),
    id: String(record["legacyResourceId"]),
    email: text("email"),
    first_name: text("firstName"),
    last_name: text("lastName"),
    name: text("displayName") ?? "",
    tags: Array.isArray(record["tags"]) ? record["tags"].map(String) : [],
    accepts_marketing:
      typeof consent === "object" &&
      consent !== null &&
      Reflect.get(consent, "marketingState") === "SUBSCRIBED",
  };
}
