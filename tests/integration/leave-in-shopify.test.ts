import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAppSecrets } from "../../app/db/keys/app-secrets.server.ts";
import { createEffectStore } from "../../app/db/newsletter/effect-store.server.ts";
import { createWishStore } from "../../app/db/newsletter/wish-store.server.ts";
import { applyWishes } from "../../app/domain/newsletter/apply-wishes.ts";
import type { Channel } from "../../app/domain/newsletter/types.ts";
import { parseShopDomain } from "../../app/domain/shared/ids.ts";
import type { JsonObject } from "../../app/domain/shared/json.ts";
import { createShopifyMarketing } from "../../app/platform/shopify/marketing-consent.server.ts";
import { createAccessWorld } from "../support/access-world.ts";

type World = Awaited<ReturnType<typeof createAccessWorld>>;

let world: World;
let granted: readonly string[];
beforeAll(async () => {
  world = await createAccessWorld({
    store: { seed: 7, customers: 4, orders: 2, hardPeople: false },
  });
  granted = [...world.state.scopes, "write_customers"];
  world.state.scopes = [...granted];
});
afterAll(() => world.close());

async function call(document: string, variables: JsonObject): Promise<JsonObject> {
  const { client } = world.search();
  const signal = AbortSignal.timeout(10_000);
  const about = { installation: world.installationId, document, variables, points: 10, signal };
  return (await client.request(about)).data ?? {};
}

/** A customer as the admin makes one, subscribed. */
async function addCustomer() {
  const email = `${randomUUID()}@example.test`;
  const digits = String(Math.floor(Math.random() * 10_000_000)).padStart(7, "0");
  const phone = `+4670${digits}`;
  const input = { email, phone, emailMarketingConsent: { marketingState: "SUBSCRIBED" } };
  await call(
    `mutation Add($input: CustomerInput!) { customerCreate(input: $input) { customer { id } userErrors { message } } }`,
    { input },
  );
  return { email, phone };
}

const stateOf = async (email: string) => {
  const data = await call(
    `query Of($email: String!) { customerByIdentifier(identifier: { emailAddress: $email }) {
       id defaultEmailAddress { marketingState } defaultPhoneNumber { marketingState } } }`,
    { email },
  );
  return data["customerByIdentifier"] as {
    readonly id: string;
    readonly defaultEmailAddress: { readonly marketingState: string };
    readonly defaultPhoneNumber: { readonly marketingState: string };
  };
};

/** What another writer does. */
async function subscribe(email: string): Promise<void> {
  const { id: customerId } = await stateOf(email);
  const emailMarketingConsent = { marketingState: "SUBSCRIBED" };
  await call(
    `mutation Flip($input: CustomerEmailMarketingConsentUpdateInput!) {
       customerEmailMarketingConsentUpdate(input: $input) { userErrors { message } } }`,
    { input: { customerId, emailMarketingConsent } },
  );
}

function openDesk() {
  const { database, keys, keyring, installationId } = world;
  const { prisma } = database;
  const shop = parseShopDomain(world.shop);
  if (shop === undefined) throw new Error("no shop");
  const systems = [createShopifyMarketing({ client: world.search().client })];
  const secrets = createAppSecrets({ prisma, keyring });
  const enqueue = () => Promise.resolve();
  const store = createWishStore({ prisma, secrets, keys, systems, enqueue });
  const effects = createEffectStore({ prisma, keys });
  const turn = { now: new Date() };
  return {
    turn,
    leave: (address: string, channel: Channel = "email") =>
      store.take({
        ...{ shop, channel, address, wish: { kind: "opt-out", topics: "all" } },
        ...{ door: "link", receivedAt: turn.now },
      }),
    undo: (address: string, of: string) =>
      store.take({
        ...{ shop, channel: "email", address, wish: { kind: "undo", of } },
        ...{ door: "link", receivedAt: turn.now },
      }),
    apply: () => {
      const clock = { now: () => turn.now };
      const deps = { effects, systems, clock };
      return applyWishes(deps, installationId, AbortSignal.timeout(20_000));
    },
    effectOf: (proofId: string) =>
      prisma.marketingEffect.findFirstOrThrow({ where: { proofId, system: "shopify" } }),
  };
}

describe("leaving, in Shopify", () => {
  it("ends the consent, puts right what another writer turned round, and shows it", async () => {
    const { email } = await addCustomer();
    const desk = openDesk();
    const left = await desk.leave(email);
    await desk.apply();
    expect((await stateOf(email)).defaultEmailAddress.marketingState).toBe("UNSUBSCRIBED");
    await subscribe(email);
    desk.turn.now = new Date(desk.turn.now.getTime() + 21_000);
    await desk.apply();
    expect((await stateOf(email)).defaultEmailAddress.marketingState).toBe("UNSUBSCRIBED");
    const effect = await desk.effectOf(left?.proofId ?? "");
    expect(effect).toMatchObject({ state: "in-effect", drifts: 1, formerState: "SUBSCRIBED" });
  });

  it("gives the consent back on an undo", async () => {
    const { email } = await addCustomer();
    const desk = openDesk();
    const left = await desk.leave(email);
    await desk.apply();
    await desk.undo(email, left?.proofId ?? "");
    await desk.apply();
    expect((await stateOf(email)).defaultEmailAddress.marketingState).toBe("SUBSCRIBED");
  });

  it("ends the consent to text messages of a number, and of nothing else", async () => {
    const { email, phone } = await addCustomer();
    const { id: customerId } = await stateOf(email);
    const smsMarketingConsent = { marketingState: "SUBSCRIBED" };
    await call(
      `mutation Sms($input: CustomerSmsMarketingConsentUpdateInput!) {
         customerSmsMarketingConsentUpdate(input: $input) { userErrors { message } } }`,
      { input: { customerId, smsMarketingConsent } },
    );
    expect((await stateOf(email)).defaultPhoneNumber.marketingState).toBe("SUBSCRIBED");
    const desk = openDesk();
    await desk.leave(phone, "sms");
    await desk.apply();
    const state = await stateOf(email);
    expect(state.defaultEmailAddress.marketingState).toBe("SUBSCRIBED");
    expect(state.defaultPhoneNumber.marketingState).toBe("UNSUBSCRIBED");
  });

  it("ends the consent to WhatsApp of a number", async () => {
    const { email, phone } = await addCustomer();
    const { id: customerId } = await stateOf(email);
    const whatsAppMarketingConsent = { state: "SUBSCRIBED" };
    await call(
      `mutation WhatsApp($input: CustomerWhatsAppMarketingConsentUpdateInput!) {
         customerWhatsAppMarketingConsentUpdate(input: $input) { userErrors { message } } }`,
      { input: { customerId, whatsAppMarketingConsent } },
    );
    const desk = openDesk();
    const left = await desk.leave(phone, "whatsapp");
    await desk.apply();
    const effect = await desk.effectOf(left?.proofId ?? "");
    expect(effect).toMatchObject({ state: "in-effect", formerState: "SUBSCRIBED", code: null });
  });

  it("holds for an address Shopify does not know, and says so", async () => {
    const desk = openDesk();
    const left = await desk.leave(`${randomUUID()}@example.test`);
    await desk.apply();
    const effect = await desk.effectOf(left?.proofId ?? "");
    expect(effect).toMatchObject({ state: "unknown-there", inEffectAt: null });
  });

  it("is reported as refused without the permission to write, and done once it is given", async () => {
    const { email } = await addCustomer();
    const desk = openDesk();
    world.state.scopes = granted.filter((scope) => scope !== "write_customers");
    const left = await desk.leave(email);
    await desk.apply();
    expect(await desk.effectOf(left?.proofId ?? "")).toMatchObject({
      ...{ state: "refused", code: "access-denied", inEffectAt: null },
    });
    world.state.scopes = [...granted];
    desk.turn.now = new Date(desk.turn.now.getTime() + 21_000);
    await desk.apply();
    expect((await desk.effectOf(left?.proofId ?? "")).state).toBe("in-effect");
  });
});
