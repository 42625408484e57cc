import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectMails } from "../../app/db/answers/mail-rows-of.server.ts";
import { forgetPerson } from "../../app/db/erasure/forget-person.server.ts";
import { createMailContacts } from "../../app/db/shops/mail-contacts.server.ts";
import { getPlace } from "../../app/domain/data-map/places.ts";
import { asMailId, parseShopDomain, type ShopDomain } from "../../app/domain/shared/ids.ts";
import type { SmtpDoor } from "../../app/mail/inbound/smtp-door.server.ts";
import { action as post } from "../../app/routes/inbound-mail.$key.tsx";
import { createInboundMailServices } from "../../app/services/inbound-mail-services.server.ts";
import { plantShop, type PlantedShop } from "../support/consent-fixture.ts";
import {
  type Letter,
  resolveInTest,
  sendBySmtp,
  shoppersDomain,
  signLetter,
  writeLetter,
} from "../support/inbound-mail.ts";
import { plantPerson } from "../support/plant-person.ts";
import { openTestServices, type TestServices } from "../support/test-services.ts";

const domain = "in.lagom.example.test";
let world: TestServices;
let planted: PlantedShop;
let shop: ShopDomain;
let mail: ReturnType<typeof createInboundMailServices>;
let door: SmtpDoor;
let name: string;
beforeAll(async () => {
  world = await openTestServices();
  planted = await plantShop(world.database, "mailed.myshopify.com");
  shop = parseShopDomain("mailed.myshopify.com") ?? fail();
  const { services } = world;
  const { prisma } = world.database;
  const { environment } = services;
  mail = createInboundMailServices({
    ...{ prisma, keys: services.keys, outbox: services.outbox, newsletter: services.newsletter },
    contacts: createMailContacts({ prisma, shopSeal: services.keys.shopSeal }),
    environment: { ...environment, INBOUND_MAIL_DOMAIN: domain, INBOUND_SMTP_PORT: 0 },
    ...{ clock: services.clock, log: services.log, resolve: resolveInTest },
  });
  door = (await mail.openDoor()) ?? fail();
  ({ name } = await mail.openForwarding(planted.installationId));
});
afterAll(async () => {
  await door.close();
  await world.close();
});

function fail(): never {
  throw new Error("not set up");
}

const fresh = () => `${randomUUID()}@${shoppersDomain}`;
const outOf = async (address: string) =>
  (await world.services.newsletter.wishes.find(shop, { channel: "email", address }))?.out;
const send = (raw: string | Buffer, to = `${name}@${domain}`, from?: string) =>
  sendBySmtp({ port: door.port, to, ...(from === undefined ? {} : { from }) }, raw);
const sign = (letter: Letter) => signLetter(writeLetter(letter));

async function mailsTo(address: string) {
  const rows = await world.database.prisma.outboxMail.findMany({
    where: { installationId: planted.installationId, lookupDigest: { not: null } },
    orderBy: { createdAt: "asc" },
  });
  const mails = await Promise.all(rows.map(({ id }) => world.services.outbox.find(asMailId(id))));
  return mails.flatMap((one) => (one?.leaving?.email === address ? [one.leaving] : []));
}

async function lastDecision() {
  return world.database.prisma.mailDecision.findFirstOrThrow({
    where: { installationId: planted.installationId },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
    include: { cases: true },
  });
}
const countDecisions = () => world.database.prisma.mailDecision.count();

const leave = "Hello,\r\nplease unsubscribe me from your newsletter.\r\nThanks";

describe("a mail to support by our own mail server", () => {
  it("of a proven writer ends the consent at once and tells them how to take it back", async () => {
    const from = fresh();
    expect(await send(await sign({ from, text: leave }))).toBe(250);
    expect(await outOf(from)).toBe("all");
    const decision = await lastDecision();
    expect(decision).toMatchObject({
      ...{ kind: "opt-out", language: "en", trust: "authenticated", outcome: "left-newsletter" },
    });
    expect(decision.reasons).toEqual(expect.arrayContaining(["asks-to-leave", "dkim-aligned"]));
    const proof = await world.database.prisma.marketingProof.findUniqueOrThrow({
      where: { id: decision.proofId ?? "" },
      include: { effects: true },
    });
    expect(proof.door).toBe("mail");
    expect(proof.effects).toMatchObject([{ system: "shopify", wanted: "out" }]);
    const mails = await mailsTo(from);
    expect(mails).toMatchObject([{ template: "left", language: "en" }]);
    expect(mails[0]?.link).toContain("?undo=");
  });

  it("in one of a forged sender only asks the address itself, in the mail's language", async () => {
    const from = fresh();
    const text = "Hej! Jag vill avregistrera mig från ert nyhetsbrev.";
    expect(await send(writeLetter({ from, text }))).toBe(250);
    expect(await outOf(from)).toEqual([]);
    expect(await lastDecision()).toMatchObject({ outcome: "confirmation-sent", trust: "unproven" });
    expect(await mailsTo(from)).toMatchObject([{ template: "leave-link", language: "sv" }]);
    for (let time = 0; time < 6; time += 1) await send(writeLetter({ from, text }));
    expect(await mailsTo(from)).toHaveLength(4);
  });

  it("that brings its own line of results is believed as little", async () => {
    const from = fresh();
    const head = [
      `Authentication-Results: mx.shop.example; dmarc=pass header.from=${shoppersDomain}`,
    ];
    await send(writeLetter({ from, text: leave, head }));
    expect(await outOf(from)).toEqual([]);
  });

  it("twice is once, by whichever door and however it was cut short", async () => {
    const from = fresh();
    const raw = await sign({ from, text: leave });
    const before = await countDecisions();
    await Promise.all([send(raw), send(raw), send(raw)]);
    await send(raw);
    expect((await countDecisions()) - before).toBe(1);
    // Killed between the opt-out and the decision: the mail comes once more.
    await world.database.prisma.mailDecision.delete({ where: { id: (await lastDecision()).id } });
    await send(raw);
    expect((await countDecisions()) - before).toBe(1);
    expect(await mailsTo(from)).toHaveLength(1);
    expect((await lastDecision()).proofId).not.toBeNull();
    const proofs = { door: "mail", id: (await lastDecision()).proofId ?? "" };
    expect(await world.database.prisma.marketingProof.count({ where: proofs })).toBe(1);
  });

  it("that asks for erasure opens a case and erases nothing; one that asks for both does both", async () => {
    const from = fresh();
    const text = "Please delete all my personal data under the GDPR.";
    await send(writeLetter({ from, text }));
    expect(await lastDecision()).toMatchObject({
      ...{ kind: "erasure", outcome: "case-opened" },
      cases: [{ wish: "erasure", state: "open" }],
    });
    expect(await outOf(from)).toEqual([]);
    const both = fresh();
    await send(await sign({ from: both, text: `${text} And unsubscribe me from the newsletter.` }));
    expect(await outOf(both)).toBe("all");
    expect(await lastDecision()).toMatchObject({
      ...{ kind: "erasure", also: ["opt-out"], outcome: "left-newsletter" },
      cases: [{ wish: "erasure" }],
    });
    const open = await mail.cases.listOpen(planted.installationId);
    expect(open.map(({ sender }) => sender)).toEqual(expect.arrayContaining([from, both]));
    const told = { template: "mail-case", installationId: planted.installationId };
    expect(await world.database.prisma.outboxMail.count({ where: told })).toBe(1);
    expect(await world.database.prisma.dataRequest.count()).toBe(0);
  });

  it("with a link's token is done for whoever the link is of, also in a program's name", async () => {
    const address = fresh();
    const token = await world.services.newsletter.links.seal({
      ...{ shop, channel: "email", address, topics: "all" },
    });
    const program = { head: ["Auto-Submitted: auto-replied"], text: "sent by a mail program" };
    const raw = writeLetter({ from: fresh(), subject: `unsubscribe ${token}`, ...program });
    expect(await send(raw, `unsubscribe+mailed@${domain}`)).toBe(250);
    expect(await outOf(address)).toBe("all");
    expect(await mailsTo(address)).toEqual([]);
    const other = fresh();
    const plus = await world.services.newsletter.links.seal({
      ...{ shop, channel: "email", address: other, topics: ["offers"] },
    });
    await send(writeLetter({ from: fresh(), text: "", to: `unsubscribe+${plus}@shop.example` }));
    expect(await outOf(other)).toEqual(["offers"]);
    expect(await mailsTo(other)).toHaveLength(1);
    const forged = `${plus.slice(0, -4)}AAAA`;
    await send(writeLetter({ from: fresh(), text: "", to: `unsubscribe+${forged}@shop.example` }));
    expect((await lastDecision()).outcome).toBe("left-alone");
  });

  it.each([
    ["an automatic answer", { head: ["Auto-Submitted: auto-replied"] }, undefined],
    ["a list", { head: ["List-Id: <talk.example>", "Precedence: list"] }, undefined],
    ["a bounce", {}, ""],
    ["a vacation", { subject: "Out of office: until Monday" }, undefined],
  ])("that is %s changes nothing and is not answered", async (_, over, envelopeFrom) => {
    const from = fresh();
    const raw = await sign({ from, text: leave, ...over });
    expect(await send(raw, undefined, envelopeFrom)).toBe(250);
    expect(await lastDecision()).toMatchObject({ kind: "automatic", outcome: "left-alone" });
    expect([await outOf(from), await mailsTo(from)]).toEqual([[], []]);
  });

  it("that we sent ourselves is a loop, and ends there", async () => {
    const from = fresh();
    await send(await sign({ from, text: leave }));
    const row = await world.database.prisma.outboxMail.findFirstOrThrow({
      where: { template: "left" },
      orderBy: { createdAt: "desc" },
    });
    const id = row.messageId.slice(1, -1);
    await send(await sign({ from: fresh(), text: leave, id }));
    expect((await lastDecision()).reasons).toContain("sent-by-ourselves");
  });

  it("follows a correction, in the same words of somebody else", async () => {
    const text = "The pigeon has landed too often on my sill.";
    await send(await sign({ from: fresh(), text }));
    const wrong = await lastDecision();
    expect(wrong.outcome).toBe("left-alone");
    const at = new Date();
    const correction = { decisionId: wrong.id, kind: "opt-out", at } as const;
    expect(await mail.examples.correct(planted.installationId, correction)).toBe(true);
    const from = fresh();
    await send(await sign({ from, text: `Hi\r\n${text}` }));
    expect(await outOf(from)).toBe("all");
    expect((await lastDecision()).reasons).toContain("as-corrected");
  });

  it("is refused for nobody's address, an old one, and beyond 25 MB", async () => {
    const raw = writeLetter({ from: fresh(), text: leave });
    expect(await send(raw, `${"0".repeat(32)}@${domain}`)).toBe(550);
    expect(await send(raw, "somebody@elsewhere.example")).toBe(550);
    expect(await send(raw, `unsubscribe+unheard-of@${domain}`)).toBe(550);
    const big = Buffer.concat([Buffer.from(raw), Buffer.alloc(50 * 1024 * 1024, "a\r\n")]);
    expect(await send(big)).toBe(552);
    const former = name;
    name = (await mail.forwarding.renew(planted.installationId, new Date()))?.name ?? "";
    expect(await send(raw, `${former}@${domain}`)).toBe(550);
    expect(await send(raw)).toBe(250);
  });

  it("is asked for again where it could not be kept", async () => {
    const from = fresh();
    const raw = await sign({ from, text: leave });
    await world.database.pool.query(`ALTER TABLE "MailDecision" RENAME TO "Away"`);
    try {
      expect(await send(raw)).toBe(451);
    } finally {
      await world.database.pool.query(`ALTER TABLE "Away" RENAME TO "MailDecision"`);
    }
    expect(await send(raw)).toBe(250);
    expect(await outOf(from)).toBe("all");
    expect(await mailsTo(from)).toHaveLength(1);
  });
});

describe("a mail to support that nobody should write", () => {
  const parts = (count: number) =>
    `--x\r\nContent-Type: text/plain\r\n\r\nunsubscribe me\r\n`.repeat(count);
  const nested = (depth: number): string =>
    Array.from(
      { length: depth },
      (_, at) =>
        `Content-Type: multipart/mixed; boundary=b${String(at)}\r\n\r\n--b${String(at)}\r\n`,
    ).join("");
  const headed = (rest: string) => `From: ${fresh()}\r\nMessage-ID: <${fresh()}>\r\n${rest}`;
  const forwarded = (depth: number): string =>
    Array.from({ length: depth }, () => headed("Content-Type: message/rfc822\r\n\r\n")).join("");
  it.each([
    [
      "of 100,000 parts",
      () => headed(`Content-Type: multipart/mixed; boundary=x\r\n\r\n${parts(100_000)}`),
    ],
    ["nested 5,000 deep", () => headed(nested(5_000))],
    ["forwarded in itself 2,000 times", () => headed(forwarded(2_000))],
    ["with nothing in it", () => "\r\n"],
    ["with a head alone", () => headed("")],
    ["of one endless header", () => headed(`X: ${"a".repeat(3_000_000)}\r\n\r\nhi`)],
    [
      "in a charset that is none",
      () => headed(`Content-Type: text/plain; charset=x-klingon\r\n\r\n\u00ff\u0000hi`),
    ],
    [
      "in broken UTF-7 and base64",
      () =>
        headed(
          `Content-Type: text/plain; charset=utf-7\r\nContent-Transfer-Encoding: base64\r\n\r\n+AAA-====!!`,
        ),
    ],
    ["without line ends", () => "From: x".repeat(10_000)],
  ])("%s is taken, left alone, and the next one is read", async (_, raw) => {
    expect(await send(Buffer.from(raw(), "latin1"))).toBe(250);
    expect(["left-alone", "confirmation-sent"]).toContain((await lastDecision()).outcome);
    const from = fresh();
    await send(await sign({ from, text: leave }));
    expect(await outOf(from)).toBe("all");
  });

  it("puts nothing of its head into our mails, wherever lines are broken", async () => {
    const from = fresh();
    const inject = "=?utf-8?B?SGVsbG8NCkJjYzogdmljdGltQGV4YW1wbGUub3Jn?=";
    const raw = writeLetter({ from: `${inject} <${from}>`, subject: inject, text: leave });
    expect(await send(raw.replace("Message-ID: <", "Message-ID: <x\r\n y\u0000"))).toBe(250);
    const [asked] = await mailsTo(from);
    expect(asked).toMatchObject({ template: "leave-link", email: from });
    expect(JSON.stringify(asked)).not.toContain("victim");
    const broken = writeLetter({ from: `a@b.example, ${from}`, text: leave });
    expect(await send(broken)).toBe(250);
    expect((await lastDecision()).outcome).toBe("refused");
  });

  it("is understood from an address in other letters (SMTPUTF8)", async () => {
    const from = `jörg.${randomUUID().slice(0, 8)}@${shoppersDomain}`;
    await send(await sign({ from, text: "Bitte melden Sie mich vom Newsletter ab." }));
    expect(await outOf(from)).toBe("all");
  });
});

describe("a mail to support by a provider's webhook", () => {
  const results = [
    `Authentication-Results: mx.shop.example; dmarc=pass header.from=${shoppersDomain}`,
    "Received: from a by mx.shop.example; Tue, 24 Nov 2026 09:00:00 +0100",
  ];
  const believe = { authservId: "mx.shop.example", hops: 1 };
  const call = (body: BodyInit, type?: string, key = name) => {
    const headers = type === undefined ? {} : { "content-type": type };
    const url = `https://lagom.example.test/inbound-mail/${key}`;
    const request = new Request(url, { method: "POST", headers, body });
    return post({ request, params: { key }, context: {} });
  };
  const form = (fields: Record<string, string>) => {
    const made = new FormData();
    for (const [field, value] of Object.entries(fields)) made.append(field, value);
    return made;
  };

  it.each([
    ["whole", (raw: string) => call(raw, "message/rfc822")],
    [
      "as Mailgun posts it",
      (raw: string) => call(form({ "body-mime": raw, sender: "a@b.example" })),
    ],
    ["as SendGrid posts it", (raw: string) => call(form({ email: raw }))],
    [
      "as Postmark posts it",
      (raw: string) => call(JSON.stringify({ RawEmail: raw }), "application/json"),
    ],
  ])("%s ends the consent", async (_, deliver) => {
    const { installationId } = planted;
    await mail.forwarding.settle(installationId, { receivingServer: believe }, new Date());
    const from = fresh();
    const answer = await deliver(writeLetter({ from, text: leave, head: results }));
    expect(answer.status).toBe(200);
    expect(await outOf(from)).toBe("all");
    expect((await lastDecision()).reasons).toContain("receiving-server-says-pass");
  });

  it("is refused at no address, unsigned where it should be signed, too large, or no mail", async () => {
    const raw = writeLetter({ from: fresh(), text: leave });
    expect((await call(raw, "message/rfc822", "0".repeat(32))).status).toBe(404);
    expect((await call(raw, "message/rfc822", "../x")).status).toBe(404);
    expect((await call(Buffer.alloc(26 * 1024 * 1024), "message/rfc822")).status).toBe(413);
    expect((await call("{}", "application/json")).status).toBe(415);
    const { installationId } = planted;
    const signing = { receivingServer: believe, mailgunKey: "key of the provider" };
    await mail.forwarding.settle(installationId, signing, new Date());
    expect((await call(raw, "message/rfc822")).status).toBe(401);
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = createHmac("sha256", signing.mailgunKey)
      .update(`${timestamp}token`)
      .digest("hex");
    const signed = { "body-mime": raw, timestamp, token: "token", signature };
    expect((await call(form(signed))).status).toBe(200);
    expect((await call(form({ ...signed, signature: "0".repeat(64) }))).status).toBe(401);
    expect((await call(form({ ...signed, timestamp: "1" }))).status).toBe(401);
  });
});

describe("what is kept of mails", () => {
  it("are codes and marks: no address, subject, word or number in clear", async () => {
    const from = fresh();
    const id = `${randomUUID()}@${shoppersDomain}`;
    const text = "Please erase my personal data. The walrus knows.";
    await send(writeLetter({ from, id, text, subject: "Walrus matters" }));
    const { rows } = await world.database.pool.query<{ row: string }>(
      `SELECT d::text AS row FROM "MailDecision" d UNION ALL SELECT c::text FROM "MailCase" c
       UNION ALL SELECT m::text FROM "Mailbox" m UNION ALL SELECT o::text FROM "OutboxMail" o
       UNION ALL SELECT j.data::text FROM pgboss.job j`,
    );
    const told = rows.filter(
      ({ row }) => [from, id, name].some((secret) => row.includes(secret)) || /walrus/iu.test(row),
    );
    expect(told).toEqual([]);
  });
});

describe("a person who wrote to support", () => {
  it("is told what was made of their mails, and is not known by them once erased", async () => {
    const from = fresh();
    await send(writeLetter({ from, text: "Please send me all data you have about me." }));
    const { prisma } = world.database;
    const { installationId } = planted;
    const { shopKeys } = world.services.keys;
    const about = { place: getPlace("lagom").id, installationId, emails: [from] };
    expect(await collectMails({ prisma, shopKeys }, about)).toMatchObject([
      {
        kind: "lagom-mail",
        data: { kind: "MAIL_ACCESS", cases: [{ wish: "MAIL_ACCESS", state: "MAIL_OPEN" }] },
      },
    ]);
    const personId = await plantPerson(world.services.keys, {
      prisma,
      installationId,
      email: from,
    });
    await prisma.$transaction((tx) => forgetPerson(tx, { personId, at: new Date() }));
    expect(await collectMails({ prisma, shopKeys }, about)).toEqual([]);
    expect(await lastDecision()).toMatchObject({
      ...{ kind: "access", lookupDigest: null, sealedMessageId: null, sentenceDigests: [] },
      cases: [{ state: "closed", closedAs: "person-erased", sealedSender: null }],
    });
  });
});
