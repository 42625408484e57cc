import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type EvidenceWorld,
  openEvidenceWorld,
  receiptFacts,
} from "../../tests/support/evidence-world.ts";
import { verifyDeps } from "../db/evidence/evidence-verify.server.ts";
import { createLogVerifier } from "../domain/evidence/verify-log.ts";
import { verifyReceipt } from "../domain/evidence/verify-receipt.ts";
import type { InstallationId } from "../domain/shared/ids.ts";
import { createEvidenceServices } from "./evidence-services.server.ts";

let world: EvidenceWorld;
const now = new Date("2026-11-23T12:00:00.000Z");

beforeAll(async () => {
  world = await openEvidenceWorld();
});
afterAll(async () => {
  await world.database.close();
});

const services = () =>
  createEvidenceServices({
    prisma: world.database.prisma,
    evidence: world.evidence,
    clock: { now: () => now },
    log: { error: () => undefined, warn: () => undefined },
  });

async function append(installation: InstallationId, times: number): Promise<void> {
  for (let index = 0; index < times; index += 1) {
    await world.append(installation, {
      ...{ event: "keeping.cleared", caseId: null, at: now },
      counts: { index },
    });
  }
}

describe("createEvidenceServices()", () => {
  it("shows the newest lines first, page by page, and where the log stands", async () => {
    const installation = await world.addShop();
    await append(installation, 60);
    const first = await services().view(installation);
    expect(first).toMatchObject({ lineCount: 60, prunedThrough: 0, lastCheckpoint: null });
    expect(first?.lines).toHaveLength(50);
    expect(first?.lines[0]).toMatchObject({
      seq: 60,
      event: "keeping.cleared",
      counts: { index: 59 },
    });
    const second = await services().view(installation, first?.olderBefore ?? undefined);
    expect(second?.lines.map(({ seq }) => seq)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(second?.olderBefore).toBeNull();
  });

  it("has nothing to show or check of a shop without a log", async () => {
    const installation = await world.addShop();
    expect(await services().view(installation)).toBeUndefined();
    expect(await services().verify(installation)).toBeUndefined();
    expect(await services().exportLog(installation)).toBeUndefined();
  });

  it("exports a log that is signed to its last line", async () => {
    const installation = await world.addShop();
    await append(installation, 3);
    const verifier = createLogVerifier(verifyDeps());
    for await (const line of (await services().exportLog(installation)) ?? []) {
      expect(verifier.take(line.slice(0, -1))).toBeUndefined();
    }
    expect(verifier.end()).toMatchObject({ ok: true, log: { entries: 3, signedThrough: 3 } });
    expect(await services().view(installation)).toMatchObject({ lastCheckpoint: { seq: 3 } });
  });

  it("finds a line that was changed since", async () => {
    const installation = await world.addShop();
    await append(installation, 3);
    expect(await services().verify(installation)).toMatchObject({ ok: true });
    const logId = await services().findLog(installation);
    await world.database.prisma.$executeRaw`UPDATE "EvidenceEntry"
      SET "line" = replace("line", '"index":1', '"index":2') WHERE "logId" = ${logId}::uuid`;
    expect(await services().verify(installation)).toMatchObject({ broken: { line: 3 } });
  });

  it("gives the newest receipt as a file to check and as one to read, to its own shop only", async () => {
    const installation = await world.addShop();
    const id = await world.addRequest(installation);
    await world.issue(installation, receiptFacts(id), now);
    await world.issue(installation, receiptFacts(id), now);
    const reader = { language: "sv", timeZone: "Europe/Stockholm" };
    const wish = { installationId: installation, id, form: "json", ...reader } as const;
    const json = Buffer.from((await services().receiptFile(wish)) ?? []).toString();
    expect(verifyReceipt(verifyDeps(), json)).toMatchObject({ ok: true, receipt: { version: 2 } });
    const pdf = await services().receiptFile({ ...wish, form: "pdf" });
    expect(
      Buffer.from(pdf ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    const other = await world.addShop();
    expect(await services().receiptFile({ ...wish, installationId: other })).toBeUndefined();
    expect(await services().receipts(other, id)).toEqual([]);
  });
});
