import type { OnlineStore } from "./online-store/online-store.ts";

/**
 * What the two halves of the stand-in promise each other: the platform half
 * (proxy, admin frame, tokens, webhooks, control) and the store half
 * (Admin GraphQL over a generated store).
 */

/** Kinds of protected customer data Shopify grants one by one. */
export type ProtectedKind = "name" | "email" | "phone" | "address";

/** Time as the stand-in sees it; tests move it. */
export type LocalClock = { readonly now: () => Date };

/** One authenticated call to `/admin/api/<version>/graphql.json`. */
export type AdminApiCall = {
  readonly shop: string;
  readonly apiVersion: string;
  /** Scopes granted to the access token, as in shopify.app.toml. */
  readonly scopes: readonly string[];
  /** Protected kinds the app is not approved for: these read as null. */
  readonly withheld: ReadonlySet<ProtectedKind>;
  /** The parsed JSON body: `{query, variables, operationName}`. */
  readonly body: unknown;
};

/** What goes back over HTTP, Shopify's status and headers included. */
export type AdminApiReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/** A webhook the store half wants delivered (say `bulk_operations/finish`). */
export type StoreWebhook = {
  readonly shop: string;
  readonly topic: string;
  readonly payload: unknown;
};

/** A customer (gid) whose erasure somebody asked Shopify for, and when (milliseconds). */
export type ErasureAsked = {
  readonly shop: string;
  readonly customerId: string;
  readonly atMs: number;
};

/** A mutation that answers a user error instead of doing its work. */
export type WriteRefusal = {
  /** `orderUpdate` */
  readonly mutation: string;
  /** Text the arguments must hold, say a gid; left out, any will do. */
  readonly about?: string;
  readonly message: string;
  readonly code?: string;
  /** How often. */
  readonly times: number;
};

/** What the pages of a shop are made from. */
export type ShopStorefront = {
  readonly online: OnlineStore;
  /** The app's own metafields, which theme blocks read as `app.metafields`. */
  readonly appMetafields: () => readonly AppMetafield[];
  /** The customer with an e-mail address, when there is one. */
  readonly findCustomer: (email: string) => StorefrontCustomer | undefined;
  readonly customerById: (gid: string) => StorefrontCustomer | undefined;
  /** A visitor leaves their address: a new customer, or tags for the one who is there. */
  readonly signUp: (given: {
    readonly email: string;
    readonly tags: readonly string[];
    /** Language of the page; null: the shop's main one. */
    readonly locale: string | null;
  }) => void;
};

/** A customer as Liquid shows them to themselves. */
export type StorefrontCustomer = {
  readonly gid: string;
  /** The number alone, as text: it may exceed 2^53. */
  readonly id: string;
  readonly email: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly name: string;
  readonly tags: readonly string[];
  readonly accepts_marketing: boolean;
};

/** A metafield of the app installation. */
export type AppMetafield = {
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  readonly value: string;
};

/** The Admin API of every shop the stand-in knows. */
export type AdminApi = {
  readonly call: (call: AdminApiCall) => Promise<AdminApiReply>;
  /** JSONL of a finished bulk operation as a stream, by the id in its URL. */
  readonly readBulkResult: (fileId: string) => NodeJS.ReadableStream | undefined;
  /** Called once by the platform half. */
  readonly onWebhook: (listener: (webhook: StoreWebhook) => void) => void;
  /** Told of every `customerRequestDataErasure`. Called once by the platform half. */
  readonly onErasureAsked: (listener: (asked: ErasureAsked) => void) => void;
  /** Whether this very asking still stands: neither cancelled nor ended. */
  readonly isErasureAsked: (asked: ErasureAsked) => boolean;
  /** Ends the wait: it can no longer be cancelled, and may be asked for again. */
  readonly endErasure: (asked: ErasureAsked) => void;
  /** Lets the next calls of a mutation answer a user error and write nothing. */
  readonly refuseWrites: (shop: string, refusal: WriteRefusal) => void;
  /** What the pages of a shop are made from; undefined when there is no such shop. */
  readonly storefrontOf: (shop: string) => ShopStorefront | undefined;
  /** Cost points used so far by a shop, for the bench. */
  readonly costSpent: (shop: string) => {
    readonly requested: number;
    readonly actual: number;
    readonly calls: number;
    readonly throttled: number;
    readonly bulkOperations: number;
  };
};

/** How large and how odd a generated store is. */
export type StoreOptions = {
  readonly shop: string;
  readonly seed: number;
  readonly customers: number;
  readonly orders: number;
  /** Adds the people every access answer gets wrong (guests, merges, two e-mails ...). */
  readonly hardPeople: boolean;
  /** Extra people with exactly this many orders each (bench: 1, 10, 100, 1000, 10000). */
  readonly peopleWithOrders?: readonly number[];
};

/** Where one planted token sits. */
export type PlantedToken = {
  readonly token: string;
  /** Our own id of the person it belongs to. */
  readonly person: string;
  /** For instance `Order.note` or `MailingAddress.address1`. */
  readonly field: string;
  /** The record that carries it (gid). */
  readonly recordId: string;
  /** A scope the API demands for it, when it is not reachable otherwise. */
  readonly scope: string | null;
  /** Set when the API gates the value by protected customer data approval. */
  readonly protectedKind: ProtectedKind | null;
  /** Order age rule: set when it sits on an order older than 60 days. */
  readonly needsAllOrders: boolean;
  /** False when no API call can reach it (say a merge before installation). */
  readonly reachable: boolean;
  /** True when it is only joined through a possible match the merchant must decide on. */
  readonly onlyByDecision: boolean;
};

/** Who takes away what a planted token stands in. */
export type Taker = "shopify" | "app" | "nobody";

/** A place where a planted token can still be read. */
export type TokenLeft = {
  readonly token: string;
  /** Where it was planted, or the place of a copy (an e-mail stands on several records). */
  readonly field: string;
  readonly recordId: string;
  /** `app`: the erasure of the app has to; `nobody`: no call removes it, or the request does not reach it. */
  readonly takenBy: Taker;
};

/** A person of the generated store with the body Shopify would send about them. */
export type StorePerson = {
  readonly person: string;
  /** Why this person is hard, or null for an ordinary one; e.g. `guest-by-email`, `two-emails`. */
  readonly hard: string | null;
  readonly customerId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly orderCount: number;
  /** `customers/data_request` payload without shop and data_request id. Ids are decimal strings; the sender writes them as bare JSON numbers. */
  readonly request: {
    readonly customerId: string | null;
    readonly email: string | null;
    readonly phone: string | null;
    readonly ordersRequested: readonly string[];
  };
};

/** A generated store: its people, what is planted where. */
export type GeneratedStore = {
  readonly shop: string;
  readonly shopId: string;
  readonly people: readonly StorePerson[];
  /** Every token of everybody, staff included (`staff-0` …). Built on first use: ask `tokensOf` in a large store. */
  readonly tokens: readonly PlantedToken[];
  /** The tokens of one person by their own id. */
  readonly tokensOf: (person: string) => readonly PlantedToken[];
  /**
   * Which tokens of a person the store still holds, and who is to take them.
   * `orders` are the ids the erasure request lists, by default those of the
   * person's own request: nobody touches an order that is not listed.
   */
  readonly tokensLeft: (person: string, orders?: readonly string[]) => readonly TokenLeft[];
  /** Somebody in the shop writes other values into a record. */
  readonly edit: (recordId: string, fields: Readonly<Record<string, unknown>>) => void;
  /** Shopify's own erasure of a customer (null: a guest) and the listed orders. */
  readonly eraseOwn: (erasure: {
    readonly customerId: string | null;
    readonly orders: readonly string[];
  }) => void;
  /** What Shopify would write about a customer record now; undefined when there is none. */
  readonly requestOf: (customerGid: string) => StorePerson["request"] | undefined;
  /** When that customer last ordered, in milliseconds. */
  readonly lastOrderMs: (customerGid: string) => number | undefined;
  /** Customer merges (gids) after the installation, each to be told by a `customers/merge` webhook. */
  readonly merges: readonly {
    readonly keptCustomerId: string;
    readonly mergedCustomerId: string;
  }[];
};
