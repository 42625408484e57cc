import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOutboxStore } from "../../app/db/shops/outbox-store.server.ts";
import { createPolicyMailWords } from "../../app/db/policy/say-policy-mail.server.ts";
import { forgetPerson } from "../../app/db/erasure/forget-person.server.ts";
import { createTransmissionLedger } from "../../app/db/recipients/transmission-ledger.server.ts";
import { asMailId, asPersonId, parseShopDomain } from "../../app/domain/shared/ids.ts";
import type { Register } from "../../app/domain/register/types.ts";
import { createPolicyAudience } from "../../app/platform/shopify/policy-audience.server.ts";
import { createPolicyWorld, type PolicyWorld } from "../support/policy-world.ts";
import { sampleRegister } from "../support/register-fixture.ts";

let world: PolicyWorld;
let editionId: string;

const agreed = "agreed@example.test";
const subscriber = "subscriber@example.test";
const both = "both@example.test";
const optedOut = "opted-out@example.test";
const erased = "erased@example.test";
const stranger = "stranger@example.test";

/** A customer of the store, made as the admin makes one. */
async function addCustomer(
  email: string,
  more: {
    readonly tags?: readonly string[];
    readonly subscribed?: boolean;
    readonly locale?: string;
  },
): Promise<string> {
  const { scopes } = world.state;
  world.state.scopes = [...scopes, "write_customers"];
  const { data } = await world.client.request({
    installation: world.installationId,
    document: `mutation Add($input: CustomerInput!) {
      customerCreate(input: $input) { customer { id } userErrors { message } }
    }`,
    variables: {
      input: {
        ...{ email, tags: [...(more.tags ?? [])], locale: more.locale ?? "sv" },
        emailMarketingConsent: {
          marketingState: more.subscribed === true ? "SUBSCRIBED" : "NOT_SUBSCRIBED",
        },
      },
    },
    points: 10,
    signal: new AbortController().signal,
  });
  world.state.scopes = scopes;
  const made = data?.["customerCreate"] as { readonly customer: { readonly id: string } };
  return made.customer.id.slice(made.customer.id.lastIndexOf("/") + 1);
}

function changed(): Register {
  const register = sampleRegister();
  return {
    ...register,
    purposes: register.purposes.map((purpose) =>
      purpose.id === "newsletter"
        ? { ...purpose, dataCategories: [...purpose.dataCategories, "location"] }
        : purpose,
    ),
  };
}

async function publish(): Promise<string> {
  const started = await world.start();
  if (!started.ok) throw new Error(started.reason.code);
  expect(await world.run(started.value)).toBe("published");
  return started.value;
}

beforeAll(async () => {
  world = await createPolicyWorld();
  await publish();
  const tags = ["policy-updates"];
  await addCustomer(agreed, { tags, locale: "en" });
  await addCustomer(subscriber, { subscribed: true });
  await addCustomer(both, { tags, subscribed: true });
  await addCustomer(optedOut, { tags });
  world.suppressed.add(optedOut);
  world.erased.push(await addCustomer(erased, { tags, subscribed: true }));
  await addCustomer(stranger, {});
  await world.saveRegister(changed());
  editionId = await publish();
});
afterAll(() => world.close());

/** The app's outbox on the same rows. */
function openOutbox() {
  const { database, keys } = world;
  return createOutboxStore({
    ...{ prisma: database.prisma, shopSeal: keys.shopSeal, personSeal: keys.personSeal },
    enqueue: async () => undefined,
    messageIdDomain: "lagom.example.test",
  });
}

async function readMails() {
  const outbox = openOutbox();
  const rows = await world.database.prisma.outboxMail.findMany({
    where: { personId: { not: null } },
  });
  const mails = await Promise.all(rows.map(({ id }) => outbox.find(asMailId(id))));
  return mails.flatMap((mail) => (mail?.person ? [{ ...mail, person: mail.person }] : []));
}

describe("createPolicyAudience()", () => {
  it("counts whom a change concerns before anybody is told", async () => {
    const audience = createPolicyAudience({ client: world.client });
    const call = { installationId: world.installationId, signal: new AbortController().signal };
    const found = await Promise.all(
      [{ because: "agreed", tag: "policy-updates" } as const, { because: "consent" } as const].map(
        async (who) => [
          await audience.count(call, who),
          (await audience.page(call, who, null)).listeners.length,
        ],
      ),
    );
    for (const [counted, listed] of found) expect(counted).toBe(listed);
    expect(found[0]?.[0]).toBe(4);
  });
});

describe("tellPeople()", () => {
  it("tells each person it concerns once, for the duty before the agreement", async () => {
    const publication = await world.store.find(editionId);
    expect(publication?.changedPurposes).toContain("newsletter");
    await world.tell(editionId);
    await world.database.prisma.policyPublication.update({
      where: { id: editionId },
      data: { notifiedAt: null },
    });
    await world.tell(editionId);
    const told = (await readMails()).map(({ person }) => [person.email, person.because]);
    const ours = told.filter(([email]) => email?.endsWith("@example.test") === true);
    expect(ours.toSorted()).toEqual(
      expect.arrayContaining([
        [agreed, "agreed"],
        [both, "consent"],
        [subscriber, "consent"],
      ]),
    );
    const addresses = told.map(([email]) => email);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const nobody of [optedOut, erased, stranger]) expect(addresses).not.toContain(nobody);
    const counts = await world.notices.counts(editionId);
    expect(counts).toMatchObject({ sent: 0, undelivered: 0, withheld: 1 });
    expect(counts.waiting).toBe(told.length);
  });

  it("says in the person's language what changes, why, where to read it and how to say no", async () => {
    const mail = (await readMails()).find(({ person }) => person.email === agreed);
    if (mail === undefined) throw new Error("no mail");
    const shop = parseShopDomain(world.shop);
    if (shop === undefined) throw new Error("no shop");
    const say = createPolicyMailWords({ store: world.store, clock: { now: () => world.turn.now } });
    const content = await say(mail.person, {
      ...{ shop, shopName: "Skogens strumpor", contactEmail: "privacy@example.test" },
      ...{ language: "sv", timeZone: "Europe/Stockholm", senderDomain: null },
    });
    expect(content?.language).toBe("en");
    expect(content?.subject).toContain("Skogens strumpor");
    expect(content?.text).toContain("you asked to be told");
    expect(content?.text).toContain(`https://${world.shop}/policies/privacy-policy`);
    expect(content?.text).toContain("privacy@example.test");
    expect(content?.text).toMatch(/\n- .+location|place/iu);
    expect(content?.html).toContain("<li>");
  });

  it("writes in the ledger what went out, and nothing of it outlives the person", async () => {
    const { prisma } = world.database;
    const [mail] = await readMails();
    if (mail === undefined) throw new Error("no mail");
    const ledger = createTransmissionLedger(prisma);
    const { personId } = mail.person;
    expect(await ledger.listOf(personId)).toEqual([]);
    await openOutbox().markSent(mail.id, world.turn.now);
    expect(await ledger.listOf(personId)).toMatchObject([
      { recipient: "mail-server", means: "mail", categories: ["contact"] },
    ]);
    expect((await world.notices.counts(editionId)).sent).toBe(1);
    await openOutbox().markUndelivered(mail.id, "bounced-5.1.1", world.turn.now);
    expect(await world.notices.counts(editionId)).toMatchObject({ sent: 0, undelivered: 1 });
    await prisma.$transaction((tx) =>
      forgetPerson(tx, { personId: asPersonId(personId), at: world.turn.now }),
    );
    expect(await ledger.listOf(personId)).toEqual([]);
    expect(await openOutbox().find(mail.id)).toBeUndefined();
    expect(await prisma.policyNotice.count({ where: { personId } })).toBe(0);
  });

  it("tells nobody of an edition that was taken back", async () => {
    await world.saveRegister(sampleRegister());
    const planned = await world.start({ on: "2027-01-10" });
    if (!planned.ok) throw new Error(planned.reason.code);
    const doing = { installationId: world.installationId, author: "staff:1", at: world.turn.now };
    await world.publications.cancel(planned.value, doing);
    const before = await world.database.prisma.policyNotice.count();
    await world.tell(planned.value);
    expect(await world.database.prisma.policyNotice.count()).toBe(before);
  });
});
