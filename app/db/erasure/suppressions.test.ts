import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LedgerWorld, openLedgerWorld } from "../../../tests/support/ledger-world.ts";
import { getPlace } from "../../domain/data-map/places.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import { createOwnRowsCollector } from "../answers/own-rows-collector.server.ts";
import { createSuppressions, enterSuppressions } from "./suppressions.server.ts";

let world: LedgerWorld;
beforeAll(async () => {
  world = await openLedgerWorld();
  await world.compare();
});
afterAll(() => world.close());

const email = "Ada@Example.com";
const since = new Date("2026-11-20T07:00:00Z");
const later = new Date("2026-11-21T07:00:00Z");

const openSuppressions = () => createSuppressions(world);

async function suppress(installationId: InstallationId, at = since) {
  const digests = await openSuppressions().digestsOf(installationId, [email]);
  await enterSuppressions(world.prisma, { installationId, digests, since: at });
  return digests;
}

/** A shop whose first lifetime has ended. */
async function openEnded() {
  const shop = world.freshShop();
  const ended = await world.open(shop);
  return { shop, ended };
}

const found = (installationId: InstallationId) =>
  openSuppressions().findOf(installationId, [email]);
const remembered = [{ email, channel: "email", since, reason: "opted-out-before-erasure" }];
const countOf = (installationId: InstallationId) =>
  world.prisma.suppression.count({ where: { installationId } });

describe("createSuppressions()", () => {
  it("knows an address by the same mark in every lifetime, and in no other shop", async () => {
    const { shop, ended } = await openEnded();
    const other = await world.open(world.freshShop());
    const first = await openSuppressions().digestsOf(ended, [email, "ada@example.com", "none"]);
    await world.uninstall(ended);
    const present = await world.open(shop);
    expect(first).toHaveLength(1);
    expect(await openSuppressions().digestsOf(present, ["ada@example.com"])).toEqual(first);
    expect(await openSuppressions().digestsOf(other, [email])).not.toEqual(first);
  });

  it("finds an opt-out again after the shop has come back, the earliest day of two", async () => {
    const { shop, ended } = await openEnded();
    await suppress(ended);
    await world.uninstall(ended);
    const second = await world.open(shop);
    expect([await countOf(ended), await countOf(second)]).toEqual([0, 1]);
    await suppress(ended, later);
    expect(await found(second)).toEqual(remembered);
  });

  it("keeps one that is said twice with its earliest day when lifetimes are joined", async () => {
    const { shop, ended } = await openEnded();
    const [digest] = await suppress(ended, later);
    const data = { installationId: ended, valueDigest: Buffer.from(digest ?? "", "hex") };
    await world.uninstall(ended);
    await world.prisma.installation.updateMany({
      where: { id: ended },
      data: { state: "superseded" },
    });
    const unborn = await world.prisma.installation.create({
      data: { shop: { connect: { domain: shop } }, state: "never-installed" },
    });
    await world.prisma.suppression.create({
      data: { ...data, installationId: unborn.id, channel: "email", since, reason: "x" },
    });
    const present = await world.open(shop);
    expect(await countOf(present)).toBe(1);
    expect((await found(present))[0]?.since).toEqual(since);
  });

  it("remembers a phone number for its channel, apart from mail and from other channels", async () => {
    const { shop, ended } = await openEnded();
    const number = "+46 70 123 45 67";
    const phones = [{ channel: "sms" as const, phone: number }];
    const marks = await openSuppressions().digestsOf(ended, [email], phones);
    expect(marks).toHaveLength(2);
    const asked = await world.ask(ended);
    const behind = await world.lastPosition();
    await world.ledger.complete({ ...asked, suppressions: marks, at: since });
    // As after a restore: what the ledger knows is entered again, channel and all.
    await world.fallBehind(behind);
    expect(await world.compare()).toMatchObject({ suppressions: 2 });
    await world.uninstall(ended);
    const present = await world.open(shop);
    const find = (phone: string) => openSuppressions().findOf(present, [], [phone]);
    const sms = { channel: "sms", since, reason: "opted-out-before-erasure" };
    expect(await find("+46701234567")).toEqual([{ ...sms, phone: "+46701234567" }]);
    expect(await find("+46700000000")).toEqual([]);
    expect(await found(present)).toEqual(remembered);
    const channels = await world.prisma.suppression.findMany({
      where: { installationId: present },
      orderBy: { channel: "asc" },
    });
    expect(channels.map(({ channel }) => channel)).toEqual(["email", "sms"]);
  });

  it("outlives a shop/redact that comes late, and goes with the shop", async () => {
    const { shop, ended } = await openEnded();
    await suppress(ended);
    await world.uninstall(ended);
    const present = await world.open(shop);
    await world.remove(await world.redactShop(ended));
    expect(await world.prisma.installation.count({ where: { id: ended } })).toBe(0);
    expect(await found(present)).toEqual(remembered);
    await world.uninstall(present);
    const [digest] = await openSuppressions().digestsOf(present, [email]);
    await world.remove(await world.redactShop(present));
    const valueDigest = Buffer.from(digest ?? "", "hex");
    expect(await world.prisma.suppression.count({ where: { valueDigest } })).toBe(0);
  });

  it("takes along what an ended lifetime still learnt when that lifetime is removed", async () => {
    const { shop, ended } = await openEnded();
    const [digest] = await openSuppressions().digestsOf(ended, [email]);
    await world.uninstall(ended);
    const present = await world.open(shop);
    // Ended while the present lifetime was being opened, so it saw none that was open.
    await world.prisma.suppression.create({
      data: {
        ...{ installationId: ended, channel: "email", since, reason: "opted-out-before-erasure" },
        valueDigest: Buffer.from(digest ?? "", "hex"),
      },
    });
    await world.remove(await world.redactShop(ended));
    expect(await found(present)).toEqual(remembered);
  });

  it("comes back with a restored database though its lifetime is removed again", async () => {
    const { shop, ended } = await openEnded();
    const asked = await world.ask(ended);
    await world.uninstall(ended);
    const present = await world.open(shop);
    const suppressions = await openSuppressions().digestsOf(ended, [email]);
    const behind = await world.lastPosition();
    await world.ledger.complete({ ...asked, suppressions, at: since });
    await world.ledger.removeInstallation({ installationId: ended, at: since });
    await world.fallBehind(behind);
    expect(await world.compare()).toMatchObject({ suppressions: 1, installations: 1 });
    expect(await found(present)).toEqual(remembered);
  });
});

describe("createOwnRowsCollector()", () => {
  it("says that an opt-out is remembered for the person's address, how, and since when", async () => {
    const shop = world.freshShop();
    const installationId = await world.open(shop);
    const { dataRequestId } = await world.ask(installationId);
    await suppress(installationId);
    const nothing = () => Promise.reject(new Error("nothing is sealed"));
    const collector = createOwnRowsCollector({
      ...{ prisma: world.prisma, suppressions: openSuppressions(), parseBody: () => undefined },
      ...{ personSeal: { seal: nothing, open: nothing }, bodyContext: (id) => id },
      shopKeys: nothing,
    });
    const people = { customerIds: [], mergedCustomerIds: [], orderIds: [], includedRefs: [] };
    const collect = async (emails: readonly string[], phone: string | null = null) => {
      const { records } = await collector.collectPage({
        request: {
          ...{ id: dataRequestId, installationId, shop, kind: "access", status: "running" },
          ...{ receivedAt: since, dueAt: later, searchRound: 0 },
          subject: { customerId: null, email: null, phone, orderIds: [] },
        },
        ...{ installationId, place: getPlace("lagom").id, scopes: [], foundIds: new Set<string>() },
        ...{ cursor: null, again: false, signal: new AbortController().signal },
        subject: { ...people, leftOutRefs: [], possibleEmails: [], emails },
      });
      return records.filter(({ kind }) => kind === "lagom-suppression");
    };
    expect(await collect(["somebody.else@example.com"])).toEqual([]);
    const phone = "+46701234567";
    const marks = await openSuppressions().digestsOf(
      installationId,
      [],
      [{ channel: "whatsapp", phone }],
    );
    await enterSuppressions(world.prisma, { installationId, digests: marks, since });
    expect(await collect(["somebody.else@example.com"], phone)).toMatchObject([
      { data: { channel: "whatsapp", phone, since: since.toISOString() } },
    ]);
    expect(await collect([email])).toEqual([
      {
        ...{ place: "lagom", kind: "lagom-suppression", id: "suppression-1" },
        ...{ parentId: null, reason: "held-here" },
        data: {
          ...{ channel: "email", email, since: since.toISOString() },
          ...{ reason: "OPTED_OUT_BEFORE_ERASURE", keptAs: "KEYED_MARK", history: [] },
          ...{ topics: ["TOPIC_ALL"], lessOften: false },
        },
      },
    ]);
  });
});
