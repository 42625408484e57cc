import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bodyContext } from "../../app/db/deliveries/delivery-rows.server.ts";
import { findMerges } from "../../app/db/deliveries/customer-merges.server.ts";
import { createKeyStore } from "../../app/db/keys/key-store.server.ts";
import { asInstallationId, asPersonId } from "../../app/domain/shared/ids.ts";
import { createKeyring } from "../../app/seal/keyring.server.ts";
import { type AppProcess, startApp, testApp, testAppEnvironment } from "../support/app-process.ts";
import { openScratchDatabase, type ScratchDatabase } from "../support/scratch-database.ts";
import {
  dataRequestBody,
  redactBody,
  sendWebhook,
  shopRedactBody,
  type WebhookToSend,
} from "../support/webhook-sender.ts";

let database: ScratchDatabase;
let app: AppProcess;

const environment = () => testAppEnvironment(database.url);

beforeAll(async () => {
  database = await openScratchDatabase();
  app = await startApp({ ...environment(), PROCESS_ROLE: "web" });
});
afterAll(async () => {
  await app.stop();
  await database.close();
});

let shopNumber = 0;

/** A shop of its own for a test: installed unless said otherwise, or unknown. */
async function newShop(state?: "installed" | "uninstalled") {
  shopNumber += 1;
  const domain = `shop-${String(shopNumber)}.myshopify.com`;
  if (state === undefined) return { domain, installationId: "" };
  const shop = await database.prisma.shop.create({ data: { domain } });
  const { id } = await database.prisma.installation.create({
    data: { shopId: shop.id, state, startedAt: new Date("2026-01-01T00:00:00Z") },
  });
  return { domain, installationId: id };
}

const send = (shop: string, webhook: WebhookToSend) => sendWebhook(app.url, { shop, ...webhook });

function requestsOf(domain: string) {
  return database.prisma.dataRequest.findMany({
    where: { installation: { shop: { domain } } },
    include: { deliveries: true, events: true, mails: true },
    orderBy: { receivedAt: "asc" },
  });
}

async function jobsOf(dataRequestId: string): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    "SELECT name FROM pgboss.job WHERE data->>'dataRequestId' = $1",
    [dataRequestId],
  );
  return rows.map(({ name }) => name);
}

function openKeys() {
  const primary = Buffer.from(environment()["KEY_ENCRYPTION_KEY"] ?? "", "base64");
  return createKeyStore({ prisma: database.prisma, keyring: createKeyring({ primary }) });
}

describe("customers/data_request", () => {
  it("is kept with its delivery, person, timeline and job before the 200", async () => {
    const { domain } = await newShop("installed");
    const body = dataRequestBody({ shop_domain: domain, customer: { id: 5, email: "A@B.se" } });
    expect(await send(domain, { body })).toEqual({ status: 200, text: "" });
    const [request, ...more] = await requestsOf(domain);
    expect(more).toEqual([]);
    expect(request).toMatchObject({ kind: "access", status: "received", attentionReason: null });
    expect(request?.deliveries).toHaveLength(1);
    expect(request?.events.map(({ action }) => action)).toEqual(["data-request.received"]);
    expect(await jobsOf(request?.id ?? "")).toEqual(["data-requests.fulfil"]);
    const term = (request?.dueAt.getTime() ?? 0) - (request?.receivedAt.getTime() ?? 0);
    expect(term / 86_400_000).toBeCloseTo(30, 5);
  });

  it("keeps the raw body readable under the person's key only, every digit of its ids", async () => {
    const { domain, installationId } = await newShop("installed");
    const body = dataRequestBody({ shop_domain: domain }).replace(
      /"id":\d+/u,
      `"id":706405506930370084`,
    );
    await send(domain, { body });
    const [request] = await requestsOf(domain);
    const { personSeal, shopSeal } = openKeys();
    const [context, sealed] = [bodyContext(request!.id), request!.sealedBody!];
    const opened = await personSeal.open(asPersonId(request!.personId!), context, sealed);
    expect(Buffer.from(opened).toString("utf8")).toBe(body);
    await expect(
      shopSeal.open(asInstallationId(installationId), context, sealed),
    ).rejects.toThrow();
    await expect(personSeal.open(asPersonId(request!.personId!), "x", sealed)).rejects.toThrow();
  });

  it("leaves nothing of the person in the clear, neither in rows nor in jobs nor in the log", async () => {
    const { domain } = await newShop("installed");
    const customer = { id: 4242424242, email: "clear.text@example.com", phone: "+46709998877" };
    await send(domain, { body: dataRequestBody({ shop_domain: domain, customer }) });
    const { rows } = await database.pool.query<{ table: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS table FROM information_schema.tables
       WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'`,
    );
    for (const { table } of rows) {
      const all = await database.pool.query<{ row: string }>(
        `SELECT t::text AS row FROM ${table} t`,
      );
      const text = all.rows.map(({ row }) => row).join("\n");
      for (const secret of Object.values(customer)) expect(text).not.toContain(String(secret));
      expect(text).not.toContain(Buffer.from(customer.email).toString("hex"));
    }
    expect(app.log()).not.toContain(customer.email);
    expect(app.log()).not.toContain("4242424242");
  });

  it("knows a delivery again by its webhook id, however often and at once", async () => {
    const { domain } = await newShop("installed");
    const webhook = { body: dataRequestBody({ shop_domain: domain }), webhookId: randomUUID() };
    const sent = await Promise.all(Array.from({ length: 12 }, () => send(domain, webhook)));
    expect(sent.every(({ status }) => status === 200)).toBe(true);
    expect((await send(domain, webhook)).status).toBe(200);
    const requests = await requestsOf(domain);
    expect(requests.map(({ deliveries }) => deliveries.length)).toEqual([1]);
    expect(await jobsOf(requests[0]!.id)).toHaveLength(1);
  });

  it("knows a request again by Shopify's number, though the delivery is another", async () => {
    const { domain } = await newShop("installed");
    const body = dataRequestBody({ shop_domain: domain });
    await Promise.all(Array.from({ length: 6 }, () => send(domain, { body })));
    const requests = await requestsOf(domain);
    expect(requests.map(({ deliveries }) => deliveries.length)).toEqual([6]);
    expect(requests[0]!.events.filter(({ action }) => action.endsWith("repeated"))).toHaveLength(5);
    expect(await jobsOf(requests[0]!.id)).toHaveLength(1);
  });

  it("without a number joins an unfinished request with the same body, and opens one after it", async () => {
    const { domain } = await newShop("installed");
    const body = dataRequestBody({ shop_domain: domain, data_request: undefined });
    for (const _time of [1, 2]) await send(domain, { body });
    const [request, ...more] = await requestsOf(domain);
    expect(more).toEqual([]);
    await database.prisma.dataRequest.update({
      where: { id: request!.id },
      data: { status: "answered", completedAt: new Date() },
    });
    await send(domain, { body });
    expect(await requestsOf(domain)).toHaveLength(2);
  });

  it("finds the same person by customer id or by e-mail, and keeps two customers apart", async () => {
    const { domain } = await newShop("installed");
    const ask = (customer: object) =>
      send(domain, { body: dataRequestBody({ shop_domain: domain, customer }) });
    await ask({ email: "guest@example.com" });
    await ask({ id: 77, email: " Guest@Example.com" });
    await ask({ id: 77, email: "new@example.com" });
    await ask({ id: 78, email: "guest@example.com" });
    await ask({ phone: "+46701112233" });
    const people = (await requestsOf(domain)).map(({ personId }) => personId);
    expect(people.every((person) => person !== null)).toBe(true);
    expect(new Set(people.slice(0, 3)).size).toBe(1);
    expect(new Set(people).size).toBe(3);
  });

  it("makes one person of many deliveries about somebody new that come at once", async () => {
    const { domain } = await newShop("installed");
    const customer = { id: 99, email: "at.once@example.com" };
    const sent = await Promise.all(
      Array.from({ length: 10 }, () =>
        send(domain, { body: dataRequestBody({ shop_domain: domain, customer }) }),
      ),
    );
    expect(sent.every(({ status }) => status === 200)).toBe(true);
    const requests = await requestsOf(domain);
    expect(requests).toHaveLength(10);
    expect(new Set(requests.map(({ personId }) => personId)).size).toBe(1);
  });

  it("is taken with the secret before the rotation and with five megabytes", async () => {
    const { domain } = await newShop("installed");
    const orders = Array.from({ length: 400_000 }, (_, index) => 100_000_000_000 + index);
    const body = dataRequestBody({ shop_domain: domain, orders_requested: orders });
    expect(body.length).toBeGreaterThan(5_000_000);
    const secret = testApp.previousSecret;
    expect((await send(domain, { body, secret })).status).toBe(200);
    expect(await requestsOf(domain)).toHaveLength(1);
  });

  it("of a shop nobody knows is kept and waits for the installation, however many come at once", async () => {
    const { domain } = await newShop();
    const bodies = [1, 2, 3, 4].map(() => dataRequestBody({ shop_domain: domain }));
    await Promise.all(bodies.map((body) => send(domain, { body })));
    const requests = await requestsOf(domain);
    expect(requests.map(({ status }) => status)).toEqual(bodies.map(() => "needs-attention"));
    expect(new Set(requests.map(({ installationId }) => installationId)).size).toBe(1);
    const installation = await database.prisma.installation.findFirst({
      where: { shop: { domain } },
    });
    expect(installation?.state).toBe("never-installed");
    expect(await jobsOf(requests[0]!.id)).toEqual([]);
  });

  it.each([
    ["customer-unreadable", { customer: "anna" }],
    ["customer-unreadable", { customer: { id: 1.5 } }],
    ["orders-unreadable", { orders_requested: { first: 1 } }],
    ["request-id-unreadable", { data_request: { id: "next" } }],
    ["nobody-named", { customer: null, orders_requested: [] }],
    ["topic-uncertain", { orders_to_redact: [1] }],
  ])(
    "that nobody can read (%s: %j) is kept sealed, shown and told by mail",
    async (reason, change) => {
      const { domain, installationId } = await newShop("installed");
      const body = dataRequestBody({ shop_domain: domain, ...change });
      for (const _time of [1, 2]) expect((await send(domain, { body })).status).toBe(200);
      const [request, ...more] = await requestsOf(domain);
      expect(more).toEqual([]);
      expect(request).toMatchObject({
        kind: "unreadable",
        status: "needs-attention",
        personId: null,
      });
      expect(request?.attentionReason).toBe(reason);
      expect(request?.mails.map(({ template }) => template)).toEqual(["needs-attention"]);
      expect(request?.events.map(({ action }) => action)).toContain("data-request.needs-attention");
      const opened = await openKeys().shopSeal.open(
        asInstallationId(installationId),
        bodyContext(request!.id),
        request!.sealedBody!,
      );
      expect(Buffer.from(opened).toString("utf8")).toBe(body);
    },
  );

  it("is answered 500 and kept nowhere while the database refuses to write", async () => {
    const { domain } = await newShop("installed");
    const webhook = { body: dataRequestBody({ shop_domain: domain }), webhookId: randomUUID() };
    await database.pool.query(
      `ALTER TABLE "Delivery" ADD CONSTRAINT broken CHECK ("topic" = '') NOT VALID`,
    );
    const refused = await send(domain, webhook);
    await database.pool.query(`ALTER TABLE "Delivery" DROP CONSTRAINT broken`);
    expect(refused.status).toBe(500);
    expect(await requestsOf(domain)).toEqual([]);
    expect(
      await database.prisma.person.count({ where: { installation: { shop: { domain } } } }),
    ).toBe(0);
    expect((await send(domain, webhook)).status).toBe(200);
    expect(await requestsOf(domain)).toHaveLength(1);
  });
});

describe("customers/redact", () => {
  it("is kept with its deadline, joins while unfinished and runs again after completion", async () => {
    const { domain } = await newShop("installed");
    const webhook = { topic: "customers/redact", body: redactBody({ shop_domain: domain }) };
    for (const _time of [1, 2]) expect((await send(domain, webhook)).status).toBe(200);
    const [first, ...more] = await requestsOf(domain);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ kind: "erasure", status: "received", completedAt: null });
    expect(await jobsOf(first!.id)).toEqual(["data-requests.erase"]);
    await database.prisma.dataRequest.update({
      where: { id: first!.id },
      data: { status: "completed", completedAt: new Date() },
    });
    await send(domain, webhook);
    expect(await requestsOf(domain)).toHaveLength(2);
  });

  it("without the mark of an erasure is kept for somebody to look at, never as an erasure", async () => {
    const { domain } = await newShop("installed");
    const body = redactBody({ shop_domain: domain, orders_to_redact: undefined });
    expect((await send(domain, { topic: "customers/redact", body })).status).toBe(200);
    const [request] = await requestsOf(domain);
    expect(request).toMatchObject({ kind: "unreadable", attentionReason: "topic-uncertain" });
  });
});

describe("shop/redact", () => {
  it("removes what ended and keeps the present installation and the request", async () => {
    const gone = await newShop("uninstalled");
    const back = await newShop("uninstalled");
    for (const { domain } of [gone, back]) {
      await send(domain, { body: dataRequestBody({ shop_domain: domain }) });
    }
    const { id: shopId } = await database.prisma.shop.findUniqueOrThrow({
      where: { domain: back.domain },
    });
    await database.prisma.installation.create({ data: { shopId, state: "installed" } });
    await send(back.domain, { body: dataRequestBody({ shop_domain: back.domain }) });
    for (const { domain } of [gone, back]) {
      const removal = { topic: "shop/redact", body: shopRedactBody(domain) };
      expect((await send(domain, removal)).status).toBe(200);
    }
    const worker = await startApp({ ...environment(), PROCESS_ROLE: "worker" });
    const isDone = async () =>
      (await database.prisma.dataRequest.count({
        where: { kind: "shop-removal", completedAt: null },
      })) === 0;
    for (let tries = 0; tries < 100 && !(await isDone()); tries += 1) await sleep(200);
    await worker.stop();
    const { installation, dataKey } = database.prisma;
    expect(await installation.count({ where: { shop: { domain: gone.domain } } })).toBe(0);
    expect(await dataKey.count({ where: { installationId: gone.installationId } })).toBe(0);
    expect(await installation.count({ where: { id: back.installationId } })).toBe(0);
    const kept = await requestsOf(back.domain);
    expect(kept.map(({ kind }) => kind).sort()).toEqual(["access", "shop-removal"]);
    expect(kept.find(({ kind }) => kind === "shop-removal")?.status).toBe("completed");
  });
});

describe("app/uninstalled", () => {
  const uninstall = (shop: string, triggeredAt: string) =>
    send(shop, {
      path: "/webhooks/app/uninstalled",
      topic: "app/uninstalled",
      body: JSON.stringify({ id: 1, domain: null, myshopify_domain: shop }),
      headers: { "x-shopify-triggered-at": triggeredAt },
    });

  it("ends the installation and its sessions, and is harmless late and twice", async () => {
    const { domain, installationId } = await newShop("installed");
    await database.prisma.session.create({
      data: {
        ...{ id: `offline_${domain}`, installationId, shop: domain, isOnline: false },
        sealedSession: new Uint8Array([1]),
        obtainedAt: new Date("2026-01-02T00:00:00Z"),
      },
    });
    const stateOf = async () =>
      (await database.prisma.installation.findUnique({ where: { id: installationId } }))?.state;
    await uninstall(domain, "2025-12-31T00:00:00Z");
    expect(await stateOf()).toBe("installed");
    expect((await uninstall(domain, "2026-02-01T00:00:00Z")).status).toBe(200);
    expect(await stateOf()).toBe("uninstalled");
    expect(await database.prisma.session.count({ where: { shop: domain } })).toBe(0);
    const { shopId } = await database.prisma.installation.findUniqueOrThrow({
      where: { id: installationId },
    });
    const again = await database.prisma.installation.create({
      data: { shopId, state: "installed", startedAt: new Date("2026-03-01T00:00:00Z") },
    });
    await uninstall(domain, "2026-02-01T00:00:00Z");
    const present = await database.prisma.installation.findUnique({ where: { id: again.id } });
    expect(present?.state).toBe("installed");
  });
});

describe("app/scopes_update and customers/merge", () => {
  it("are written down for the open installation", async () => {
    const { domain, installationId } = await newShop("installed");
    const scopes = { previous: ["read_orders"], current: ["read_orders", "read_customers"] };
    await send(domain, {
      path: "/webhooks/app/scopes_update",
      topic: "app/scopes_update",
      body: JSON.stringify(scopes),
    });
    const merge = {
      admin_graphql_api_customer_kept_id: "gid://shopify/Customer/706405506930370084",
      admin_graphql_api_customer_deleted_id: "gid://shopify/Customer/706405506930370085",
      status: "completed",
    };
    for (const _time of [1, 2]) {
      await send(domain, {
        path: "/webhooks/customers/merge",
        topic: "customers/merge",
        body: JSON.stringify(merge),
      });
    }
    const row = await database.prisma.installation.findUnique({
      where: { id: installationId },
      include: { customerMerges: true },
    });
    expect(row?.grantedScopes).toEqual(["read_customers", "read_orders"]);
    expect(row?.customerMerges).toHaveLength(1);
    const deps = { prisma: database.prisma, ...openKeys() };
    const kept = asInstallationId(installationId);
    expect(await findMerges(deps, kept, ["706405506930370084"])).toMatchObject([
      { keptCustomerId: "706405506930370084", mergedCustomerId: "706405506930370085" },
    ]);
  });
});
