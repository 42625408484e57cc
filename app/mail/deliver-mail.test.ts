import { generateKeyPairSync } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  startMailServer,
  type TestMailServer,
  type Verdict,
} from "../../tests/support/mail-server.ts";
import { createRequestRows, type RequestRows } from "../../tests/support/request-rows.ts";
import { openScratchDatabase, type ScratchDatabase } from "../../tests/support/scratch-database.ts";
import { createMailContacts } from "../db/shops/mail-contacts.server.ts";
import { createOutboxStore } from "../db/shops/outbox-store.server.ts";
import { createSenderDomainStore } from "../db/shops/sender-domain-store.server.ts";
import { createSettingsStore } from "../db/shops/settings-store.server.ts";
import { mailKey, type NewMail, type PersonMailContent } from "../domain/data-requests/mails.ts";
import type { MailId } from "../domain/shared/ids.ts";
import { dictionaries } from "../locales/dictionaries.ts";
import { createBounceAddresses } from "./bounce-address.server.ts";
import { createMailDelivery, MailDelayedError } from "./deliver-mail.server.ts";
import { bounceReport } from "../../tests/support/bounce-report.ts";
import { recordBounce } from "./record-bounce.server.ts";
import { createSenderDomains, type SenderDomains } from "./sender-domains.server.ts";
import { createSmtpTransport, type MailTransport } from "./transport.server.ts";

let database: ScratchDatabase;
const closers: (() => Promise<void> | void)[] = [];
beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(async () => {
  await database.close();
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const clock = { now: () => new Date("2026-11-02T09:00:00Z") };
const addresses = createBounceAddresses("a secret of the tests", "lagom.example.test");
const contactEmail = "hej@fjallglimt.example.test";

async function openServer(verdict?: Verdict): Promise<TestMailServer> {
  const server = await startMailServer(verdict);
  closers.push(() => server.stop());
  return server;
}

function openTransport(url: string): MailTransport {
  const transport = createSmtpTransport(url);
  closers.unshift(() => transport.close());
  return transport;
}

async function saveContact(rows: RequestRows, email: string | null): Promise<void> {
  await createSettingsStore({ prisma: database.prisma, shopSeal: rows.keys.shopSeal }).takeOver(
    rows.installationId,
    {
      name: "Fjällglimt",
      contactEmail: email,
      timeZone: "Europe/Stockholm",
      language: "sv",
      country: "SE",
    },
  );
}

type OpenOptions = {
  readonly url?: string;
  readonly email?: string | null;
  readonly senders?: SenderDomains;
  /** What a mail to a person says. */
  readonly content?: PersonMailContent;
};

async function open(options: OpenOptions = {}) {
  const rows = await createRequestRows(database);
  const shop = { prisma: database.prisma, shopSeal: rows.keys.shopSeal };
  await saveContact(rows, options.email === undefined ? contactEmail : options.email);
  const enqueued: MailId[] = [];
  const outbox = createOutboxStore({
    ...shop,
    personSeal: rows.keys.personSeal,
    enqueue: async (_tx, id) => void enqueued.push(id),
    messageIdDomain: "lagom.example.test",
  });
  const setting = {
    from: "privacy@lagom.example.test",
    appKey: "a1b2c3",
    dictionaries,
    bounceAddressOf: ({ id }: { id: MailId }) => addresses.of(id),
    senders: options.senders,
  };
  const delivery = createMailDelivery({
    outbox,
    contacts: createMailContacts(shop),
    sayPersonMail: async () => options.content,
    sending:
      options.url === undefined ? undefined : { transport: openTransport(options.url), setting },
    clock,
  });
  const news: NewMail = {
    installationId: rows.installationId,
    dataRequestId: rows.requestId,
    template: "answer-ready",
    dedupeKey: mailKey("answer-ready", rows.requestId),
    dueAt: new Date("2026-12-02T08:15:00Z"),
  };
  await outbox.post(news);
  const id = enqueued[0]!;
  const row = () => database.prisma.outboxMail.findUniqueOrThrow({ where: { id } });
  return { rows, outbox, delivery, news, enqueued, id, row };
}

describe("createMailDelivery()", () => {
  it("sends a mail once, however often its job runs", async () => {
    const server = await openServer();
    const { delivery, id, row } = await open({ url: server.url });
    expect(await delivery.deliver(id)).toBe("sent");
    expect(await delivery.deliver(id)).toBe("settled-before");
    expect(server.received).toHaveLength(1);
    expect(await row()).toMatchObject({ status: "sent", attempts: 1, sentAt: clock.now() });
  });

  it("sends once when two workers have the same job", async () => {
    const server = await openServer();
    const { delivery, id } = await open({ url: server.url });
    const outcomes = await Promise.all([delivery.deliver(id), delivery.deliver(id)]);
    expect(outcomes).toContain("sent");
    expect(server.received).toHaveLength(1);
  });

  it("puts the shop's name, its address for answers and a marked envelope sender on the mail", async () => {
    const server = await openServer();
    const { delivery, id } = await open({ url: server.url });
    await delivery.deliver(id);
    const [mail] = server.received;
    expect(mail?.from).toBe(addresses.of(id));
    expect(mail?.to).toEqual([contactEmail]);
    expect(mail?.raw).toMatch(/^From: =\?UTF-8\?\S+ <privacy@lagom\.example\.test>\r?$/mu);
    expect(mail?.raw).toContain(`Reply-To: ${contactEmail}`);
    expect(mail?.raw).toContain(`Message-ID: <${id}@lagom.example.test>`);
    expect(mail?.raw).toContain("Auto-Submitted: auto-generated");
  });

  it("tries again after a 4xx under the same Message-ID", async () => {
    const server = await openServer((attempt) => (attempt === 1 ? 451 : undefined));
    const { delivery, id, row } = await open({ url: server.url });
    await expect(delivery.deliver(id)).rejects.toThrow(MailDelayedError);
    expect(await row()).toMatchObject({ status: "waiting", failureCode: "smtp-451" });
    expect(await delivery.deliver(id)).toBe("sent");
    expect(server.received[0]?.raw).toContain(`Message-ID: <${id}@lagom.example.test>`);
    expect(await row()).toMatchObject({ status: "sent", attempts: 2, failureCode: null });
  });

  it("ends a mail the server refuses for good, with a line in the timeline", async () => {
    const server = await openServer(() => 550);
    const { delivery, rows, id, row } = await open({ url: server.url });
    expect(await delivery.deliver(id)).toBe("undelivered");
    expect(await row()).toMatchObject({ status: "undelivered", failureCode: "smtp-550" });
    const [event] = await database.prisma.timelineEvent.findMany({
      where: { dataRequestId: rows.requestId, action: "mail.undelivered" },
    });
    expect(event?.detail).toEqual({ mailId: id, template: "answer-ready", code: "smtp-550" });
  });

  it("waits when the server cannot be reached and ends with that reason when all attempts are used up", async () => {
    const { delivery, id, row } = await open({ url: "smtp://127.0.0.1:9" });
    await expect(delivery.deliver(id)).rejects.toThrow(MailDelayedError);
    await delivery.giveUp(id);
    expect(await row()).toMatchObject({ status: "undelivered", failureCode: "smtp-unreachable" });
  });

  it("leaves the mail waiting without a mail server and without an address, and says which", async () => {
    const withoutServer = await open();
    expect(await withoutServer.delivery.deliver(withoutServer.id)).toBe("waiting");
    expect(await withoutServer.row()).toMatchObject({ status: "waiting", failureCode: "no-smtp" });
    const server = await openServer();
    const nobody = await open({ url: server.url, email: null });
    expect(await nobody.delivery.deliver(nobody.id)).toBe("waiting");
    expect(await nobody.row()).toMatchObject({ failureCode: "no-contact-address", attempts: 0 });
    expect(server.received).toHaveLength(0);
  });

  it("names no address in the error the queue keeps", async () => {
    const server = await openServer(() => 451);
    const { delivery, id } = await open({ url: server.url });
    const error = await delivery.deliver(id).catch((caught: unknown) => caught);
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain("@");
  });
});

describe("createMailDelivery() with a shop's own domain", () => {
  const domain = "fjallglimt.example.test";
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });

  async function sendWith(checked: "verified" | "gone"): Promise<string> {
    const server = await openServer();
    const senders: SenderDomains = {
      ...createSenderDomains({ privateKey, selector: "lagom", operatorDomain: "x.example.test" }),
      check: async () =>
        checked === "verified" ? { ok: true, value: null } : { ok: false, reason: "no-record" },
    };
    const { rows, delivery, id } = await open({ url: server.url, senders });
    const { prisma } = database;
    await createSenderDomainStore({ prisma, shopSeal: rows.keys.shopSeal }).save(
      rows.installationId,
      { domain, verifiedAt: clock.now() },
      {
        installationId: rows.installationId,
        dataRequestId: null,
        at: clock.now(),
        action: "settings.sender-saved",
        actor: "system",
        detail: {},
      },
    );
    expect(await delivery.deliver(id)).toBe("sent");
    return server.received[0]!.raw;
  }

  it("sends from it, signed in its name", async () => {
    const raw = await sendWith("verified");
    expect(raw).toMatch(/^From: .*<privacy@fjallglimt\.example\.test>\r?$/mu);
    const signature = /^DKIM-Signature: (?:.*\r?\n[ \t])*.*/mu.exec(raw)?.[0].replace(/\s/gu, "");
    expect(signature).toContain(`d=${domain};`);
    expect(signature).toMatch(/s=lagom-[0-9a-f]{12};/u);
  });

  it("sends from the operator's domain while the shop's record is gone", async () => {
    const raw = await sendWith("gone");
    expect(raw).toMatch(/^From: .*<privacy@lagom\.example\.test>\r?$/mu);
    expect(raw).not.toContain("DKIM-Signature");
  });
});

describe("createOutboxStore()", () => {
  it("posts one mail per key", async () => {
    const { outbox, news, enqueued } = await open();
    expect(await outbox.post(news)).toBe(false);
    expect(await Promise.all([outbox.post(news), outbox.post(news)])).toEqual([false, false]);
    expect(enqueued).toHaveLength(1);
  });

  it("keeps no readable word of the mail in the database", async () => {
    const { row } = await open();
    expect(Buffer.from((await row()).sealedMessage).toString("latin1")).not.toContain("2026");
  });

  it("puts waiting mails in the queue again and leaves the others alone", async () => {
    const server = await openServer();
    const sent = await open({ url: server.url });
    await sent.delivery.deliver(sent.id);
    const waiting = await open();
    waiting.enqueued.splice(0);
    await waiting.outbox.resumeWaiting();
    expect(waiting.enqueued).toContain(waiting.id);
    expect(waiting.enqueued).not.toContain(sent.id);
  });
});

describe("createOutboxStore().resumeForNewContact()", () => {
  it("sends what did not reach the old address to the new one, while the request is open", async () => {
    const server = await openServer((attempt) => (attempt === 1 ? 550 : undefined));
    const { rows, delivery, outbox, enqueued, id, row } = await open({ url: server.url });
    expect(await delivery.deliver(id)).toBe("undelivered");
    const { installationId } = rows;
    await createSettingsStore({ prisma: database.prisma, shopSeal: rows.keys.shopSeal }).save({
      installationId,
      wanted: {
        contactEmail: "ny@fjallglimt.example.test",
        timeZone: "Europe/Stockholm",
        answerLanguage: "sv",
        answerLifeDays: 30,
      },
      erasure: {
        rule: { off: [], metafieldNamespaces: [] },
        accountingCountry: "SE",
        financialYearEnd: "12-31",
        evidenceKeepYears: 7,
      },
      entry: {
        installationId,
        dataRequestId: null,
        at: clock.now(),
        action: "settings.saved",
        actor: "system",
        detail: {},
      },
      grants: [],
    });
    expect(await outbox.resumeForNewContact(rows.installationId)).toBe(1);
    expect(enqueued).toEqual([id, id]);
    expect(await delivery.deliver(id)).toBe("sent");
    expect(server.received[0]?.to).toEqual(["ny@fjallglimt.example.test"]);
    expect(await row()).toMatchObject({ status: "sent", failureCode: null });
  });

  it("leaves mails about finished requests and of other shops alone", async () => {
    const { rows, outbox, id } = await open();
    await outbox.markUndelivered(id, "smtp-550", clock.now());
    await database.prisma.dataRequest.update({
      where: { id: rows.requestId },
      data: { status: "handed-over" },
    });
    expect(await outbox.resumeForNewContact(rows.installationId)).toBe(0);
    const other = await open();
    expect(await outbox.resumeForNewContact(other.rows.installationId)).toBe(1);
  });
});

describe("recordBounce()", () => {
  it("turns a sent mail undelivered, once, by the address the report came to", async () => {
    const server = await openServer();
    const { delivery, outbox, id, row } = await open({ url: server.url });
    await delivery.deliver(id);
    const raw = bounceReport({ to: addresses.of(id).toUpperCase(), status: "5.1.1" });
    expect(await recordBounce({ outbox, addresses, clock }, raw)).toBe("recorded");
    expect(await row()).toMatchObject({ status: "undelivered", failureCode: "bounced-5.1.1" });
    expect(await recordBounce({ outbox, addresses, clock }, raw)).toBe("known-before");
  });

  it("finds the mail by the Message-ID the report quotes", async () => {
    const { outbox, id, row } = await open();
    const messageId = `<${id}@lagom.example.test>`;
    const raw = bounceReport({ to: "postmaster@lagom.example.test", status: "5.2.2", messageId });
    expect(await recordBounce({ outbox, addresses, clock }, raw)).toBe("recorded");
    expect((await row()).failureCode).toBe("bounced-5.2.2");
  });

  it("leaves everything as it is for a delay, a foreign mail, a forged address and plain mail", async () => {
    const { outbox, id, row } = await open();
    const take = (raw: Buffer) => recordBounce({ outbox, addresses, clock }, raw);
    const to = addresses.of(id);
    expect(await take(bounceReport({ to, status: "4.4.1", action: "delayed" }))).toBe("no-failure");
    const forged = to.replace(/\.[0-9a-f]{16}@/u, ".0123456789abcdef@");
    expect(await take(bounceReport({ to: forged, status: "5.1.1" }))).toBe("not-ours");
    expect(await take(bounceReport({ to: "x@example.test", status: "5.1.1" }))).toBe("not-ours");
    expect(await take(Buffer.from("Subject: hej\r\n\r\nhej"))).toBe("no-report");
    expect((await row()).status).toBe("waiting");
  });
});
