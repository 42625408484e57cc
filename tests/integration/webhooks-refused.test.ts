import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AppProcess, startApp, testApp, testAppEnvironment } from "../support/app-process.ts";
import { openScratchDatabase, type ScratchDatabase } from "../support/scratch-database.ts";
import {
  dataRequestBody,
  redactBody,
  sendWebhook,
  shopRedactBody,
  sign,
  testShop,
  type WebhookToSend,
} from "../support/webhook-sender.ts";

let database: ScratchDatabase;
let app: AppProcess;

beforeAll(async () => {
  database = await openScratchDatabase();
  app = await startApp({ ...testAppEnvironment(database.url), PROCESS_ROLE: "web" });
});
afterAll(async () => {
  await app.stop();
  await database.close();
});

/** Rows of everything a webhook could leave behind. */
async function countRows(): Promise<number> {
  const { prisma, pool } = database;
  const counts = await Promise.all([
    prisma.shop.count(),
    prisma.installation.count(),
    prisma.dataKey.count(),
    prisma.person.count(),
    prisma.personLookup.count(),
    prisma.delivery.count(),
    prisma.dataRequest.count(),
    prisma.timelineEvent.count(),
    prisma.outboxMail.count(),
    prisma.customerMerge.count(),
  ]);
  const { rows } = await pool.query<{ jobs: number }>(
    "SELECT count(*)::int AS jobs FROM pgboss.job",
  );
  return counts.reduce((sum, count) => sum + count, rows[0]?.jobs ?? 0);
}

const body = dataRequestBody();
const other = "other.myshopify.com";
const tooLarge = `{"shop_domain":"${testShop}","pad":"${"x".repeat(5 * 1024 * 1024)}"}`;
const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
const header = (name: string, value: string | null): WebhookToSend => ({
  body,
  headers: { [name]: value },
});

/** What is sent, what it must be answered with. Every line leaves nothing behind. */
const refused: readonly (readonly [string, number, WebhookToSend])[] = [
  ["GET", 405, { method: "GET" }],
  ["HEAD", 405, { method: "HEAD" }],
  ["PUT", 405, { method: "PUT", body }],
  ["PATCH", 405, { method: "PATCH", body }],
  ["DELETE", 405, { method: "DELETE", body }],
  ["no signature", 400, header("x-shopify-hmac-sha256", null)],
  ["no topic", 400, header("x-shopify-topic", null)],
  ["no shop", 400, header("x-shopify-shop-domain", null)],
  ["no API version", 400, header("x-shopify-api-version", null)],
  ["no webhook id", 400, header("x-shopify-webhook-id", null)],
  ["an empty webhook id", 400, header("x-shopify-webhook-id", "")],
  ["a webhook id of blanks", 400, header("x-shopify-webhook-id", "  ")],
  ["a webhook id without end", 400, header("x-shopify-webhook-id", "w".repeat(300))],
  ["a shop that is no shop", 400, { body, shop: "shop.example.com" }],
  ["a shop that only looks like one", 400, { body, shop: "x.myshopify.com.example.com" }],
  ["a shop with a path", 400, { body, shop: "x.myshopify.com/admin" }],
  ["an empty body", 400, { body: "" }],
  ["a body that is no JSON", 400, { body: "hello" }],
  ["half a body, signed as half", 400, { body: body.slice(0, -20) }],
  ["a list", 400, { body: "[]" }],
  ["a text", 400, { body: `"${testShop}"` }],
  ["null", 400, { body: "null" }],
  ["a number", 400, { body: "1" }],
  ["bytes that are no UTF-8", 400, { body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) }],
  ["a body deeper than the stack", 400, { body: deep }],
  ["a shop named twice", 400, { body: `{"shop_domain":"${testShop}","shop_domain":"${other}"}` }],
  ["an empty signature", 400, { body, signature: "" }],
  ["a forged signature", 401, { body, signature: sign(body, "guess") }],
  ["a signature of another body", 401, { body, signature: sign(`${body} `) }],
  [
    "half a body with the whole one's signature",
    401,
    { body: body.slice(0, 90), signature: sign(body) },
  ],
  ["a body with something added", 401, { body: `${body} `, signature: sign(body) }],
  [
    "a signature in hex",
    401,
    { body, signature: Buffer.from(sign(body), "base64").toString("hex") },
  ],
  ["a cut signature", 401, { body, signature: sign(body).slice(0, 20) }],
  ["a longer signature", 401, { body, signature: `${sign(body)}AAAA` }],
  ["a signature that is no base64", 401, { body, signature: "*** not base64 ***" }],
  ["the empty secret", 401, { body, secret: "" }],
  ["a body over 5 MB", 413, { body: tooLarge }],
  ["an unsigned body over 5 MB", 413, { body: tooLarge, signature: "AAAA" }],
  ["a topic of another address", 422, { body, topic: "app/uninstalled" }],
  ["an unknown topic", 422, { body, topic: "customers/everything" }],
  ["a topic in capitals", 422, { body, topic: "CUSTOMERS/DATA_REQUEST" }],
  ["a data request replayed as redact", 422, { body, topic: "customers/redact" }],
  ["a data request replayed as the shop's removal", 422, { body, topic: "shop/redact" }],
  ["a redact replayed as data request", 422, { body: redactBody() }],
  ["a redact replayed as the shop's removal", 422, { body: redactBody(), topic: "shop/redact" }],
  ["a removal replayed as data request", 422, { body: shopRedactBody() }],
  ["a removal replayed as redact", 422, { body: shopRedactBody(), topic: "customers/redact" }],
  ["a body replayed for another shop", 422, { body, shop: other }],
  ["a body without a shop", 422, { body: dataRequestBody({ shop_domain: undefined }) }],
  ["a body whose shop is null", 422, { body: dataRequestBody({ shop_domain: null }) }],
  ["a body whose shop is a number", 422, { body: dataRequestBody({ shop_domain: 954889 }) }],
  ["a body whose shop is an object", 422, { body: dataRequestBody({ shop_domain: {} }) }],
  ["an empty object", 422, { body: "{}" }],
];

/** A body of each of the other topics, as Shopify writes it. */
const topicBodies = {
  "app/uninstalled": { id: 954889, domain: null, myshopify_domain: testShop },
  "app/scopes_update": { id: 1, previous: ["read_orders"], current: ["read_customers"] },
  "customers/merge": {
    admin_graphql_api_customer_kept_id: "gid://shopify/Customer/1",
    admin_graphql_api_customer_deleted_id: "gid://shopify/Customer/2",
    status: "completed",
  },
  "customers_email_marketing_consent/update": {
    customer_id: 1,
    email_address: "kund@example.test",
    email_marketing_consent: { state: "subscribed", consent_updated_at: null },
  },
  "bulk_operations/finish": {
    admin_graphql_api_id: "gid://shopify/BulkOperation/147595010",
    status: "completed",
    type: "query",
  },
} as const;
const addresses = Object.entries(topicBodies).map(([topic, own]) => ({
  ...{ topic, path: pathOf(topic), own: JSON.stringify(own) },
}));

/** What Shopify says of consent comes to one address. */
function pathOf(topic: string): string {
  return topic.includes("consent") ? "/webhooks/customers/consent" : `/webhooks/${topic}`;
}

describe("POST /webhooks/compliance", () => {
  it("is tried with forty bad deliveries and more", () => {
    expect(refused.length).toBeGreaterThanOrEqual(40);
  });

  it.each(refused)("refuses %s with %i and keeps nothing", async (_name, status, webhook) => {
    const before = await countRows();
    const sent = await sendWebhook(app.url, webhook);
    expect(sent.status).toBe(status);
    expect(sent.text.length).toBeLessThan(100);
    expect(sent.text).not.toContain("example.com");
    expect(await countRows()).toBe(before);
  });

  it("says which method it takes", async () => {
    const response = await fetch(`${app.url}/webhooks/compliance`);
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("POST");
  });

  it("stops reading a body that says no length and does not end", async () => {
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    const answer = new Promise<string>((resolve) => {
      let text = "";
      socket.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
      socket.on("error", () => undefined);
      socket.on("close", () => {
        resolve(text);
      });
    });
    const heads = ["hmac-sha256", "topic", "api-version", "webhook-id"].map(
      (n) => `x-shopify-${n}: x`,
    );
    const lines = ["POST /webhooks/compliance HTTP/1.1", `host: ${hostname}`, ...heads];
    const shop = `x-shopify-shop-domain: ${testShop}`;
    socket.write(`${[...lines, shop, "transfer-encoding: chunked"].join("\r\n")}\r\n\r\n`);
    const chunk = Buffer.alloc(1_000_000, "x");
    for (let sent = 0; sent < 60 && !socket.destroyed; sent += 1) {
      socket.write(`${chunk.length.toString(16)}\r\n`);
      socket.write(chunk);
      socket.write("\r\n");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(socket.destroyed).toBe(true);
    expect(await answer).toContain("413");
  });

  it("keeps serving after all of it", async () => {
    const sent = await sendWebhook(app.url, { body: dataRequestBody() });
    expect(sent.status).toBe(200);
  });
});

const ofTestShop = { where: { domain: testShop }, create: { domain: testShop } };

describe.each(addresses)("POST $path", ({ path, topic, own }) => {
  const send = (webhook: WebhookToSend) => sendWebhook(app.url, { path, topic, ...webhook });

  it("refuses what is unsigned, another topic's or not posted, and keeps nothing", async () => {
    const before = await countRows();
    const sent = [
      await send({ method: "GET" }),
      await send({ body: own, headers: { "x-shopify-topic": null } }),
      await send({ body: own, secret: "guess" }),
      await send({ body: own, topic: "customers/data_request" }),
    ];
    expect(sent.map(({ status }) => status)).toEqual([405, 400, 401, 422]);
    expect(await countRows()).toBe(before);
  });

  it("refuses a signed body of any other topic, for the signature covers no header", async () => {
    const { id } = await database.prisma.installation.create({
      data: { state: "installed", shop: { connectOrCreate: ofTestShop } },
    });
    const others = addresses.filter((one) => one.topic !== topic).map((one) => one.own);
    for (const foreign of [...others, body, redactBody(), shopRedactBody(), "{}"]) {
      expect(await send({ body: foreign })).toMatchObject({ status: 422 });
    }
    const after = await database.prisma.installation.findUnique({
      where: { id },
      include: { customerMerges: true },
    });
    expect(after).toMatchObject({ state: "installed", grantedScopes: [], customerMerges: [] });
    await database.prisma.installation.delete({ where: { id } });
  });

  it("takes one signed with the secret before the rotation", async () => {
    const sent = await send({ body: own, secret: testApp.previousSecret });
    expect(sent.status).toBe(200);
  });
});

describe("POST /webhooks/app/uninstalled", () => {
  it.each([
    ["another shop's", { id: 1, myshopify_domain: other }],
    ["no shop's", { id: 1, myshopify_domain: null }],
    ["a shop's without its id", { myshopify_domain: testShop }],
  ])("refuses %s body", async (_name, uninstalled) => {
    const sent = await sendWebhook(app.url, {
      ...{ path: "/webhooks/app/uninstalled", topic: "app/uninstalled" },
      body: JSON.stringify(uninstalled),
    });
    expect(sent.status).toBe(422);
  });
});
