import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  type EvidenceWorld,
  openEvidenceWorld,
  receiptFacts,
} from "../../../tests/support/evidence-world.ts";
import type { DataRequestId, InstallationId } from "../../domain/shared/ids.ts";
import { verifyReceipt } from "../../domain/evidence/verify-receipt.ts";
import { exportLog, exportReceipt } from "./evidence-export.server.ts";
import { checkpointAll, pruneLogs } from "./evidence-retention.server.ts";
import { verifyDeps, verifyStoredLog, verifyStoredReceipts } from "./evidence-verify.server.ts";

let world: EvidenceWorld;

beforeAll(async () => {
  world = await openEvidenceWorld();
});
afterAll(async () => {
  await world.database.close();
});

const day = (date: string) => new Date(`${date}T12:00:00.000Z`);
const retention = () => ({
  ...{ prisma: world.database.prisma, signer: world.evidence.signer },
  log: { error: () => undefined, warn: () => undefined },
});

async function append(installation: InstallationId, date: string, times = 1): Promise<void> {
  for (let index = 0; index < times; index += 1) {
    await world.append(installation, {
      ...{ event: "erasure.begun", caseId: null, at: day(date) },
      counts: { index },
    });
  }
}

async function issue(installation: InstallationId, date: string): Promise<DataRequestId> {
  const id = await world.addRequest(installation);
  await world.issue(installation, receiptFacts(id), day(date));
  return id;
}

async function verdictOf(installation: InstallationId) {
  return verifyStoredLog(world.database.prisma, await world.logOf(installation));
}

describe("exportLog()", () => {
  it("yields a log that verifies, with a checkpoint behind the line it signs", async () => {
    const installation = await world.addShop();
    await append(installation, "2026-01-01", 3);
    await issue(installation, "2026-01-02");
    await append(installation, "2026-01-03");
    await checkpointAll(retention(), day("2026-01-04"));
    const kinds: unknown[] = [];
    for await (const line of exportLog(world.database.prisma, await world.logOf(installation))) {
      kinds.push((JSON.parse(line) as { kind: unknown }).kind);
    }
    expect(kinds).toEqual([
      ...["header", "entry", "entry", "entry", "entry", "checkpoint"],
      ...["entry", "checkpoint", "trailer"],
    ]);
    expect(await verdictOf(installation)).toMatchObject({
      ok: true,
      log: { entries: 5, checkpoints: 2, signedThrough: 5 },
    });
  });

  it.each([
    [
      "a line's text",
      `UPDATE "EvidenceEntry" SET "line" = replace("line", '"index":1', '"index":7')`,
    ],
    ["a line's column", `UPDATE "EvidenceEntry" SET "at" = "at" + interval '1 day'`],
    ["a line's case", `UPDATE "EvidenceEntry" SET "caseId" = gen_random_uuid()`],
    ["a line's hash", `UPDATE "EvidenceEntry" SET "hash" = decode(repeat('ab', 32), 'hex')`],
    ["a line's being there", `DELETE FROM "EvidenceEntry"`],
  ])("lets a change of %s in the database be found there", async (_what, statement) => {
    const installation = await world.addShop();
    await append(installation, "2026-01-01", 4);
    const logId = await world.logOf(installation);
    const change = `${statement} WHERE "logId" = '${logId}'::uuid AND "seq" = 2`;
    expect(await world.database.prisma.$executeRawUnsafe(change)).toBe(1);
    expect(await verdictOf(installation)).toMatchObject({ ok: false, broken: { line: 3 } });
  });

  it("reads the checkpoints of a long log in slices", async () => {
    const { prisma } = world.database;
    const installation = await world.addShop();
    await issue(installation, "2026-01-01");
    const logId = await world.logOf(installation);
    const signed = await prisma.evidenceCheckpoint.findFirstOrThrow({ where: { logId } });
    await prisma.evidenceCheckpoint.createMany({
      data: Array.from({ length: 2_499 }, (_, index) => ({ ...signed, seq: index + 2 })),
    });
    const reads = vi.spyOn(prisma.evidenceCheckpoint, "findMany");
    const lines: string[] = [];
    for await (const line of exportLog(prisma, logId)) lines.push(line);
    const results = await Promise.all(reads.mock.results.map(({ value }): unknown => value));
    const sizes = results.map((rows) => (Array.isArray(rows) ? rows.length : undefined));
    reads.mockRestore();
    expect(lines.filter((line) => line.includes('"kind":"checkpoint"'))).toHaveLength(2_500);
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ checkpoints: 2_500, entries: 1 });
    expect(sizes).toEqual([1_000, 1_000, 500]);
  });

  it("finds that signed lines were taken off the end and the head was made to fit", async () => {
    const { prisma } = world.database;
    const installation = await world.addShop();
    await append(installation, "2026-01-01", 2);
    const logId = await world.logOf(installation);
    const before = await prisma.evidenceLog.findUniqueOrThrow({ where: { id: logId } });
    await issue(installation, "2026-01-02");
    await prisma.evidenceEntry.deleteMany({ where: { logId, seq: 3 } });
    const { headSeq, headHash } = before;
    await prisma.evidenceLog.update({ where: { id: logId }, data: { headSeq, headHash } });
    expect(await verdictOf(installation)).toEqual({
      ok: false,
      broken: { line: 4, reason: "wrong-number" },
    });
  });
});

describe("exportReceipt()", () => {
  it("yields a document that verifies by itself, the newest version when none is named", async () => {
    const { prisma } = world.database;
    const installation = await world.addShop();
    const id = await issue(installation, "2026-01-02");
    await world.issue(
      installation,
      { ...receiptFacts(id), more: { steps: 13 } },
      day("2026-01-05"),
    );
    const text = (await exportReceipt(prisma, id)) ?? "";
    expect(JSON.parse(text)).toMatchObject({ receipt: { version: 2, more: { steps: 13 } } });
    expect(verifyReceipt(verifyDeps(), text)).toMatchObject({
      ok: true,
      receipt: { caseId: id, version: 2, isFinal: true, seq: 2 },
    });
    const first = (await exportReceipt(prisma, id, 1)) ?? "";
    expect(verifyReceipt(verifyDeps(), first)).toMatchObject({ receipt: { version: 1 } });
    expect(await exportReceipt(prisma, id, 3)).toBeUndefined();
  });

  it("lets any one changed byte of the document be found", async () => {
    const id = await issue(await world.addShop(), "2026-01-02");
    const bytes = Buffer.from((await exportReceipt(world.database.prisma, id)) ?? "");
    const missed: number[] = [];
    for (let position = 0; position < bytes.length; position += 1) {
      const changed = Buffer.from(bytes);
      changed[position] = (changed[position] ?? 0) ^ (1 + ((position * 31) % 127));
      if (verifyReceipt(verifyDeps(), changed.toString("utf8")).ok) missed.push(position);
    }
    expect(missed).toEqual([]);
  });

  it("does not verify with another receipt's line, or under another key than the pinned", async () => {
    const { prisma } = world.database;
    const installation = await world.addShop();
    const one = (await exportReceipt(prisma, await issue(installation, "2026-01-02"))) ?? "";
    const other = (await exportReceipt(prisma, await issue(installation, "2026-01-03"))) ?? "";
    const mixed = {
      ...(JSON.parse(other) as object),
      receipt: (JSON.parse(one) as { receipt: unknown }).receipt,
    };
    const text = `${JSON.stringify(mixed, null, 2)}\n`;
    expect(verifyReceipt(verifyDeps(), text)).toEqual({
      ok: false,
      broken: { part: "receipt", reason: "wrong-hash" },
    });
    expect(verifyReceipt(verifyDeps("ab".repeat(32)), one)).toEqual({
      ok: false,
      broken: { part: "publicKey", reason: "wrong-key" },
    });
  });

  it("finds a stored receipt whose text was changed", async () => {
    const { prisma } = world.database;
    const installation = await world.addShop();
    const id = await issue(installation, "2026-01-02");
    const row = await prisma.receipt.findFirstOrThrow({ where: { dataRequestId: id } });
    const body = row.body.replace('"found":0', '"found":9');
    await prisma.receipt.update({ where: { id: row.id }, data: { body } });
    const verdicts: unknown[] = [];
    for await (const one of verifyStoredReceipts(prisma, await world.logOf(installation))) {
      verdicts.push(one.verdict);
    }
    expect(verdicts).toEqual([{ ok: false, broken: { part: "receipt", reason: "wrong-hash" } }]);
  });
});

describe("checkpointAll()", () => {
  it("signs what has new lines, and nothing twice", async () => {
    const installation = await world.addShop();
    await append(installation, "2026-01-01");
    await checkpointAll(retention(), day("2026-01-02"));
    expect(await checkpointAll(retention(), day("2026-01-03"))).toBe(0);
    await append(installation, "2026-01-03");
    expect(await checkpointAll(retention(), day("2026-01-04"))).toBe(1);
  });
});

describe("pruneLogs()", () => {
  it("takes whole signed segments that are old enough, and the log still verifies", async () => {
    const { prisma } = world.database;
    const installation = await world.addShop();
    await prisma.shopSettings.create({
      data: { installationId: installation, evidenceKeepYears: 2 },
    });
    await append(installation, "2024-01-01", 3);
    const old = await issue(installation, "2024-01-02");
    await append(installation, "2024-03-01", 2);
    const kept = await issue(installation, "2026-01-02");
    // The day before two years are over for the first receipt's checkpoint nothing goes.
    expect(await pruneLogs(retention(), day("2026-01-02"))).toBe(0);
    expect(await pruneLogs(retention(), day("2026-01-03"))).toBe(4);
    expect(await verdictOf(installation)).toMatchObject({
      ok: true,
      log: { prunedThrough: 4, entries: 4, signedThrough: 8 },
    });
    expect(await exportReceipt(prisma, old)).toBeUndefined();
    expect(await prisma.receipt.count({ where: { dataRequestId: old } })).toBe(0);
    expect(verifyReceipt(verifyDeps(), (await exportReceipt(prisma, kept)) ?? "").ok).toBe(true);
    expect(await pruneLogs(retention(), day("2028-01-04"))).toBe(4);
    expect(await verdictOf(installation)).toMatchObject({ ok: true, log: { prunedThrough: 8 } });
  });

  it("lets a beginning that was taken away without saying so be found", async () => {
    const { prisma } = world.database;
    const installation = await world.addShop();
    await issue(installation, "2026-01-02");
    await issue(installation, "2026-01-03");
    const logId = await world.logOf(installation);
    await prisma.evidenceEntry.deleteMany({ where: { logId, seq: 1 } });
    expect(await verdictOf(installation)).toEqual({
      ok: false,
      broken: { line: 4, reason: "not-pruned" },
    });
  });

  it("keeps the evidence of a shop that is gone for seven years", async () => {
    const { prisma } = world.database;
    const installation = await world.addShop();
    await issue(installation, "2020-06-01");
    const logId = await world.logOf(installation);
    await prisma.shop.delete({ where: { evidenceLogId: logId } });
    await pruneLogs(retention(), day("2027-06-01"));
    expect(await prisma.evidenceEntry.count({ where: { logId, seq: 1 } })).toBe(1);
    await pruneLogs(retention(), day("2027-06-02"));
    expect(await prisma.evidenceEntry.count({ where: { logId, seq: 1 } })).toBe(0);
    expect(await verifyStoredLog(prisma, logId)).toMatchObject({ ok: true });
  });
});
