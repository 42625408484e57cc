import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";

import type { AdminApi, AdminApiCall, StorePerson, Taker } from "../contract.ts";
import { createAdminApi } from "../graphql/admin-api.ts";
import { ALL_SCOPES, dig } from "../graphql/testing/open-admin.ts";
import { fakeShop as shop } from "../testing/fake-store.ts";
import { startForTest, type TestPlatform } from "../testing/start-for-test.ts";

const DAY_MS = 86_400_000;

let platform: TestPlatform;
let api: AdminApi;
beforeEach(async () => {
  platform = await startForTest({
    schemaFile: fileURLToPath(new URL("../../.cache/admin-2026-10.json.gz", import.meta.url)),
    shops: [{ shop, seed: 5, customers: 5, orders: 10, hardPeople: true }],
    create: (options) => {
      const made = createAdminApi(options);
      api = made.api;
      return made;
    },
  });
  await platform.client.install(shop);
});
afterEach(() => platform.close());

async function ask(query: string, id: string): Promise<unknown> {
  const call: AdminApiCall = {
    shop,
    apiVersion: "2026-10",
    scopes: ALL_SCOPES,
    withheld: new Set(),
    body: { query, variables: { id } },
  };
  const reply = await api.call(call);
  return JSON.parse(JSON.stringify(dig(reply.body, "data") ?? null));
}

const requestErasure = (id: string) =>
  ask(
    `mutation($id: ID!) { customerRequestDataErasure(customerId: $id) {
      customerId userErrors { code } } }`,
    id,
  );
const cancelErasure = (id: string) =>
  ask(
    `mutation($id: ID!) { customerCancelDataErasure(customerId: $id) {
      customerId userErrors { code } } }`,
    id,
  );

async function personOf(key: string): Promise<StorePerson & { readonly customerId: string }> {
  const found = (await platform.client.people(shop)).find(({ person }) => person === key);
  const customerId = found?.customerId ?? null;
  if (!found || customerId === null) throw new Error(`${key} has no customer record`);
  return { ...found, customerId };
}

async function takersOf(person: string): Promise<ReadonlySet<Taker>> {
  const left = await platform.client.tokensLeft({ shop, person });
  return new Set(left.map(({ takenBy }) => takenBy));
}

const redactSchema = z.object({
  customer: z.object({ id: z.number() }),
  orders_to_redact: z.array(z.number()),
});

async function redactsSent(): Promise<readonly z.infer<typeof redactSchema>[]> {
  await new Promise((next) => setTimeout(next, 100));
  return platform.app.seen
    .filter(({ headers }) => headers["x-shopify-topic"] === "customers/redact")
    .map(({ body }) => redactSchema.parse(JSON.parse(body)));
}

describe("customerRequestDataErasure", () => {
  it("sends customers/redact after ten days and erases a day later", async () => {
    const { customerId, request } = await personOf("everything");
    await requestErasure(customerId);
    await platform.client.clock.advance(10 * DAY_MS - 60_000);
    expect(await redactsSent()).toEqual([]);
    await platform.client.clock.advance(60_000);
    const [sent, ...more] = await redactsSent();
    expect(more).toEqual([]);
    expect(sent?.orders_to_redact).toHaveLength(request.ordersRequested.length);
    expect(await takersOf("everything")).toEqual(new Set(["shopify", "app", "nobody"]));
    await platform.client.clock.advance(DAY_MS);
    expect(await takersOf("everything")).toEqual(new Set(["app", "nobody"]));
  });

  it("does all of it in one long leap of the clock", async () => {
    const { customerId } = await personOf("everything");
    await requestErasure(customerId);
    await platform.client.clock.advance(11 * DAY_MS);
    expect(await redactsSent()).toHaveLength(1);
    expect(await takersOf("everything")).toEqual(new Set(["app", "nobody"]));
  });

  it("can be cancelled until then, and asked for again from the start", async () => {
    const { customerId } = await personOf("everything");
    await requestErasure(customerId);
    await platform.client.clock.advance(9 * DAY_MS);
    await cancelErasure(customerId);
    await requestErasure(customerId);
    await platform.client.clock.advance(2 * DAY_MS);
    expect(await redactsSent()).toEqual([]);
    await platform.client.clock.advance(8 * DAY_MS);
    expect(await redactsSent()).toHaveLength(1);
    const late = await cancelErasure(customerId);
    expect(dig(late, "customerCancelDataErasure", "userErrors", 0, "code")).toBe(
      "NOT_BEING_ERASED",
    );
  });

  it("waits until the last order is 180 days old where the hold is on", async () => {
    const { customerId } = await personOf("everything");
    await platform.client.setErasureHold(true);
    await requestErasure(customerId);
    await platform.client.clock.advance(170 * DAY_MS);
    expect(await redactsSent()).toEqual([]);
    await platform.client.clock.advance(2 * DAY_MS);
    expect(await redactsSent()).toHaveLength(1);
  });
});

describe("Shopify's own erasure", () => {
  it("follows a redact sent by control after the delay that was set", async () => {
    await platform.client.setOwnErasureDelay(5 * DAY_MS);
    await platform.client.sendRedact({ shop, person: "everything" });
    await platform.client.clock.advance(4 * DAY_MS);
    expect(await takersOf("everything")).toContain("shopify");
    await platform.client.clock.advance(DAY_MS);
    expect(await takersOf("everything")).not.toContain("shopify");
  });

  it("never comes when told so", async () => {
    await platform.client.setOwnErasureDelay(null);
    await platform.client.sendRedact({ shop, person: "everything" });
    await platform.client.clock.advance(400 * DAY_MS);
    expect(await takersOf("everything")).toContain("shopify");
  });

  it("leaves the customer nameless and REDACTED, and amounts and items of orders", async () => {
    const { customerId } = await personOf("everything");
    const query = `query($id: ID!) { customer(id: $id) {
      displayName firstName email phone note defaultEmailAddress { emailAddress } emailMarketingConsent { marketingState }
      addressesV2(first: 5) { nodes { address1 } } defaultAddress { city }
      orders(first: 5) { nodes { email phone clientIp note billingAddress { zip } shippingAddress { zip }
        displayAddress { zip } totalPriceSet { shopMoney { amount } } lineItems(first: 9) { nodes { title } } } } } }`;
    const before = await ask(query, customerId);
    await platform.client.sendRedact({ shop, person: "everything" });
    await platform.client.clock.advance(DAY_MS);
    const after = await ask(query, customerId);
    expect(dig(after, "customer")).toMatchObject({
      displayName: "",
      firstName: null,
      email: null,
      phone: null,
      note: null,
      defaultEmailAddress: null,
      emailMarketingConsent: { marketingState: "REDACTED" },
      addressesV2: { nodes: [] },
      defaultAddress: null,
    });
    const order = dig(after, "customer", "orders", "nodes", 0);
    expect(order).toMatchObject({
      email: null,
      phone: null,
      clientIp: null,
      billingAddress: null,
      shippingAddress: null,
      displayAddress: null,
    });
    const orderBefore = dig(before, "customer", "orders", "nodes", 0);
    for (const field of ["note", "totalPriceSet", "lineItems"])
      expect(dig(order, field)).toEqual(dig(orderBefore, field));
  });

  it("no longer lets a search find the erased address", async () => {
    const { email } = await personOf("everything");
    const query = `query($id: String) { customers(first: 5, query: $id) { nodes { id } }
      orders(first: 5, query: $id) { nodes { id } } }`;
    const found = async () => {
      const answer = await ask(query, `email:"${email ?? ""}"`);
      return [dig(answer, "customers", "nodes"), dig(answer, "orders", "nodes")];
    };
    expect((await found()).flat().length).toBeGreaterThan(1);
    await platform.client.sendRedact({ shop, person: "everything" });
    await platform.client.clock.advance(DAY_MS);
    expect(await found()).toEqual([[], []]);
  });
});

describe("refuseWrites()", () => {
  it("answers a user error so often, and nothing is written", async () => {
    const { customerId } = await personOf("everything");
    await platform.client.refuseWrites({ shop, mutation: "customerUpdate", message: "Inte nu" });
    const update = () =>
      ask(
        `mutation($id: ID!) { customerUpdate(input: {id: $id, note: "ny"}) {
          customer { note } userErrors { message } } }`,
        customerId,
      );
    expect(dig(await update(), "customerUpdate")).toEqual({
      customer: null,
      userErrors: [{ message: "Inte nu" }],
    });
    expect(dig(await update(), "customerUpdate", "customer", "note")).toBe("ny");
  });
});

describe("editRecord()", () => {
  it("changes what the API reads", async () => {
    const { customerId } = await personOf("everything");
    const fields = { note: "ändrad av butiken" };
    await platform.client.editRecord({ shop, recordId: customerId, fields });
    const answer = await ask("query($id: ID!) { customer(id: $id) { note } }", customerId);
    expect(dig(answer, "customer", "note")).toBe("ändrad av butiken");
  });
});
