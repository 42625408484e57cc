import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAppSecrets } from "../../app/db/keys/app-secrets.server.ts";
import { createMailContacts } from "../../app/db/shops/mail-contacts.server.ts";
import { createOutboxStore } from "../../app/db/shops/outbox-store.server.ts";
import type { JsonObject } from "../../app/domain/shared/json.ts";
import { createInboundMailServices } from "../../app/services/inbound-mail-services.server.ts";
import { createNewsletterServices } from "../../app/services/newsletter-services.server.ts";
import { createAccessWorld } from "../support/access-world.ts";
import {
  resolveInTest,
  sendBySmtp,
  shoppersDomain,
  signLetter,
  writeLetter,
} from "../support/inbound-mail.ts";

type World = Awaited<ReturnType<typeof createAccessWorld>>;

let world: World;
beforeAll(async () => {
  world = await createAccessWorld({
    store: { seed: 7, customers: 2, orders: 1, hardPeople: false },
  });
  world.state.scopes = [...world.state.scopes, "write_customers"];
});
afterAll(() => world.close());

async function call(document: string, variables: JsonObject): Promise<JsonObject> {
  const signal = AbortSignal.timeout(10_000);
  const about = { installation: world.installationId, document, variables, points: 10, signal };
  return (await world.search().client.request(about)).data ?? {};
}

/** A customer who gets the newsletter. */
async function addSubscriber(): Promise<string> {
  const email = `${randomUUID()}@${shoppersDomain}`;
  const emailMarketingConsent = { marketingState: "SUBSCRIBED" };
  await call(
    `mutation Add($input: CustomerInput!) { customerCreate(input: $input) { customer { id } userErrors { message } } }`,
    { input: { email, emailMarketingConsent } },
  );
  return email;
}

async function stateOf(email: string): Promise<unknown> {
  const data = await call(
    `query Of($email: String!) { customerByIdentifier(identifier: { emailAddress: $email }) {
       defaultEmailAddress { marketingState } } }`,
    { email },
  );
  return data["customerByIdentifier"];
}

function openServices() {
  const { database, keys, keyring, installationId } = world;
  const { prisma } = database;
  const clock = { now: () => new Date() };
  const log = { warn: () => undefined, error: () => undefined, info: () => undefined };
  const contacts = createMailContacts({ prisma, shopSeal: keys.shopSeal });
  const messageIdDomain = "lagom.example.test";
  const environment = {
    ...{ SHOPIFY_APP_URL: "https://lagom.example.test", HOST: "127.0.0.1", MAIL_FROM: undefined },
    ...{ INBOUND_MAIL_DOMAIN: "in.example.test", INBOUND_SMTP_PORT: 0 },
    ...{ INBOUND_SMTP_KEY: undefined, INBOUND_SMTP_CERT: undefined },
  };
  const shared = { prisma, keys, contacts, clock, log, environment, messageIdDomain };
  const newsletter = createNewsletterServices({
    ...{ ...shared, client: world.search().client },
    queue: { send: () => Promise.resolve(true) },
    appSecrets: createAppSecrets({ prisma, keyring }),
    ledger: { remember: () => Promise.resolve() },
  });
  const enqueue = () => Promise.resolve();
  const outbox = createOutboxStore({ prisma, ...keys, messageIdDomain, enqueue });
  const inbound = createInboundMailServices({
    ...shared,
    outbox,
    newsletter,
    resolve: resolveInTest,
  });
  return { newsletter, inbound, installationId };
}

describe("a mail to support", () => {
  it("ends the consent in Shopify within seconds, whichever door it came by", async () => {
    const { newsletter, inbound, installationId } = openServices();
    const door = await inbound.openDoor();
    const address = await inbound.openForwarding(installationId);
    const to = inbound.waysIn(address).address ?? "";
    const writers = [await addSubscriber(), await addSubscriber()] as const;
    const mails = await Promise.all(
      writers.map((from) =>
        signLetter(writeLetter({ from, text: "Jag vill inte ha ert nyhetsbrev längre, tack." })),
      ),
    );
    const startedAt = performance.now();
    expect(await sendBySmtp({ port: door?.port ?? 0, to }, mails[0] ?? "")).toBe(250);
    const raw = Buffer.from(mails[1] ?? "");
    await inbound.takeForwarded(address, { raw, receivedBy: { recipients: [] } });
    await newsletter.apply(installationId, AbortSignal.timeout(20_000));
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    for (const email of writers) {
      expect(await stateOf(email)).toEqual({
        defaultEmailAddress: { marketingState: "UNSUBSCRIBED" },
      });
    }
    await door?.close();
  });

  it("from Google with a number to confirm is shown to the merchant; from anybody else it is not", async () => {
    const { inbound, installationId } = openServices();
    const address = await inbound.openForwarding(installationId);
    const letter = writeLetter({
      from: "forwarding-noreply@google.com",
      subject: "(#123456789) Gmail Forwarding Confirmation",
      text: "To allow this: https://mail-settings.google.com/mail/vf-%5BANGjdJ8%5D-abc\r\nThanks",
    });
    const take = (raw: string) =>
      inbound.takeForwarded(address, { raw: Buffer.from(raw), receivedBy: { recipients: [] } });
    await take(letter);
    expect((await inbound.forwarding.find(installationId))?.confirmation).toBeUndefined();
    const genuine = letter.replace("Message-ID: <", "Message-ID: <2");
    await take(await signLetter(genuine, "google.com"));
    const link = "https://mail-settings.google.com/mail/vf-%5BANGjdJ8%5D-abc";
    const found = await inbound.forwarding.find(installationId);
    expect(found?.confirmation).toEqual({ code: "123456789", link });
  });
});
