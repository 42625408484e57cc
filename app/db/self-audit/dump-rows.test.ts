import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRequestRows } from "../../../tests/support/request-rows.ts";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import { asInstallationId, type InstallationId } from "../../domain/shared/ids.ts";
import { dumpTable, listTables } from "./dump-rows.server.ts";

let database: ScratchDatabase;
beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(() => database.close());

/** The whole of a shop in one text: what `mark` says stands in rows near to it and far from it. */
async function createShop(mark: string): Promise<InstallationId> {
  const { prisma } = database;
  const { installationId, requestId } = await createRequestRows(database);
  const answer = await prisma.answer.create({
    data: { dataRequestId: requestId, status: mark, language: "en" },
  });
  const sealedBytes = Buffer.from(mark);
  await prisma.answerChunk.create({ data: { answerId: answer.id, chunkNumber: 1, sealedBytes } });
  const at = new Date();
  const log = await prisma.evidenceLog.create({ data: { createdAt: at, headHash: Buffer.of(1) } });
  const { shopId } = await prisma.installation.findUniqueOrThrow({ where: { id: installationId } });
  await prisma.shop.update({ where: { id: shopId }, data: { evidenceLogId: log.id } });
  await prisma.evidenceEntry.create({
    data: { logId: log.id, seq: 1, at, event: "any", line: mark, hash: Buffer.of(1) },
  });
  return installationId;
}

async function dumpAll(installationId?: InstallationId): Promise<ReadonlyMap<string, string>> {
  const dumped = new Map<string, string>();
  for (const name of await listTables(database.pool)) {
    let text = "";
    for await (const bytes of dumpTable(database.pool, name, installationId)) {
      text += Buffer.from(bytes).toString("latin1");
    }
    dumped.set(name, text);
  }
  return dumped;
}

const tables = ['public."Answer"', 'public."AnswerChunk"', 'public."EvidenceEntry"'];

describe("dumpTable()", () => {
  it("reads every row, or only those that foreign keys say are one installation's", async () => {
    const one = await createShop("mark-of-one");
    await createShop("mark-of-another");
    const all = await dumpAll();
    const own = await dumpAll(one);
    for (const table of tables) {
      expect(all.get(table), table).toContain("mark-of-another");
      expect(own.get(table), table).toContain("mark-of-one");
    }
    expect([...own.values()].join("")).not.toContain("mark-of-another");
    expect([...own.keys()]).toEqual([...all.keys()]);
  });

  it("reads tables whose rows are nobody's as a whole", async () => {
    await database.prisma.ledgerMark.create({
      data: { position: 1, line: "a line of the ledger" },
    });
    const nobody = asInstallationId("00000000-0000-4000-8000-000000000000");
    const own = await dumpAll(nobody);
    expect(own.get('public."LedgerMark"')).toContain("a line of the ledger");
    expect(own.get('public."Installation"')).toBe("");
  });
});
