import { randomBytes } from "node:crypto";
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
    sessions: await prisma.session.count({ where: { shop } }),
  };
}

const nothing = {
  ...{ shops: 0, installations: 0, dataKeys: 0, people: 0, requests: 0 },
  ...{ mails: 0, keepings: 0, sessions: 0 },
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
  return { shop, installationId, dataRequestId, mailId: mail.id };
}

const ledgerText = () => readFile(world.file, "utf8");

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
