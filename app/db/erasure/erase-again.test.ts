import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asOrderId } from "../../domain/shared/ids.ts";
import {
  type Asked,
  type LedgerWorld,
  openLedgerWorld,
} from "../../../tests/support/ledger-world.ts";

let world: LedgerWorld;
beforeAll(async () => {
  world = await openLedgerWorld();
  await world.compare();
});
afterAll(() => world.close());

const at = new Date("2026-11-20T07:00:00Z");

const begin = (asked: Asked) => world.ledger.begin({ ...asked, plan: "aa11", at });
const complete = (asked: Asked, suppressions: readonly string[] = []) =>
  world.ledger.complete({ ...asked, suppressions, at });

const isThere = async ({ personId }: Asked) =>
  (await world.prisma.person.count({ where: { id: personId } })) === 1;

describe("createLedgerComparer()", () => {
  it("forgets who was erased after the backup, and nobody else", async () => {
    const shop = world.freshShop();
    const installationId = await world.open(shop);
    const [erased, other] = [await world.ask(installationId), await world.ask(installationId)];
    const behind = await world.lastPosition();
    await begin(erased);
    await complete(erased);
    await world.fallBehind(behind);
    expect(await world.compare()).toMatchObject({ people: 1, installations: 0, missed: 2 });
    expect(await isThere(erased)).toBe(false);
    expect(await isThere(other)).toBe(true);
    expect(await world.eventsOf(shop)).toEqual(["restore.erased-again"]);
    const request = await world.prisma.dataRequest.findUnique({
      where: { id: erased.dataRequestId },
    });
    expect(request).toMatchObject({ status: "completed", attentionReason: "person-erased" });
    expect(await world.compare()).toMatchObject({ missed: 0, people: 0 });
  });

  it("closes with proof what nobody can answer any more", async () => {
    const installationId = await world.open(world.freshShop());
    const [erased, access] = [await world.ask(installationId), await world.ask(installationId)];
    const id = access.dataRequestId;
    const { personId } = erased;
    await world.prisma.dataRequest.update({ where: { id }, data: { personId, kind: "access" } });
    const behind = await world.lastPosition();
    await begin(erased);
    await complete(erased);
    await world.fallBehind(behind);
    await world.compare();
    const where = { dataRequestId: id };
    const receipt = await world.prisma.receipt.findFirstOrThrow({ where });
    const reference = erased.dataRequestId.replaceAll("-", "").slice(-8).toUpperCase();
    expect(receipt).toMatchObject({ version: 1, isFinal: true });
    expect(receipt.body).toContain(`"closedByErasure":"${reference}"`);
    const lines = await world.prisma.evidenceEntry.findMany({
      where: { caseId: id },
      orderBy: { seq: "asc" },
    });
    expect(lines.map(({ event }) => event)).toEqual([
      ...["request.received", "access.closed-by-erasure", "receipt.issued"],
    ]);
  });

  it("leaves an erasure that was only begun to its own job, where its request is there", async () => {
    const asked = await world.ask(await world.open(world.freshShop()));
    const behind = await world.lastPosition();
    await begin(asked);
    await world.fallBehind(behind);
    expect(await world.compare()).toMatchObject({ people: 0, missed: 1 });
    expect(await isThere(asked)).toBe(true);
  });

  it("knows an erasure that ended though the ledger was never told", async () => {
    const asked = await world.ask(await world.open(world.freshShop()));
    const unended = await world.ask(asked.installationId);
    await begin(asked);
    await begin(unended);
    const where = { id: asked.personId };
    const { dataKeyId } = await world.prisma.person.findUniqueOrThrow({ where });
    await world.prisma.dataRequest.update({
      where: { id: asked.dataRequestId },
      data: { status: "watching", personId: null },
    });
    await world.prisma.dataKey.delete({ where: { id: dataKeyId } });
    const before = await world.lastPosition();
    await world.compare();
    expect(await world.lastPosition()).toBe(before + 1);
    await complete(asked);
    expect(await world.lastPosition()).toBe(before + 1);
  });

  it("forgets whose erasure was begun by a request the backup does not have", async () => {
    const asked = await world.ask(await world.open(world.freshShop()));
    const behind = await world.lastPosition();
    await begin(asked);
    await world.fallBehind(behind);
    await world.prisma.dataRequest.delete({ where: { id: asked.dataRequestId } });
    expect(await world.compare()).toMatchObject({ people: 1 });
    expect(await isThere(asked)).toBe(false);
  });

  it("suppresses again whom a restored database would mail, though it never knew them", async () => {
    const installationId = await world.open(world.freshShop());
    const asked = await world.ask(installationId);
    const digest = randomBytes(32).toString("hex");
    const behind = await world.lastPosition();
    await complete(asked, [digest]);
    await world.fallBehind(behind);
    await world.prisma.dataKey.deleteMany({ where: { installationId, subject: "person" } });
    expect(await world.compare()).toMatchObject({ suppressions: 1, people: 0 });
    const rows = await world.prisma.suppression.findMany({ where: { installationId } });
    expect(rows).toMatchObject([{ channel: "email", since: at }]);
    expect(Buffer.from(rows[0]!.valueDigest).toString("hex")).toBe(digest);
  });

  it("enters again what a law keeps, in the lifetime that is open now", async () => {
    const shop = world.freshShop();
    const ended = await world.open(shop);
    const asked = await world.ask(ended);
    await world.uninstall(ended);
    const present = await world.open(shop);
    const behind = await world.lastPosition();
    const kept = {
      ...{ field: "Order.poNumber", ground: "se-bookkeeping" },
      ...{ keptUntil: "2033-12-31", bookedOn: "2026-05-01" },
    };
    const keepings = [{ ...kept, orderId: asOrderId("4711"), shopifyErasesSooner: false }];
    await world.ledger.complete({ ...asked, suppressions: [], keepings, at });
    await world.fallBehind(behind);
    expect(await world.compare()).toMatchObject({ keepings: 1 });
    await world.fallBehind(behind);
    expect(await world.compare()).toMatchObject({ keepings: 0 });
    const rows = await world.prisma.legalKeeping.findMany({ where: { installationId: present } });
    expect(rows).toMatchObject([{ ...kept, orderId: "4711", state: "keeping", createdAt: at }]);
  });

  it("removes a shop again that was removed after the backup", async () => {
    const [shop, other] = [world.freshShop(), world.freshShop()];
    const installationId = await world.open(shop);
    await world.ask(installationId);
    const kept = await world.ask(await world.open(other));
    const behind = await world.lastPosition();
    await world.ledger.removeInstallation({ installationId, at });
    await world.fallBehind(behind);
    // The backup has it installed still.
    expect(await world.compare()).toMatchObject({ installations: 1 });
    expect(await world.prisma.shop.count({ where: { domain: shop } })).toBe(0);
    expect(await world.prisma.dataKey.count({ where: { installationId } })).toBe(0);
    expect(await world.tombstoneOf(shop)).not.toBeNull();
    expect(await world.eventsOf(shop)).toEqual(["restore.erased-again"]);
    expect(await isThere(kept)).toBe(true);
  });

  it("finds the erased among more people than one slice holds", async () => {
    const installationId = await world.open(world.freshShop());
    const [first, last] = [await world.ask(installationId), await world.ask(installationId)];
    await world.database.pool.query(
      `WITH k AS (INSERT INTO "DataKey" ("id", "installationId", "subject", "wrappedKey", "keyEncryptionKeyId")
         SELECT gen_random_uuid(), $1, 'person', '\\x00', 'k' FROM generate_series(1, 1200) RETURNING "id")
       INSERT INTO "Person" ("id", "installationId", "dataKeyId") SELECT gen_random_uuid(), $1, "id" FROM k`,
      [installationId],
    );
    const behind = await world.lastPosition();
    await complete(first);
    await complete(last);
    await world.fallBehind(behind);
    expect(await world.compare()).toMatchObject({ people: 2 });
    expect(await world.prisma.person.count({ where: { installationId } })).toBe(1200);
  });
});
