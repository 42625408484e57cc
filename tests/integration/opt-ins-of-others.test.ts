import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAppSecrets } from "../../app/db/keys/app-secrets.server.ts";
import { createEffectStore } from "../../app/db/newsletter/effect-store.server.ts";
import { createMarketingShops } from "../../app/db/newsletter/marketing-shops.server.ts";
import { createWishStore } from "../../app/db/newsletter/wish-store.server.ts";
import { applyWishes } from "../../app/domain/newsletter/apply-wishes.ts";
import type { Channel, OptInRule } from "../../app/domain/newsletter/types.ts";
import { parseShopDomain } from "../../app/domain/shared/ids.ts";
import type { JsonObject } from "../../app/domain/shared/json.ts";
import {
  type ConsentTopic,
  readConsentWebhook,
} from "../../app/platform/shopify/consent-webhooks.server.ts";
import { createShopifyMarketing } from "../../app/platform/shopify/marketing-consent.server.ts";
import { parseWebhookBody } from "../../app/platform/shopify/webhook-payload.server.ts";
import { createOptInServices } from "../../app/services/opt-in-services.server.ts";
import { createAccessWorld } from "../support/access-world.ts";

type World = Awaited<ReturnType<typeof createAccessWorld>>;

let world: World;
beforeAll(async () => {
  world = await createAccessWorld({
    store: { seed: 9, customers: 4, orders: 4, hardPeople: false },
  });
  world.state.scopes = [...world.state.scopes, "write_customers"];
});
afterAll(() => world.close());

async function call(document: string, variables: JsonObject): Promise<JsonObject> {
  const { client } = world.search();
  const signal = AbortSignal.timeout(10_000);
  const about = { installation: world.installationId, document, variables, points: 10, signal };
  return (await client.request(about)).data ?? {};
}

async function addCustomer(made: { email?: string; tags?: string[]; state?: string } = {}) {
  const { email = `${randomUUID()}@example.test`, tags = [], state = "SUBSCRIBED" } = made;
  const input = { email, tags, emailMarketingConsent: { marketingState: state } };
  const data = await call(
    `mutation Add($input: CustomerInput!) { customerCreate(input: $input) { customer { id } } }`,
    { input },
  );
  const { customer } = data["customerCreate"] as { readonly customer: { readonly id: string } };
  return { email, gid: customer.id };
}

const stateOf = async (email: string): Promise<string> => {
  const data = await call(
    `query Of($email: String!) { customerByIdentifier(identifier: { emailAddress: $email }) {
       defaultEmailAddress { marketingState } } }`,
    { email },
  );
  const found = data["customerByIdentifier"] as {
    readonly defaultEmailAddress: { readonly marketingState: string };
  };
  return found.defaultEmailAddress.marketingState;
};

/** What another writer does. */
async function subscribe(gid: string, at: Date): Promise<void> {
  const emailMarketingConsent = {
    ...{ marketingState: "SUBSCRIBED", marketingOptInLevel: "CONFIRMED_OPT_IN" },
    consentUpdatedAt: at.toISOString(),
  };
  await call(
    `mutation Flip($input: CustomerEmailMarketingConsentUpdateInput!) {
       customerEmailMarketingConsentUpdate(input: $input) { userErrors { message } } }`,
    { input: { customerId: gid, emailMarketingConsent } },
  );
}

/** The body Shopify sends then. */
function consentBody(email: string, gid: string, said: { state: string; at: Date }): string {
  return `{"customer_id":${gid.slice(gid.lastIndexOf("/") + 1)},"email_address":${JSON.stringify(email)},
    "email_marketing_consent":{"state":"${said.state}","opt_in_level":"confirmed_opt_in",
    "consent_updated_at":"${said.at.toISOString()}"}}`;
}

function openDesk() {
  const { database, keys, keyring, installationId } = world;
  const { prisma } = database;
  const shop = parseShopDomain(world.shop);
  if (shop === undefined) throw new Error("no shop");
  const { client } = world.search();
  const systems = [createShopifyMarketing({ client })];
  const secrets = createAppSecrets({ prisma, keyring });
  const wishes = createWishStore({
    ...{ prisma, secrets, keys, systems },
    enqueue: () => Promise.resolve(),
  });
  const turn = { now: new Date() };
  const clock = { now: () => turn.now };
  const shops = createMarketingShops({ prisma, secrets, keys });
  const jobs: string[] = [];
  const queue = {
    send: (name: string) => {
      jobs.push(name);
      return Promise.resolve(true);
    },
  };
  const optIns = createOptInServices({
    ...{ prisma, queue, keys, client, clock, shops, wishes },
    makeLink: () => Promise.resolve("https://lagom.example.com/leave/x/y"),
  });
  const effects = createEffectStore({ prisma, keys });
  const deliver = async (topic: ConsentTopic, text: string) => {
    const body = parseWebhookBody(Buffer.from(text));
    const claims = body === undefined ? undefined : readConsentWebhook(topic, body);
    const outcomes: string[] = [];
    for (const claim of claims ?? []) outcomes.push(await optIns.takeClaim(shop, claim));
    return outcomes;
  };
  const about = (address: string, channel: Channel = "email") => ({ channel, address });
  return {
    ...{ turn, jobs, optIns, wishes, shop },
    later: (seconds: number) => {
      turn.now = new Date(turn.now.getTime() + seconds * 1_000);
      return turn.now;
    },
    leave: (address: string) =>
      wishes.take({
        ...{ shop, ...about(address), wish: { kind: "opt-out", topics: "all" } },
        ...{ door: "link", receivedAt: turn.now },
      }),
    tell: (topic: ConsentTopic, text: string) => deliver(topic, text),
    changed: (email: string, gid: string, said: { state: string; at: Date }) =>
      deliver("customers_email_marketing_consent/update", consentBody(email, gid, said)),
    find: async (address: string) => wishes.find(shop, about(address)),
    work: async () => {
      const signal = AbortSignal.timeout(200_000);
      await optIns.judgeClaims(installationId, signal);
      await applyWishes({ effects, systems, clock }, installationId, signal);
    },
    setRule: (rule: OptInRule) => optIns.optIns.saveRule(rule, entry(turn.now)),
    drifts: () =>
      prisma.marketingEffect.findMany({
        where: { lastDriftAt: { gte: turn.now }, proof: { wish: "opt-in" } },
        include: { proof: true },
      }),
  };
}

const entry = (at: Date) => ({
  ...{ installationId: world.installationId, dataRequestId: null, at },
  ...{ action: "newsletter.rule-saved", actor: "staff:1", detail: {} },
});

describe("what other writers say of people who left", () => {
  it("is put right at once and shown when they turn it round three seconds later", async () => {
    const desk = openDesk();
    const { email, gid } = await addCustomer();
    await desk.leave(email);
    await desk.work();
    expect(await stateOf(email)).toBe("UNSUBSCRIBED");
    const at = desk.later(3);
    await subscribe(gid, at);
    expect(await desk.changed(email, gid, { state: "subscribed", at })).toEqual(["kept"]);
    expect(desk.jobs).toEqual(["newsletter.judge-claims"]);
    await desk.work();
    expect(await stateOf(email)).toBe("UNSUBSCRIBED");
    const [drift] = await desk.drifts();
    expect(drift).toMatchObject({ system: "shopify", state: "in-effect", drifts: 1 });
    expect(drift?.proof).toMatchObject({ wish: "opt-in", outcome: "refused", reason: "no-proof" });
    expect((await desk.find(email))?.out).toBe("all");
  });

  it("is a wish like any other where it is an opt-out, and no echo of our own is one", async () => {
    const desk = openDesk();
    const { email, gid } = await addCustomer();
    const at = desk.turn.now;
    expect(await desk.changed(email, gid, { state: "unsubscribed", at })).toEqual(["left"]);
    expect(await desk.changed(email, gid, { state: "unsubscribed", at })).toEqual(["agrees"]);
    expect((await desk.find(email))?.out).toBe("all");
    const { proofId } = (await desk.find(email)) ?? {};
    const undo = { kind: "undo", of: proofId ?? "" } as const;
    await desk.wishes.take({
      ...{ shop: desk.shop, channel: "email", address: email, wish: undo },
      ...{ door: "link", receivedAt: desk.later(10) },
    });
    expect(await desk.changed(email, gid, { state: "unsubscribed", at })).toEqual(["stale"]);
    expect((await desk.find(email))?.out).toEqual([]);
  });

  it("lets an order with the box ticked win, later than the opt-out, as its proof", async () => {
    const desk = openDesk();
    const buyer = world.store.people.find(({ request }) => request.ordersRequested.length > 0);
    const { email, customerId } = buyer?.request ?? {};
    const gid = `gid://shopify/Customer/${customerId ?? ""}`;
    await desk.leave(email ?? "");
    await desk.work();
    const at = desk.later(3_600);
    await subscribe(gid, at);
    await tickBox(gid, at);
    await desk.changed(email ?? "", gid, { state: "subscribed", at });
    await desk.work();
    expect((await desk.find(email ?? ""))?.out).toEqual([]);
    expect(await stateOf(email ?? "")).toBe("SUBSCRIBED");
  });
});

/** Makes the customer's last order one at which marketing was agreed to just then. */
async function tickBox(gid: string, at: Date): Promise<void> {
  const data = await call(
    `query Last($id: ID!) { customer(id: $id) { orders(first: 1, sortKey: PROCESSED_AT, reverse: true) {
       nodes { id } } } }`,
    { id: gid },
  );
  const { orders } = data["customer"] as {
    readonly orders: { readonly nodes: readonly { readonly id: string }[] };
  };
  const change = { customerAcceptsMarketing: true, createdAt: at.toISOString() };
  world.store.edit(orders.nodes[0]?.id ?? "", change);
}

describe("an import of 10,000 addresses", () => {
  it("re-subscribes none of the 100 who left, and is told with one job's work", async () => {
    const desk = openDesk();
    const left = await Promise.all(
      Array.from({ length: 100 }, () => addCustomer({ state: "UNSUBSCRIBED" })),
    );
    await Promise.all(left.map(({ email }) => desk.leave(email)));
    await desk.work();
    const at = desk.later(60);
    await Promise.all(left.map(({ gid }) => subscribe(gid, at)));
    const strangers = Array.from({ length: 9_900 }, (_, index) => ({
      ...{
        email: `import-${String(index)}@example.test`,
        gid: `gid://shopify/Customer/${9e9 + index}`,
      },
    }));
    const outcomes = { kept: 0, agrees: 0 };
    const waiting = [...left, ...strangers];
    const worker = async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const [said] = await desk.changed(next.email, next.gid, { state: "subscribed", at });
        if (said === "kept" || said === "agrees") outcomes[said] += 1;
      }
    };
    await Promise.all(Array.from({ length: 40 }, worker));
    expect(outcomes).toEqual({ kept: 100, agrees: 9_900 });
    await desk.work();
    for (const { email } of left) expect(await stateOf(email)).toBe("UNSUBSCRIBED");
    const drifts = await desk.drifts();
    expect(drifts).toHaveLength(100);
    expect(new Set(drifts.map(({ proof }) => proof.reason))).toEqual(new Set(["bulk-import"]));
  }, 300_000);
});

describe("the shop's rule", () => {
  it("asks where it says so, holds the opt-out meanwhile, and does what is answered", async () => {
    const desk = openDesk();
    desk.later(3_600);
    await desk.setRule("ask");
    const [back, out] = [await addCustomer(), await addCustomer()];
    for (const { email } of [back, out]) await desk.leave(email);
    await desk.work();
    const at = desk.later(60);
    for (const { email, gid } of [back, out]) {
      await subscribe(gid, at);
      await desk.changed(email, gid, { state: "subscribed", at });
    }
    await desk.work();
    const { optIns } = desk.optIns;
    const asked = await optIns.listOpen(world.installationId);
    expect(new Set(asked.map(({ address }) => address))).toEqual(new Set([back.email, out.email]));
    expect(await stateOf(back.email)).toBe("UNSUBSCRIBED");
    const idOf = (email: string) => asked.find(({ address }) => address === email)?.proofId ?? "";
    const decided = entry(desk.later(60));
    expect(await optIns.decide(idOf(back.email), "let-in", decided)).toBe(true);
    expect(await optIns.decide(idOf(back.email), "let-in", decided)).toBe(false);
    expect(await optIns.decide(idOf(out.email), "kept-out", decided)).toBe(true);
    await desk.work();
    expect(await stateOf(back.email)).toBe("SUBSCRIBED");
    expect(await stateOf(out.email)).toBe("UNSUBSCRIBED");
    await desk.setRule("provable");
  });

  it("lets nobody in again where it says never, whatever shows it", async () => {
    const desk = openDesk();
    desk.later(7_200);
    await desk.setRule("never");
    const email = `${randomUUID()}@example.test`;
    await desk.leave(email);
    desk.later(60);
    const { gid } = await addCustomer({ email, tags: ["newsletter"] });
    const body = JSON.stringify({ id: 1, admin_graphql_api_id: gid, email, phone: null });
    const text = body.replace('"id":1', `"id":${gid.slice(gid.lastIndexOf("/") + 1)}`);
    expect(await desk.tell("customers/create", text)).toEqual(["kept"]);
    await desk.work();
    expect(await stateOf(email)).toBe("UNSUBSCRIBED");
    expect((await desk.drifts())[0]?.proof.reason).toBe("never-by-rule");
    await desk.setRule("provable");
  });
});
