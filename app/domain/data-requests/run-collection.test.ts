import { describe, expect, it } from "vitest";
import { placeIds, type PlaceId } from "../data-map/types.ts";
import { asDataRequestId, asInstallationId, parseShopDomain } from "../shared/ids.ts";
import type { JsonObject } from "../shared/json.ts";
import { startSubject } from "./person-matching.ts";
import { planAccess } from "./plan.ts";
import {
  SourceRefusedError,
  TransientSourceError,
  type CollectionStore,
  type CollectParams,
  type RecordCollector,
} from "./ports.ts";
import { runCollection } from "./run-collection.ts";
import type { CollectedPage, CollectedRecord, OpenDataRequest } from "./types.ts";

const shop = parseShopDomain("test.myshopify.com");
if (shop === undefined) throw new Error("no shop");

const request: OpenDataRequest = {
  id: asDataRequestId("r"),
  installationId: asInstallationId("i"),
  shop,
  kind: "access",
  status: "running",
  subject: { customerId: null, email: null, phone: null, orderIds: [] },
  receivedAt: new Date(0),
  dueAt: new Date(1),
  searchRound: 0,
};

const scopes = [
  ...["read_customers", "read_orders", "read_draft_orders", "read_gift_cards", "read_content"],
  ...["read_store_credit_accounts", "read_own_subscription_contracts"],
  "read_customer_payment_methods",
];
const subject = startSubject({
  customerId: "1",
  email: "a@example.test",
  orderIds: [],
  mergedCustomerIds: [],
  includedRefs: [],
  leftOutRefs: [],
});

function recordOf(place: PlaceId, id: string, data: JsonObject = {}): CollectedRecord {
  const kind = place === "customer" ? "customer" : "order";
  return { place, kind, id, parentId: null, reason: "customer-id", data };
}

function pageOf(records: readonly CollectedRecord[], next: JsonObject | null): CollectedPage {
  return { records, possibleMatches: [], missing: [], next };
}

type Run = Awaited<ReturnType<CollectionStore["progress"]>>[number];

/** The store's contract in memory: pages are kept once, in order. */
function createMemoryStore() {
  const runs = new Map<PlaceId, Run>();
  for (const place of placeIds) {
    const fresh = { status: "waiting", recordCount: 0, pageCount: 0, missing: [], cursor: null };
    runs.set(place, { place, ...fresh } as Run);
  }
  const pages = new Map<PlaceId, (readonly CollectedRecord[])[]>();
  const store: CollectionStore = {
    openRequest: () => Promise.resolve(request),
    markRunning: () => Promise.resolve(true),
    savePlan: () => Promise.resolve(),
    openPlaces: () => Promise.resolve(),
    progress: () => Promise.resolve([...runs.values()]),
    savePage: ({ place, pageNumber, page }) => {
      const run = runs.get(place);
      if (run?.pageCount !== pageNumber) return Promise.resolve();
      pages.set(place, [...(pages.get(place) ?? []), page.records]);
      runs.set(place, {
        ...run,
        status: page.next === null ? "searched" : "running",
        recordCount: run.recordCount + page.records.length,
        pageCount: pageNumber + 1,
        cursor: page.next,
      });
      return Promise.resolve();
    },
    markUnreachable: (_, place, missing) => {
      const run = runs.get(place);
      if (run !== undefined) runs.set(place, { ...run, status: "unreachable", missing });
      return Promise.resolve();
    },
    markSearched: (_, place, missing) => {
      const run = runs.get(place);
      if (run !== undefined) runs.set(place, { ...run, status: "searched", missing, cursor: null });
      return Promise.resolve();
    },
    readRecords: async function* (_, place) {
      for (const one of place === undefined ? placeIds : [place]) yield* pages.get(one) ?? [];
    },
    possibleMatches: () => Promise.resolve([]),
    mergedIdsOf: () => Promise.resolve([]),
  };
  return { store, runs, pages };
}

const nothing: RecordCollector = { collectPage: () => Promise.resolve(pageOf([], null)) };

function collectorsWith(
  special: Partial<Record<PlaceId, RecordCollector>>,
): Record<PlaceId, RecordCollector> {
  return Object.fromEntries(placeIds.map((place) => [place, special[place] ?? nothing])) as Record<
    PlaceId,
    RecordCollector
  >;
}

function run(store: CollectionStore, special: Partial<Record<PlaceId, RecordCollector>>) {
  return runCollection({
    store,
    collectors: collectorsWith(special),
    request,
    installationId: request.installationId,
    plan: planAccess({ scopes }),
    subject,
    signal: new AbortController().signal,
  });
}

describe("runCollection()", () => {
  it("searches every place to its end", async () => {
    const { store, runs } = createMemoryStore();
    await run(store, {});
    expect([...runs.values()].map(({ status }) => status)).toEqual(placeIds.map(() => "searched"));
  });

  it("goes on at the page it had reached after a transient error, with what it knew", async () => {
    const { store, pages } = createMemoryStore();
    const seen: Pick<CollectParams, "cursor" | "foundIds">[] = [];
    let broken = true;
    const orders: RecordCollector = {
      collectPage: ({ cursor, foundIds }) => {
        seen.push({ cursor, foundIds: new Set(foundIds) });
        if (cursor === null) return Promise.resolve(pageOf([recordOf("orders", "o1")], { at: 1 }));
        if (broken) return Promise.reject(new TransientSourceError("busy"));
        return Promise.resolve(pageOf([recordOf("orders", "o2")], null));
      },
    };
    await expect(run(store, { orders })).rejects.toBeInstanceOf(TransientSourceError);
    broken = false;
    await run(store, { orders });
    expect(seen.map(({ cursor }) => cursor)).toEqual([null, { at: 1 }, { at: 1 }]);
    expect([...(seen.at(-1)?.foundIds ?? [])]).toEqual(["o1"]);
    expect(
      pages
        .get("orders")
        ?.flat()
        .map(({ id }) => id),
    ).toEqual(["o1", "o2"]);
  });

  it("writes a refusal down and searches the next place", async () => {
    const { store, runs } = createMemoryStore();
    const refusing: RecordCollector = {
      collectPage: () => Promise.reject(new SourceRefusedError("no", { code: "source-failed" })),
    };
    await run(store, { orders: refusing });
    expect(runs.get("orders")).toMatchObject({
      status: "unreachable",
      missing: [{ place: "orders", code: "source-failed" }],
    });
    expect(runs.get("blog-comments")?.status).toBe("searched");
  });

  it("keeps a place searched whose second search is refused, and says so", async () => {
    const { store, runs } = createMemoryStore();
    const clueOf: RecordCollector["clueOf"] = ({ kind, reason }) =>
      kind === "order"
        ? { kind, reason, customerId: "1", emails: ["work@example.test"] }
        : undefined;
    const customer: RecordCollector = {
      collectPage: ({ again }) =>
        again
          ? Promise.reject(new SourceRefusedError("no", { code: "source-failed" }))
          : Promise.resolve(pageOf([recordOf("customer", "c1")], null)),
    };
    const orders: RecordCollector = {
      clueOf,
      collectPage: () => Promise.resolve(pageOf([recordOf("orders", "o1")], null)),
    };
    await run(store, { customer, orders });
    expect(runs.get("customer")).toMatchObject({
      status: "searched",
      recordCount: 1,
      missing: [{ place: "customer", code: "source-failed" }],
    });
  });

  it("ends the search when the whole shop refuses, and keeps what was found", async () => {
    const { store, runs } = createMemoryStore();
    const refusing: RecordCollector = {
      collectPage: () =>
        Promise.reject(new SourceRefusedError("gone", { code: "shop-not-installed" })),
    };
    const customer: RecordCollector = {
      collectPage: () => Promise.resolve(pageOf([recordOf("customer", "c1")], null)),
    };
    await expect(run(store, { customer, orders: refusing })).rejects.toThrow("gone");
    expect(runs.get("customer")).toMatchObject({ status: "searched", recordCount: 1 });
    expect(runs.get("orders")).toMatchObject({ status: "waiting", missing: [] });
  });

  it("hands on what the customer record and the orders teach, and looks for namesakes", async () => {
    const { store } = createMemoryStore();
    const asked: Pick<CollectParams, "place" | "again" | "subject">[] = [];
    const note = ({ place, again, subject: known }: CollectParams) => {
      asked.push({ place, again, subject: known });
    };
    const clueOf: RecordCollector["clueOf"] = ({ kind, reason, data }) =>
      kind === "customer" || kind === "order"
        ? {
            kind,
            reason,
            customerId: "1",
            emails: typeof data["email"] === "string" ? [data["email"]] : [],
          }
        : undefined;
    const teaching = (place: PlaceId, email: string): RecordCollector => ({
      clueOf,
      collectPage: (params) => {
        note(params);
        const records = params.again ? [] : [recordOf(place, `${place}-1`, { email })];
        return Promise.resolve(pageOf(records, null));
      },
    });
    await run(store, {
      customer: teaching("customer", "own@example.test"),
      orders: teaching("orders", "work@example.test"),
      "draft-orders": {
        collectPage: (params) => {
          note(params);
          return Promise.resolve(pageOf([], null));
        },
      },
    });
    expect(asked.map(({ place, again }) => `${place} ${String(again)}`)).toEqual([
      "customer false",
      "orders false",
      "customer true",
      "draft-orders false",
    ]);
    expect(asked.at(-1)?.subject.emails).toEqual(["a@example.test", "own@example.test"]);
    expect(asked.at(-1)?.subject.possibleEmails).toEqual(["work@example.test"]);
  });

  it("stops between pages when the process is to end", async () => {
    const { store } = createMemoryStore();
    const ending = new AbortController();
    const orders: RecordCollector = {
      collectPage: () => {
        ending.abort(new Error("ending"));
        return Promise.resolve(pageOf([recordOf("orders", "o1")], { at: 1 }));
      },
    };
    const running = runCollection({
      store,
      collectors: collectorsWith({ orders }),
      request,
      installationId: request.installationId,
      plan: planAccess({ scopes }),
      subject,
      signal: ending.signal,
    });
    await expect(running).rejects.toThrow("ending");
  });
});
