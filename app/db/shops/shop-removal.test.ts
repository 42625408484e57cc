import { randomBytes, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LedgerWorld, openLedgerWorld } from "../../../tests/support/ledger-world.ts";
import type { InstallationId, ShopDomain } from "../../domain/shared/ids.ts";

let world: LedgerWorld;
beforeAll(async () => {
  world = await openLedgerWorld();
});
afterAll(() => world.close());

/** How many rows each table holds that belongs to this lifetime, or to the shop. */
async function rowsOf(shop: ShopDomain, installationId: InstallationId) {
  const { prisma } = world;
  const where = { installationId };
  return {
    shops: await prisma.shop.count({ where: { domain: shop } }),
    installations: await prisma.installation.count({ where: { id: installationId } }),
    dataKeys: await prisma.dataKey.count({ where }),
    people: await prisma.person.count({ where }),
    requests: await prisma.dataRequest.count({ where }),
    mails: await prisma.outboxMail.count({ where }),
    keepings: await prisma.legalKeeping.count({ where }),
    choices: await prisma.consentRecord.count({ where }),
    sessions: await prisma.session.count({ where: { shop } }),
  };
}

const nothing = {
  ...{ shops: 0, installations: 0, dataKeys: 0, people: 0, requests: 0 },
  ...{ mails: 0, keepings: 0, choices: 0, sessions: 0 },
};

/** A shop with something in every table above. */
async function openFullShop(shop = world.freshShop()) {
  const { prisma } = world;
  const installationId = await world.open(shop);
  const { dataRequestId } = await world.ask(installationId);
  const sealed = randomBytes(40);
  await prisma.session.create({
    data: { id: `offline_${shop}`, shop, installationId, isOnline: false, sealedSession: sealed },
  });
  // One from before its installation was known here.
  await prisma.session.create({
    data: { id: `online_${shop}`, shop, isOnline: true, sealedSession: sealed },
  });
  const mail = await prisma.outboxMail.create({
    data: {
      ...{ installationId, dataRequestId, template: "answer-ready", sealedMessage: sealed },
      ...{ dedupeKey: dataRequestId, messageId: dataRequestId },
    },
  });
  await prisma.legalKeeping.create({
    data: {
      ...{ installationId, dataRequestId, orderId: "1", field: "Order.poNumber" },
      ...{ ground: "se-bookkeeping", keptUntil: "2033-12-31", createdAt: new Date() },
    },
  });
  await prisma.consentRecord.create({
    data: {
      ...{ installationId, recordedAt: new Date(), chosenAt: new Date(), number: 1, act: "refuse" },
      ...{ consentId: randomUUID(), notice: "0123456789abcdef", language: "sv", region: "SE" },
      ...{ regime: "opt-in", device: "phone", preferences: false, statistics: false },
      ...{ marketing: false, gpc: false, told: true },
    },
  });
  return { shop, installationId, dataRequestId, mailId: mail.id };
}

const ledgerText = () => readFile(world.file, "utf8");

const dayMs = 24 * 3600_000;

/** A shop that came back while erasures of its ended lifetime are open, and shop/redact came late. */
async function openBackShop() {
  const ended = await openFullShop();
  await world.uninstall(ended.installationId);
  const present = await world.open(ended.shop);
  const removal = await world.redactShop(present);
  const due = new Date(Date.parse("2026-11-20T08:00:00Z") + 30 * dayMs);
  await world.prisma.dataRequest.update({ where: { id: removal }, data: { dueAt: due } });
  const read = (id: string) => world.prisma.dataRequest.findUnique({ where: { id } });
  const eventsOf = async (dataRequestId: string) => {
    const rows = await world.prisma.timelineEvent.findMany({ where: { dataRequestId } });
    return rows.map(({ action }) => action);
  };
  const end = (id: string) =>
    world.prisma.dataRequest.update({ where: { id }, data: { status: "watching" } });
  return { ...ended, present, removal, due, read, eventsOf, end };
}

describe("removeShop() where the app is installed again", () => {
  it("keeps an acknowledged erasure of the ended lifetime, urges it once, and ends after it", async () => {
    const back = await openBackShop();
    const waits = { state: "waits", openRedacts: 1, isLate: false };
    expect(await world.remove(back.removal)).toEqual(waits);
    expect(await world.remove(back.removal)).toEqual(waits);
    expect(await rowsOf(back.shop, back.installationId)).toMatchObject({
      ...{ installations: 1, people: 1, requests: 1 },
    });
    expect(await back.eventsOf(back.dataRequestId)).toEqual(["data-request.erase-now"]);
    expect(world.urged.filter((id) => id === back.dataRequestId)).toHaveLength(1);
    expect(await back.read(back.removal)).toMatchObject({
      ...{ status: "received", attentionReason: "waits-for-erasures", completedAt: null },
    });
    await back.end(back.dataRequestId);
    expect(await world.remove(back.removal)).toEqual({ state: "removed" });
    expect(await rowsOf(back.shop, back.installationId)).toMatchObject({ installations: 0 });
    expect(await back.read(back.removal)).toMatchObject({
      ...{ status: "completed", attentionReason: null },
    });
    expect(await back.eventsOf(back.removal)).toEqual([
      "shop-removal.waits",
      "shop-removal.completed",
    ]);
  });

  it.each(["needs-attention", "failed"])(
    "brings an erasure that is %s back to work",
    async (status) => {
      const back = await openBackShop();
      const id = back.dataRequestId;
      const reason = { attentionReason: "access-lost", failureReason: "retries-exhausted" };
      await world.prisma.dataRequest.update({ where: { id }, data: { status, ...reason } });
      await world.remove(back.removal);
      const cleared = { attentionReason: null, failureReason: null };
      expect(await back.read(id)).toMatchObject({ status: "received", ...cleared });
      // Stopped again, it is the hourly look's, not urged with every try of the removal.
      await world.prisma.dataRequest.update({ where: { id }, data: { status, ...reason } });
      await world.remove(back.removal);
      expect(await back.read(id)).toMatchObject({ status });
    },
  );

  it("leaves an erasure that is being carried out as it is", async () => {
    const back = await openBackShop();
    const id = back.dataRequestId;
    await world.prisma.dataRequest.update({ where: { id }, data: { status: "running" } });
    expect(await world.remove(back.removal)).toMatchObject({ state: "waits" });
    expect(await back.read(id)).toMatchObject({ status: "running" });
  });

  it("waits for a redact nobody could read until the merchant has closed it", async () => {
    const back = await openBackShop();
    await back.end(back.dataRequestId);
    const { id } = await world.prisma.dataRequest.create({
      data: {
        ...{ installationId: back.installationId, kind: "unreadable", status: "needs-attention" },
        ...{ topic: "customers/redact", bodyDigest: randomBytes(32), sealedBody: randomBytes(9) },
        ...{ receivedAt: new Date(), dueAt: back.due },
      },
    });
    expect(await world.remove(back.removal)).toMatchObject({ state: "waits", openRedacts: 1 });
    expect(await back.read(id)).toMatchObject({ status: "needs-attention" });
    await world.prisma.dataRequest.update({ where: { id }, data: { status: "completed" } });
    expect(await world.remove(back.removal)).toEqual({ state: "removed" });
  });

  it("removes at the deadline all that the open erasure can do without, and says what it lacks", async () => {
    const back = await openBackShop();
    const { installationId } = back;
    const other = await world.ask(installationId);
    await back.end(other.dataRequestId);
    const merged = await world.ask(installationId);
    await back.end(merged.dataRequestId);
    await world.prisma.customerMerge.create({
      data: {
        ...{ installationId, personId: merged.personId, sealedIds: randomBytes(9) },
        ...{ mergedDigest: randomBytes(32), keptDigest: randomBytes(32) },
      },
    });
    await world.prisma.outboxMail.create({
      data: {
        ...{ installationId, template: "answer-ready", sealedMessage: randomBytes(9) },
        ...{ dedupeKey: other.dataRequestId, messageId: other.dataRequestId },
      },
    });
    const watch = { installationId, subject: "watch", wrappedKey: randomBytes(9) };
    await world.prisma.dataKey.create({ data: { ...watch, keyEncryptionKeyId: "k" } });
    const early = new Date(back.due.getTime() - 1);
    expect(await world.remove(back.removal, early)).toMatchObject({ isLate: false });
    const late = { state: "waits", openRedacts: 1, isLate: true };
    expect(await world.remove(back.removal, back.due)).toEqual(late);
    expect(await world.remove(back.removal, back.due)).toEqual(late);
    expect(await rowsOf(back.shop, installationId)).toMatchObject({
      ...{ installations: 1, requests: 1, people: 2, dataKeys: 2, mails: 1 },
    });
    expect(await back.read(back.dataRequestId)).toMatchObject({ status: "received" });
    const people = await world.prisma.person.findMany({ where: { installationId } });
    expect(people.map(({ id }) => id)).not.toContain(other.personId);
    expect(await back.read(back.removal)).toMatchObject({ attentionReason: "late-for-erasures" });
    await back.end(back.dataRequestId);
    expect(await world.remove(back.removal, back.due)).toEqual({ state: "removed" });
    expect(await rowsOf(back.shop, installationId)).toMatchObject({ installations: 0, people: 0 });
    const { ofInstallation } = await world.ledger.marks();
    expect(await ledgerText()).toContain(ofInstallation(installationId));
  });

  it("leaves a lifetime that ended while it waited to that one's own removal", async () => {
    const back = await openBackShop();
    await world.remove(back.removal);
    await world.uninstall(back.present, new Date("2026-11-22T08:00:00Z"));
    expect(await world.remove(back.removal)).toMatchObject({ state: "waits" });
    await back.end(back.dataRequestId);
    expect(await world.remove(back.removal)).toEqual({ state: "removed" });
    expect(await rowsOf(back.shop, back.present)).toMatchObject({ installations: 1 });
    expect(await back.read(back.removal)).toMatchObject({ status: "completed" });
  });
});

describe("removeShop()", () => {
  it("leaves a tombstone and the evidence, nothing else, and tells the ledger", async () => {
    const full = await openFullShop();
    const { shop, installationId } = full;
    const other = await openFullShop();
    const before = await rowsOf(other.shop, other.installationId);
    await world.evidence.recorder.record(installationId, {
      ...{ event: "request.received", caseId: full.dataRequestId, at: new Date() },
    });
    await world.uninstall(installationId);
    await world.remove(await world.redactShop(installationId));
    expect(await rowsOf(shop, installationId)).toEqual(nothing);
    expect((await world.tombstoneOf(shop))?.evidenceLogId).toBeTypeOf("string");
    expect(await world.eventsOf(shop)).toEqual(["request.received", "shop.removed"]);
    expect(await rowsOf(other.shop, other.installationId)).toEqual(before);
    expect(await world.tombstoneOf(other.shop)).toBeNull();
    const { ofInstallation } = await world.ledger.marks();
    expect(await ledgerText()).toContain(ofInstallation(installationId));
    expect(await ledgerText()).not.toContain(ofInstallation(other.installationId));
    expect(world.dropped).toEqual(expect.arrayContaining([full.dataRequestId, full.mailId]));
    expect(world.dropped).not.toContain(other.dataRequestId);
  });

  it("keeps no domain of a removed shop anywhere", async () => {
    const { shop, installationId } = await openFullShop();
    await world.uninstall(installationId);
    await world.remove(await world.redactShop(installationId));
    const { rows } = await world.database.pool.query<{ table: string; column: string }>(
      `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type IN ('text', 'jsonb', 'ARRAY')`,
    );
    for (const { table, column } of rows) {
      const found = await world.database.pool.query(
        `SELECT 1 FROM "${table}" WHERE "${column}"::text LIKE '%' || $1 || '%'`,
        [shop],
      );
      expect(`${table}.${column} ${found.rowCount ?? 0}`).toBe(`${table}.${column} 0`);
    }
  });

  it("leaves the present installation untouched when the shop came back before it", async () => {
    const ended = await openFullShop();
    await world.uninstall(ended.installationId);
    const present = await world.open(ended.shop);
    const asked = await world.ask(present);
    const removal = await world.redactShop(present);
    await world.prisma.dataRequest.update({
      where: { id: ended.dataRequestId },
      data: { status: "watching" },
    });
    await world.remove(removal);
    expect(await rowsOf(ended.shop, ended.installationId)).toMatchObject({
      ...{ shops: 1, installations: 0, dataKeys: 0, people: 0, requests: 0, mails: 0 },
    });
    expect(await rowsOf(ended.shop, present)).toMatchObject({ installations: 1, people: 1 });
    const where = { id: { in: [asked.dataRequestId, removal] } };
    const requests = await world.prisma.dataRequest.findMany({ where });
    expect(requests.map(({ status }) => status).toSorted()).toEqual(["completed", "received"]);
    expect(await world.tombstoneOf(ended.shop)).toBeNull();
    const { ofInstallation } = await world.ledger.marks();
    expect(await ledgerText()).not.toContain(ofInstallation(present));
  });

  it("does nothing to a shop that never went away", async () => {
    const full = await openFullShop();
    const before = await rowsOf(full.shop, full.installationId);
    const removal = await world.redactShop(full.installationId);
    await world.remove(removal);
    expect(await rowsOf(full.shop, full.installationId)).toEqual({ ...before, requests: 2 });
    const row = await world.prisma.dataRequest.findUnique({ where: { id: removal } });
    expect(row).toMatchObject({ status: "completed" });
  });

  it("is the same done twice, with the same request or with another", async () => {
    const { shop, installationId } = await openFullShop();
    await world.uninstall(installationId);
    const removal = await world.redactShop(installationId);
    await world.remove(removal);
    await world.remove(removal);
    expect(await world.eventsOf(shop)).toEqual(["shop.removed"]);
    const heard = await world.hearOf(shop);
    await world.remove(await world.redactShop(heard));
    expect(await rowsOf(shop, heard)).toEqual(nothing);
    expect(await world.eventsOf(shop)).toEqual(["shop.removed", "shop.removed"]);
  });

  it("leaves of a shop never seen what it leaves of every other", async () => {
    const shop = world.freshShop();
    const heard = await world.hearOf(shop);
    await world.remove(await world.redactShop(heard));
    expect(await rowsOf(shop, heard)).toEqual(nothing);
    expect(await world.tombstoneOf(shop)).not.toBeNull();
  });

  it("lets a shop that returns later go on with its evidence, and removes the tombstone", async () => {
    const { shop, installationId } = await openFullShop();
    await world.uninstall(installationId);
    await world.remove(await world.redactShop(installationId));
    const present = await world.open(shop);
    expect(await world.eventsOf(shop)).toEqual(["shop.removed", "shop.returned"]);
    expect(await world.tombstoneOf(shop)).toBeNull();
    // Late and for the lifetime before: there is nothing left of that.
    await world.remove(await world.redactShop(present));
    expect(await rowsOf(shop, present)).toMatchObject({ shops: 1, installations: 1 });
    await world.uninstall(present);
    await world.remove(await world.redactShop(present));
    expect(await world.eventsOf(shop)).toEqual(["shop.removed", "shop.returned", "shop.removed"]);
  });

  it("goes on where a killed removal was", async () => {
    const { shop, installationId } = await openFullShop();
    await world.uninstall(installationId);
    const removal = await world.redactShop(installationId);
    // Killed after the ledger was told and the keys were gone.
    await world.ledger.removeInstallation({ installationId, at: new Date() });
    await world.prisma.dataKey.deleteMany({ where: { installationId } });
    await world.remove(removal);
    expect(await rowsOf(shop, installationId)).toEqual(nothing);
  });
});
