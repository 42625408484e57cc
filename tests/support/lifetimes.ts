import { randomUUID } from "node:crypto";
import { Session } from "@shopify/shopify-api";
import { expect } from "vitest";
import { receiveDelivery } from "../../app/domain/compliance/receive-delivery.ts";
import type { ComplianceTopic } from "../../app/domain/compliance/topic.ts";
import { placeIds } from "../../app/domain/data-map/types.ts";
import { decidePossibleMatch } from "../../app/domain/data-requests/decide-possible-match.ts";
import { fulfilAccess } from "../../app/domain/data-requests/fulfil-access.ts";
import type { CollectParams, RecordCollector } from "../../app/domain/data-requests/ports.ts";
import { permissions } from "../../app/domain/data-requests/types.ts";
import {
  asDataRequestId,
  asStaffUserId,
  type DataRequestId,
  type InstallationId,
  parseShopDomain,
  type ShopDomain,
} from "../../app/domain/shared/ids.ts";
import { parseWebhookBody } from "../../app/platform/shopify/webhook-payload.server.ts";
import { openTestServices } from "./test-services.ts";

/** Nothing is interrupted. */
export const never = new AbortController().signal;
export const scopes = ["read_customers", "read_orders"];
export const actor = { userId: asStaffUserId("1"), isAccountOwner: true, permissions };
export const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

let shopNumber = 0;
/** A shop nobody has used yet. */
export function freshShop(): ShopDomain {
  shopNumber += 1;
  return parseShopDomain(`lifetimes-${String(shopNumber)}.myshopify.com`)!;
}

/** An offline session as it is kept. */
export const tokenOf = (shop: ShopDomain) => ({
  ...{ id: `offline_${shop}`, shop, isOnline: false, staffUserId: null, expiresAt: null },
  ...{ content: "{}", grantedScopes: scopes },
});

const nothing: RecordCollector = {
  collectPage: () => Promise.resolve({ records: [], possibleMatches: [], missing: [], next: null }),
};

/** A store with one customer and an order that may be theirs. */
export function store(seen: CollectParams[] = []): RecordCollector {
  return {
    collectPage: (params) => {
      seen.push(params);
      const { place } = params;
      const id = "gid://shopify/Customer/7";
      return Promise.resolve({
        records: [
          { place, kind: "customer", id, parentId: null, reason: "customer-id", data: { id } },
        ],
        possibleMatches: ["8", "9"].map((order) => ({
          place: "orders" as const,
          recordRef: `gid://shopify/Order/${order}`,
          reason: "email-on-own-order" as const,
          summary: { label: `#${order}`, email: "other@example.test", createdAt: null },
        })),
        missing: [],
        next: null,
      });
    },
  };
}

export type Lifetimes = Awaited<ReturnType<typeof openLifetimes>>;

/** The app's own services, and what Shopify and a merchant do to them. */
export async function openLifetimes() {
  const world = await openTestServices();
  const open = (shop: ShopDomain, granted = scopes, at = minutesAgo(10)) =>
    world.services.installations.open(shop, at, granted);
  const uninstall = (shop: ShopDomain, at = new Date()) =>
    world.services.webhookEffects.endInstallation(shop, at);

  /** Shopify sends a webhook; gives the request it made. */
  async function deliver(shop: ShopDomain, topic: ComplianceTopic, body: object) {
    const raw = Buffer.from(JSON.stringify({ shop_id: 1, shop_domain: shop, ...body }));
    const now = new Date();
    const kept = await receiveDelivery(world.services.deliveries, {
      ...{ topic, shop, raw, webhookId: randomUUID(), eventId: null, apiVersion: "2026-10" },
      ...{ triggeredAt: now, receivedAt: now, body: parseWebhookBody(raw)! },
    });
    expect(kept).toMatchObject({ ok: true });
    const row = await world.database.prisma.dataRequest.findFirstOrThrow({
      where: { installation: { shop: { domain: shop } }, topic },
      orderBy: { receivedAt: "desc" },
    });
    return asDataRequestId(row.id);
  }

  const askForData = (shop: ShopDomain) =>
    deliver(shop, "customers/data_request", {
      orders_requested: [],
      customer: { id: 7, email: "p7@example.test" },
      data_request: { id: ++shopNumber },
    });

  const read = (id: DataRequestId) =>
    world.database.prisma.dataRequest.findUniqueOrThrow({
      where: { id },
      include: { mails: true, answers: { where: { status: "current" } } },
    });

  async function jobsOf(id: DataRequestId): Promise<readonly string[]> {
    const waiting = await world.services.queue.findOpenJobs([id]);
    return waiting.map(({ queue }) => queue);
  }

  const dropJobs = (id: DataRequestId) =>
    world.database.pool.query("DELETE FROM pgboss.job WHERE data->>'dataRequestId' = $1", [id]);

  function run(id: DataRequestId, customer: RecordCollector = store()) {
    const { fulfilment } = world.services;
    const empty = Object.fromEntries(placeIds.map((place) => [place, nothing]));
    const collectors = { ...fulfilment.collectors, ...empty, customer };
    return fulfilAccess({ ...fulfilment, collectors }, id, never);
  }

  const recordsOf = async (id: DataRequestId) =>
    (await read(id)).answers.map((answer) => answer.recordCount);

  const saveToken = (shop: ShopDomain) => world.services.sessionRows.save(tokenOf(shop));

  /** A request with an answer and two possible matches. */
  async function answered() {
    const shop = freshShop();
    const { id: installationId } = await open(shop);
    const id = await askForData(shop);
    expect(await run(id)).toBe("answered");
    const rows = await world.services.fulfilment.store.possibleMatches(id);
    const sorted = rows.toSorted((a, b) => a.recordRef.localeCompare(b.recordRef));
    return { shop, id, installationId, matches: sorted.map((match) => match.id) };
  }

  async function decide(installationId: InstallationId, id: DataRequestId, matchId: string) {
    const params = { installationId, id, actor, matchId, decision: "included" } as const;
    expect(await decidePossibleMatch(world.services, params)).toMatchObject({ ok: true });
  }

  /** The merchant opens the app: Shopify tells the shop's facts. */
  async function visit(shop: ShopDomain): Promise<void> {
    const { services } = world;
    await services.sessionRows.save(tokenOf(shop));
    const data = {
      shop: { id: "gid://shopify/Shop/1", name: "Skogen", ianaTimezone: "Pacific/Kiritimati" },
      currentAppInstallation: { accessScopes: scopes.map((handle) => ({ handle })) },
    };
    const graphql = async () => Response.json({ data });
    await services.welcome({
      session: new Session({ id: `offline_${shop}`, shop, state: "", isOnline: false }),
      // Only the one call is made.
      admin: { graphql },
    });
  }

  /** Requests of as many people, without the border's detour. */
  async function fill(installationId: InstallationId, count: number): Promise<void> {
    await world.database.pool.query(
      `WITH k AS (INSERT INTO "DataKey" ("id", "installationId", "subject", "wrappedKey", "keyEncryptionKeyId")
       SELECT gen_random_uuid(), $1, 'person', '\\x00', 'k' FROM generate_series(1, $2::int) RETURNING "id"),
     p AS (INSERT INTO "Person" ("id", "installationId", "dataKeyId")
       SELECT gen_random_uuid(), $1, "id" FROM k RETURNING "id")
     INSERT INTO "DataRequest" ("id", "installationId", "personId", "kind", "topic", "status",
       "shopifyRequestId", "bodyDigest", "receivedAt", "dueAt")
       SELECT gen_random_uuid(), $1, "id", 'access', 'customers/data_request', 'answered',
         "id"::text, '\\x00', now(), now() FROM p`,
      [installationId, count],
    );
  }

  return {
    ...world,
    open,
    uninstall,
    deliver,
    askForData,
    read,
    jobsOf,
    dropJobs,
    run,
    recordsOf,
    saveToken,
    answered,
    decide,
    visit,
    fill,
  };
}
