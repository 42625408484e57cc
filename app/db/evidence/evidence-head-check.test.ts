import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type EvidenceWorld,
  openEvidenceWorld,
  receiptFacts,
} from "../../../tests/support/evidence-world.ts";
import { checkpointText, type LogHead, nextLine, lineText } from "../../domain/evidence/chain.ts";
import type { SignedHeads } from "../../domain/evidence/heads.ts";
import { asInstallationId, type InstallationId } from "../../domain/shared/ids.ts";
import { createEvidenceServices } from "../../services/evidence-services.server.ts";
import { exportReceipt } from "./evidence-export.server.ts";
import { fromHex, toHex } from "./evidence-log.server.ts";
import { checkpointAll, pruneLogs } from "./evidence-retention.server.ts";
import { noteSetBacks } from "./evidence-set-back.server.ts";
import { createSigner, sha256 } from "./evidence-signing.server.ts";

let world: EvidenceWorld;
let noted = new Map<string, LogHead>();
let told: object[] = [];

const heads: SignedHeads = {
  all: async () => new Map(noted),
  note: async (fresh) => {
    for (const [id, head] of fresh) {
      if (head === undefined) noted.delete(id);
      else noted.set(id, head);
    }
  },
};
const tell = (line: object) => {
  told.push(line);
};
const log = { error: tell, warn: tell };
const now = new Date("2026-11-23T12:00:00.000Z");

beforeAll(async () => {
  world = await openEvidenceWorld({ heads, log });
});
afterAll(async () => {
  await world.database.close();
});
beforeEach(async () => {
  await world.database.prisma.shop.deleteMany();
  await world.database.prisma.evidenceLog.deleteMany();
  noted = new Map();
  told = [];
});

const deps = () => ({
  ...{ prisma: world.database.prisma, signer: world.evidence.signer },
  ...{ heads, log },
});
const services = () =>
  createEvidenceServices({ ...deps(), evidence: world.evidence, clock: { now: () => now } });

async function append(installation: InstallationId, times: number): Promise<string> {
  for (let index = 0; index < times; index += 1) {
    await world.append(installation, {
      ...{ event: "keeping.cleared", caseId: null, at: now },
      counts: { index },
    });
  }
  return world.logOf(installation);
}

/** What somebody who writes to the database and has no key can do: lines anew, no checkpoint after. */
async function forge(logId: string, from: number): Promise<void> {
  const { prisma } = world.database;
  const lines = await prisma.evidenceEntry.findMany({ where: { logId }, orderBy: { seq: "asc" } });
  let head = { seq: from - 1, hash: toHex(lines[from - 2]?.hash ?? new Uint8Array()) };
  for (const { seq } of lines.slice(from - 1)) {
    const line = nextLine(sha256, head, {
      ...{ event: "keeping.cleared", caseId: null, at: now },
      counts: { index: 900 + seq },
    });
    head = { seq, hash: line.hash };
    await prisma.evidenceEntry.update({
      where: { logId_seq: { logId, seq } },
      data: { line: lineText(line), hash: fromHex(line.hash), event: line.event, at: now },
    });
  }
  await prisma.evidenceCheckpoint.deleteMany({ where: { logId, seq: { gte: from } } });
  await prisma.evidenceLog.update({
    where: { id: logId },
    data: { headHash: fromHex(head.hash) },
  });
}

/** Lines after this one were never written, and nobody signed them: an older backup's state. */
async function setBack(logId: string, to: number): Promise<void> {
  const { prisma } = world.database;
  const last = await prisma.evidenceEntry.findUniqueOrThrow({
    where: { logId_seq: { logId, seq: to } },
  });
  await prisma.evidenceEntry.deleteMany({ where: { logId, seq: { gt: to } } });
  await prisma.evidenceCheckpoint.deleteMany({ where: { logId, seq: { gt: to } } });
  await prisma.evidenceLog.update({
    where: { id: logId },
    data: { headSeq: to, headHash: last.hash },
  });
}

describe("what is signed", () => {
  it("goes on from what was signed last, wherever the database says it does", async () => {
    const installation = await world.addShop();
    const logId = await append(installation, 5);
    expect(await checkpointAll(deps(), now)).toBe(1);
    expect(noted.get(logId)).toMatchObject({ seq: 5 });
    await append(installation, 1);
    await forge(logId, 3);
    expect(await checkpointAll(deps(), now)).toBe(0);
    expect(told).toEqual([{ logId, seq: 5, reason: "not-last-signed" }]);
    expect(await world.database.prisma.evidenceCheckpoint.count({ where: { logId } })).toBe(0);
    expect(await services().verify(installation)).toMatchObject({
      ok: false,
      broken: { line: 6, reason: "not-last-signed" },
    });
  });

  it("is a chain from the last checkpoint on, and the broken line is named", async () => {
    const logId = await append(await world.addShop(), 2);
    await checkpointAll(deps(), now);
    await append(await installationOf(logId), 3);
    await world.database.prisma.$executeRaw`UPDATE "EvidenceEntry"
      SET "line" = replace("line", '"index":1', '"index":7')
      WHERE "logId" = ${logId}::uuid AND "seq" = 4`;
    expect(await checkpointAll(deps(), now)).toBe(0);
    expect(told).toEqual([{ logId, seq: 4, reason: "wrong-hash" }]);
  });

  it("is no line that says that others were pruned: the pruning signs that itself", async () => {
    const installation = await world.addShop();
    const logId = await append(installation, 5);
    await checkpointAll(deps(), now);
    await world.database.prisma.evidenceEntry.deleteMany({ where: { logId } });
    await world.append(installation, {
      ...{ event: "log.pruned", caseId: null, at: now },
      counts: { prunedThrough: 5, lines: 5 },
    });
    expect(await checkpointAll(deps(), now)).toBe(0);
    expect(told).toMatchObject([{ logId, reason: "not-pruned" }]);
    expect(await services().verify(installation)).toMatchObject({ ok: false });
  });

  it("is no receipt's line behind one that was changed; the erasure itself goes on", async () => {
    const installation = await world.addShop();
    const logId = await append(installation, 3);
    await world.database.prisma.$executeRaw`UPDATE "EvidenceEntry"
      SET "line" = replace("line", '"index":1', '"index":7') WHERE "logId" = ${logId}::uuid`;
    const id = await world.addRequest(installation);
    expect(await world.issue(installation, receiptFacts(id), now)).toBe(1);
    expect(told).toEqual([{ logId, seq: 2, reason: "wrong-hash" }]);
    expect(await exportReceipt(world.database.prisma, id)).toBeUndefined();
  });

  it("is noted again when the note was lost", async () => {
    const logId = await append(await world.addShop(), 2);
    await checkpointAll(deps(), now);
    noted = new Map();
    expect(await checkpointAll(deps(), now)).toBe(0);
    expect(noted.get(logId)).toMatchObject({ seq: 2 });
  });

  it("is every other log when one of them cannot be signed", async () => {
    const broken = await append(await world.addShop(), 1);
    const second = await append(await world.addShop(), 1);
    const third = await append(await world.addShop(), 1);
    const [first = ""] = [broken, second, third].sort((one, other) => (one < other ? -1 : 1));
    const failing = {
      ...deps(),
      signer: async () => {
        const calls = (signerCalls += 1);
        if (calls === 1) throw new Error("the key could not be read");
        return world.evidence.signer();
      },
    };
    let signerCalls = 0;
    expect(await checkpointAll(failing, now)).toBe(2);
    expect(told).toMatchObject([{ logId: first }]);
  });
});

async function installationOf(logId: string): Promise<InstallationId> {
  const found = await world.database.prisma.installation.findFirstOrThrow({
    where: { shop: { evidenceLogId: logId } },
  });
  return asInstallationId(found.id);
}

describe("pruneLogs()", () => {
  it("takes nothing from a log that is not as it was written, and goes on with the others", async () => {
    const spoilt = await world.addShop();
    const whole = await world.addShop();
    const old = new Date("2010-01-01T12:00:00.000Z");
    for (const installation of [spoilt, whole]) {
      const id = await world.addRequest(installation);
      await world.issue(installation, receiptFacts(id), old);
    }
    await append(whole, 1);
    const logId = await append(spoilt, 2);
    await world.database.prisma.$executeRaw`UPDATE "EvidenceEntry"
      SET "line" = replace("line", '"index":0', '"index":7') WHERE "logId" = ${logId}::uuid`;
    expect(await pruneLogs(deps(), now)).toBe(1);
    expect(told).toEqual([{ logId, seq: 2, reason: "wrong-hash" }]);
    expect(await world.database.prisma.evidenceEntry.count({ where: { logId } })).toBe(3);
    expect(await services().verify(whole)).toMatchObject({ ok: true, log: { prunedThrough: 1 } });
  });
});

describe("noteSetBacks()", () => {
  it("lets a log from an older backup go on with a signed line that says so, once", async () => {
    const installation = await world.addShop();
    const logId = await append(installation, 2);
    await checkpointAll(deps(), now);
    await append(installation, 3);
    await checkpointAll(deps(), now);
    const lost = noted.get(logId);
    await setBack(logId, 3);
    expect(await noteSetBacks(deps(), now)).toBe(1);
    expect(await noteSetBacks(deps(), now)).toBe(0);
    const line = await world.database.prisma.evidenceEntry.findUniqueOrThrow({
      where: { logId_seq: { logId, seq: 4 } },
    });
    expect(JSON.parse(line.line)).toMatchObject({
      ...{ event: "log.set-back", counts: { lines: 2 } },
      facts: { signedThrough: 5, hash: lost?.hash },
    });
    await append(installation, 4);
    expect(await checkpointAll(deps(), now)).toBe(1);
    expect(await services().verify(installation)).toMatchObject({ ok: true, log: { entries: 8 } });
    expect(told).toEqual([{ logId, from: 3, signedThrough: 5 }]);
  });

  it("tells of a log that is gone altogether, once", async () => {
    const logId = await append(await world.addShop(), 1);
    await checkpointAll(deps(), now);
    await world.database.prisma.evidenceLog.deleteMany({ where: { id: logId } });
    expect(await noteSetBacks(deps(), now)).toBe(0);
    expect(told).toEqual([{ logIds: [logId] }]);
    expect(noted.has(logId)).toBe(false);
  });
});

describe("createEvidenceServices().verify()", () => {
  it("finds a log that was signed anew by another key, though the database names that key", async () => {
    const { prisma } = world.database;
    const installation = await world.addShop();
    const logId = await append(installation, 3);
    const other = createSigner(randomBytes(32));
    const { headSeq: seq, headHash } = await prisma.evidenceLog.findUniqueOrThrow({
      where: { id: logId },
    });
    const text = checkpointText(logId, { seq, hash: toHex(headHash), at: now.toISOString() });
    const { keyId, publicKey } = other;
    await prisma.evidenceKey.create({ data: { id: keyId, publicKey, createdAt: now } });
    await prisma.evidenceCheckpoint.create({
      data: { logId, seq, at: now, hash: headHash, keyId, signature: other.sign(text) },
    });
    expect(await services().verify(installation)).toEqual({
      ok: false,
      broken: { line: 5, reason: "wrong-key" },
    });
  });
});
