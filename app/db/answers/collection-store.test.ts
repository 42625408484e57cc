import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRequestRows, type RequestRows } from "../../../tests/support/request-rows.ts";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import { placeIds } from "../../domain/data-map/types.ts";
import type { CollectionStore } from "../../domain/data-requests/ports.ts";
import type { CollectedPage, CollectedRecord } from "../../domain/data-requests/types.ts";
import { parseWebhookBody } from "../../platform/shopify/webhook-payload.server.ts";
import { createCollectionStore } from "./collection-store.server.ts";
import { keepMerge } from "../deliveries/customer-merges.server.ts";
import { forgetPerson } from "../erasure/forget-person.server.ts";

let database: ScratchDatabase;
beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(async () => {
  await database.close();
});

type World = RequestRows & { readonly store: CollectionStore };

type KeyRead = (rows: RequestRows) => Promise<void>;

/** `onKeyRead` happens each time a request's key was read, before anything is done with it. */
async function openWorld(onKeyRead: KeyRead = () => Promise.resolve()): Promise<World> {
  const rows = await createRequestRows(database);
  const store = createCollectionStore({
    prisma: database.prisma,
    personSeal: rows.keys.personSeal,
    shopKeys: rows.keys.shopKeys,
    forRequest: async (id) => {
      const sealer = await rows.keys.forRequest(id);
      await onKeyRead(rows);
      return sealer;
    },
    parseBody: parseWebhookBody,
    bodyContext: (id) => `DataRequest:sealedBody:${id}`,
  });
  await store.savePlan(rows.requestId, { digest: "d", plan: { places: [] }, places: placeIds });
  return { ...rows, store };
}

const secret = "Hemliggatan 7";

function recordOf(id: string): CollectedRecord {
  const kind = "order" as const;
  return { place: "orders", kind, id, parentId: null, reason: "email", data: { note: secret } };
}

function pageOf(ids: readonly string[], more: Partial<CollectedPage> = {}): CollectedPage {
  return { records: ids.map(recordOf), possibleMatches: [], missing: [], next: null, ...more };
}

async function idsIn({ store, requestId }: World): Promise<string[]> {
  const ids: string[] = [];
  for await (const records of store.readRecords(requestId))
    ids.push(...records.map(({ id }) => id));
  return ids;
}

describe("createCollectionStore()", () => {
  it("appends a page once, however often it is saved", async () => {
    const world = await openWorld();
    const first = { id: world.requestId, place: "orders", pageNumber: 0 } as const;
    const page = pageOf(["o1", "o2"], { next: { at: 1 } });
    await world.store.savePage({ ...first, page });
    await world.store.savePage({ ...first, page });
    await Promise.all(
      [1, 2, 3].map(() => world.store.savePage({ ...first, pageNumber: 1, page: pageOf(["o3"]) })),
    );
    expect(await idsIn(world)).toEqual(["o1", "o2", "o3"]);
    const orders = (await world.store.progress(world.requestId)).find(
      ({ place }) => place === "orders",
    );
    expect(orders).toMatchObject({
      status: "searched",
      recordCount: 3,
      pageCount: 2,
      cursor: null,
    });
  });

  it("keeps what it collected sealed", async () => {
    const world = await openWorld();
    const page = pageOf(["o1"], {
      possibleMatches: [
        {
          place: "orders",
          recordRef: "gid://shopify/Order/1",
          reason: "email-on-own-order",
          summary: { label: "#1", email: "geheim@example.test", createdAt: null },
        },
      ],
    });
    await world.store.savePage({ id: world.requestId, place: "orders", pageNumber: 0, page });
    const pages = await database.prisma.collectedPage.findMany();
    const matches = await database.prisma.possibleMatch.findMany();
    const bytes = [
      ...pages.map(({ sealedRecords }) => sealedRecords),
      ...matches.map(({ sealedSummary }) => sealedSummary),
    ];
    expect(bytes.length).toBeGreaterThan(1);
    for (const one of bytes) {
      expect(Buffer.from(one).toString("latin1")).not.toMatch(/Hemliggatan|geheim/u);
    }
    expect((await world.store.possibleMatches(world.requestId))[0]?.summary.email).toBe(
      "geheim@example.test",
    );
  });

  it("keeps no page of a person who was forgotten after its key was read", async () => {
    const { store, requestId } = await openWorld(async ({ personId }) => {
      await database.prisma.$transaction((tx) => forgetPerson(tx, { personId, at: new Date() }));
    });
    const possibleMatch = {
      place: "orders",
      recordRef: "gid://shopify/Order/1",
      reason: "email-on-own-order",
      summary: { label: "#1", email: "geheim@example.test", createdAt: null },
    } as const;
    const page = pageOf(["o1"], { possibleMatches: [possibleMatch], next: { at: 1 } });
    await store.savePage({ id: requestId, place: "orders", pageNumber: 0, page });
    const where = { dataRequestId: requestId };
    expect(await database.prisma.collectedPage.count({ where })).toBe(0);
    expect(await database.prisma.possibleMatch.count({ where })).toBe(0);
    const cursors = await database.prisma.placeRun.findMany({ where });
    expect(cursors.length).toBe(placeIds.length);
    expect(cursors.every(({ sealedCursor }) => sealedCursor === null)).toBe(true);
  });

  it("joins equal entries of the missing list and adds their counts", async () => {
    const world = await openWorld();
    const missing = [
      { place: "orders", code: "others-data-left-out", subject: "Order.staffMember" },
      { place: "orders", code: "possible-match-undecided", count: 1 },
    ] as const;
    for (const pageNumber of [0, 1]) {
      const page = pageOf([], { missing, next: { at: pageNumber } });
      await world.store.savePage({ id: world.requestId, place: "orders", pageNumber, page });
    }
    const orders = (await world.store.progress(world.requestId)).find(
      ({ place }) => place === "orders",
    );
    expect(orders?.missing).toEqual([
      { place: "orders", code: "others-data-left-out", subject: "Order.staffMember" },
      { place: "orders", code: "possible-match-undecided", count: 2 },
    ]);
  });

  it.each(["markUnreachable", "markSearched"] as const)(
    "keeps what was missing before when the place ends with %s",
    async (end) => {
      const { store, requestId: id } = await openWorld();
      const before = {
        place: "orders",
        code: "others-data-left-out",
        subject: "Order.staffMember",
      } as const;
      const page = pageOf(["o1"], { missing: [before], next: { at: 1 } });
      await store.savePage({ id, place: "orders", pageNumber: 0, page });
      const refused = { place: "orders", code: "source-failed" } as const;
      await store[end](id, "orders", [refused]);
      const orders = (await store.progress(id)).find(({ place }) => place === "orders");
      expect(orders?.missing).toEqual([before, refused]);
      expect(orders?.status).toBe(end === "markSearched" ? "searched" : "unreachable");
    },
  );

  it("searches a place anew that could not be reached before, and no other", async () => {
    const world = await openWorld();
    const { store, requestId: id } = world;
    await store.savePage({ id, place: "orders", pageNumber: 0, page: pageOf(["o1"]) });
    await store.markUnreachable(id, "gift-cards", [
      { place: "gift-cards", code: "scope-not-granted", subject: "read_gift_cards" },
    ]);
    await store.savePlan(id, { digest: "d", plan: {}, places: placeIds });
    const statuses = new Map((await store.progress(id)).map((one) => [one.place, one.status]));
    expect(statuses.get("orders")).toBe("searched");
    expect(statuses.get("gift-cards")).toBe("waiting");
    expect(await idsIn(world)).toEqual(["o1"]);
  });

  it("goes on after a kill, and not with a request that is done with", async () => {
    const world = await openWorld();
    const { store, requestId: id } = world;
    await store.savePage({ id, place: "orders", pageNumber: 0, page: pageOf(["o1"]) });
    expect(await store.markRunning(id, new Date())).toBe(true);
    expect(await idsIn(world)).toEqual(["o1"]);
    await database.prisma.dataRequest.update({ where: { id }, data: { status: "completed" } });
    expect(await store.markRunning(id, new Date())).toBe(false);
  });

  it("follows merges in both directions and over several steps", async () => {
    const world = await openWorld();
    const seenAt = new Date();
    for (const [mergedCustomerId, keptCustomerId] of [
      ["1", "2"],
      ["2", "3"],
      ["8", "9"],
    ] as const) {
      const merge = { mergedCustomerId, keptCustomerId, seenAt };
      await keepMerge({ ...database, ...world }, world.installationId, merge);
    }
    const joined = await world.store.mergedIdsOf(world.installationId, ["2"]);
    expect([...joined].toSorted()).toEqual(["1", "3"]);
  });
});
