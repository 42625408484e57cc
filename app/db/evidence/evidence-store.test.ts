import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type EvidenceWorld,
  openEvidenceWorld,
  receiptFacts,
} from "../../../tests/support/evidence-world.ts";
import { checkpointText, genesisHash } from "../../domain/evidence/chain.ts";
import type { EvidenceInput } from "../../domain/evidence/types.ts";
import { asInstallationId } from "../../domain/shared/ids.ts";
import { createEvidenceStore } from "./evidence-store.server.ts";
import { isSignedBy, sha256 } from "./evidence-signing.server.ts";

let world: EvidenceWorld;

beforeAll(async () => {
  world = await openEvidenceWorld();
});
afterAll(async () => {
  await world.database.close();
});

const at = new Date("2026-11-02T09:30:00.000Z");
const begun: EvidenceInput = { event: "erasure.begun", caseId: null, at };
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

describe("createEvidenceStore()", () => {
  it("numbers a shop's lines without gaps and chains each to the one before", async () => {
    const installation = await world.addShop();
    for (const count of [1, 2, 3]) {
      await world.append(installation, { ...begun, counts: { count } });
    }
    const logId = await world.logOf(installation);
    const rows = await world.database.prisma.evidenceEntry.findMany({
      where: { logId },
      orderBy: { seq: "asc" },
    });
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    const hashes = [genesisHash(sha256, logId), ...rows.map(({ hash }) => hex(hash))];
    rows.forEach((row, index) => {
      expect(JSON.parse(row.line)).toMatchObject({ prev: hashes[index], event: "erasure.begun" });
      expect(sha256(row.line)).toBe(hashes[index + 1]);
    });
  });

  it("makes one log and one unbroken row of numbers however many write at once", async () => {
    const installation = await world.addShop();
    await Promise.all(Array.from({ length: 20 }, () => world.append(installation, begun)));
    const rows = await world.database.prisma.evidenceEntry.findMany({
      where: { logId: await world.logOf(installation) },
      orderBy: { seq: "asc" },
    });
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it("writes one log for all lifetimes of a shop, and none for another's", async () => {
    const { prisma } = world.database;
    const first = await world.addShop();
    const { shopId } = await prisma.installation.update({
      where: { id: first },
      data: { state: "uninstalled" },
    });
    const second = await prisma.installation.create({ data: { shopId, state: "installed" } });
    await world.append(first, begun);
    await world.append(asInstallationId(second.id), begun);
    await world.append(await world.addShop(), begun);
    const logId = await world.logOf(first);
    expect(await prisma.evidenceEntry.count({ where: { logId } })).toBe(2);
  });

  it("takes the line back with the transaction it belongs to", async () => {
    const installation = await world.addShop();
    await world.append(installation, begun);
    await expect(
      world.database.prisma.$transaction(async (tx) => {
        await world.evidence.append(tx, installation, begun);
        throw new Error("the rest failed");
      }),
    ).rejects.toThrow("the rest failed");
    const log = await world.database.prisma.evidenceLog.findUniqueOrThrow({
      where: { id: await world.logOf(installation) },
      include: { _count: { select: { entries: true } } },
    });
    expect([log.headSeq, log._count.entries]).toEqual([1, 1]);
  });

  it("writes nothing for an installation that is gone", async () => {
    const written = await world.database.prisma.$transaction((tx) =>
      world.evidence.append(tx, asInstallationId(randomUUID()), begun),
    );
    expect(written).toBeUndefined();
  });

  it.each([
    ["an e-mail", { mail: "anna@example.test" }],
    ["a name in two words", { who: ["Anna Svensson"] }],
    ["a record of the store", { deep: { id: "gid://shopify/Customer/1" } }],
    ["a key that is no code", { "Anna Svensson": 1 }],
  ])("refuses %s in the facts and does not repeat it in the error", async (_what, facts) => {
    const installation = await world.addShop();
    const work = world.append(installation, { ...begun, facts });
    await expect(work).rejects.toThrow(/facts/u);
    await expect(work).rejects.not.toThrow(/anna|Customer/iu);
  });

  it("issues receipts in versions, each with a signed line that carries its digest", async () => {
    const { prisma } = world.database;
    const installation = await world.addShop();
    const facts = receiptFacts(await world.addRequest(installation));
    expect(await world.issue(installation, facts, at)).toBe(1);
    expect(await world.issue(installation, facts, at)).toBe(2);
    const receipt = await prisma.receipt.findFirstOrThrow({
      where: { dataRequestId: facts.caseId, version: 2 },
    });
    const logId = await world.logOf(installation);
    expect(JSON.parse(receipt.body)).toMatchObject({ ...facts, logId, version: 2, isFinal: true });
    const signed = await prisma.evidenceCheckpoint.findFirstOrThrow({
      where: { logId, seq: 2 },
      include: { key: true },
    });
    const entry = await prisma.evidenceEntry.findFirstOrThrow({ where: { logId, seq: 2 } });
    expect(entry.line).toContain(sha256(receipt.body));
    expect(hex(signed.hash)).toBe(hex(entry.hash));
    const text = checkpointText(logId, {
      ...{ seq: 2, hash: hex(entry.hash), at: signed.at.toISOString() },
    });
    expect(isSignedBy(hex(signed.key.publicKey), text, hex(signed.signature))).toBe(true);
    expect(isSignedBy(hex(signed.key.publicKey), `${text} `, hex(signed.signature))).toBe(false);
  });

  it("does not issue a receipt before its signing key was opened", async () => {
    const { prisma } = world.database;
    const installation = await world.addShop();
    const facts = receiptFacts(await world.addRequest(installation));
    const closed = createEvidenceStore({
      prisma,
      secrets: { get: async () => new Uint8Array(32) },
    });
    const receipt = { facts, installationId: installation, at, isFinal: true };
    await expect(prisma.$transaction((tx) => closed.issueReceipt(tx, receipt))).rejects.toThrow(
      /openSigningKey/u,
    );
  });
});
