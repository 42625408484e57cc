import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { AdminApiCall, GeneratedStore, StoreOptions, StorePerson } from "../../contract.ts";
import { type AdminApiOptions, createAdminApi, type LocalAdmin } from "../admin-api.ts";

export const SHOP = "demo.myshopify.com";

/** When the clock of these tests starts. */
export const START = new Date("2026-11-23T10:00:00Z");

/** Everything a token can be granted that the store has a use for. */
export const ALL_SCOPES = [
  "read_customers",
  "write_customers",
  "write_customer_data_erasure",
  "read_orders",
  "write_orders",
  "read_all_orders",
  "read_returns",
  "read_draft_orders",
  "write_draft_orders",
  "read_gift_cards",
  "write_gift_cards",
  "read_gift_card_transactions",
  "read_store_credit_accounts",
  "read_store_credit_account_transactions",
  "read_content",
  "write_content",
  "read_customer_payment_methods",
  "read_own_subscription_contracts",
  "read_users",
] as const;

const answerSchema = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
  extensions: z
    .object({
      cost: z
        .object({
          requestedQueryCost: z.number(),
          actualQueryCost: z.number().nullable(),
          throttleStatus: z.object({
            maximumAvailable: z.number(),
            currentlyAvailable: z.number(),
            restoreRate: z.number(),
          }),
        })
        .optional(),
      search: z.unknown().optional(),
    })
    .optional(),
});

export type Answer = z.infer<typeof answerSchema>;

export type OpenAdmin = LocalAdmin & {
  readonly store: GeneratedStore;
  readonly clock: { now: () => Date; set: (at: Date) => void };
  readonly person: (key: string) => StorePerson;
  readonly ask: (
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    as?: Partial<Pick<AdminApiCall, "scopes" | "withheld">>,
  ) => Promise<Answer>;
};

const SMALL: StoreOptions = { shop: SHOP, seed: 7, customers: 30, orders: 60, hardPeople: true };

/** A small store behind the real schema, with a bucket that never runs dry unless asked for. */
export function openAdmin(
  more: Partial<AdminApiOptions> & { readonly store?: Partial<StoreOptions> } = {},
): OpenAdmin {
  const { store: storeOptions, ...options } = more;
  let now = START;
  const clock = {
    now: () => now,
    set: (at: Date) => {
      now = at;
    },
  };
  const admin = createAdminApi({
    schemaFile: fileURLToPath(new URL("../../../.cache/admin-2026-10.json.gz", import.meta.url)),
    shops: [{ ...SMALL, ...storeOptions }],
    clock,
    bulkUrl: (shop, fileId) => `https://results.example.test/${shop}/${fileId}`,
    maximumAvailable: 10_000_000,
    bulkMs: 5,
    ...options,
  });
  const store = admin.stores.get(SHOP);
  if (!store) throw new Error("the store was not generated");
  return {
    ...admin,
    store,
    clock,
    person: (key) => {
      const found = store.people.find((one) => one.person === key);
      if (!found) throw new Error(`nobody is called ${key}`);
      return found;
    },
    ask: async (query, variables = {}, as = {}) => {
      const reply = await admin.api.call({
        shop: SHOP,
        apiVersion: "2026-10",
        scopes: ALL_SCOPES,
        withheld: new Set(),
        ...as,
        body: { query, variables },
      });
      return answerSchema.parse(JSON.parse(JSON.stringify(reply.body)));
    },
  };
}

/** The value when it is a list, else an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Reads a value out of an answer by keys and list positions; undefined when a step is missing. */
export function dig(value: unknown, ...keys: readonly (string | number)[]): unknown {
  let at: unknown = value;
  for (const key of keys) {
    if (typeof at !== "object" || at === null) return undefined;
    at = Reflect.get(at, key);
  }
  return at;
}
