import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LedgerWorld, openLedgerWorld } from "../../../tests/support/ledger-world.ts";
import {
  asDataRequestId,
  asInstallationId,
  asPersonId,
  type InstallationId,
} from "../../domain/shared/ids.ts";
import { createLedgerMirror } from "./ledger-mirror.server.ts";

let world: LedgerWorld;
beforeAll(async () => {
  world = await openLedgerWorld();
});
afterAll(() => world.close());

const ids = (installationId: InstallationId) => ({
  installationId,
  personId: asPersonId(randomUUID()),
  dataRequestId: asDataRequestId(randomUUID()),
  plan: "aa11",
  suppressions: [],
  at: new Date("2026-11-20T08:00:00Z"),
});
const count = () => world.prisma.ledgerMark.count();

describe("createLedgerMirror()", () => {
  it("finds every kind of mark again, so that what is told twice is one line", async () => {
    const installationId = asInstallationId(randomUUID());
    const mark = ids(installationId);
    const other = { ...mark, personId: asPersonId(randomUUID()) };
    const tell = async () => {
      await world.ledger.begin(mark);
      await world.ledger.begin(other);
      await world.ledger.complete(mark);
      await world.ledger.removeInstallation({ installationId, at: mark.at });
    };
    await tell();
    // The header and four marks.
    expect(await count()).toBe(5);
    await tell();
    expect(await count()).toBe(5);
    const without = await world.prisma.ledgerMark.findMany({ where: { mark: null } });
    expect(without.map(({ position }) => position)).toEqual([0]);
  });

  it("looks a mark up in the index, however many lines there are", async () => {
    await world.database.pool.query(`
      INSERT INTO "LedgerMark" ("position", "line", "mark")
      SELECT n, 'line', decode(md5(n::text) || md5(n::text), 'hex')
        FROM generate_series(1000, 30000) n`);
    await world.database.pool.query(`ANALYZE "LedgerMark"`);
    const scans = async () => {
      const { rows } = await world.database.pool.query<{ QUERY_PLAN: string }>(
        `EXPLAIN SELECT "position" FROM "LedgerMark" WHERE "mark" = '\\x00' LIMIT 1`,
      );
      return JSON.stringify(rows);
    };
    expect(await scans()).toContain("LedgerMark_mark_idx");
    const mirror = createLedgerMirror(world.prisma);
    const nobody = { installation: "0".repeat(64), person: null, request: null, plan: null };
    const text = JSON.stringify({ kind: "erasure-begun", ...nobody }).slice(1, -1);
    expect(await mirror.withLock((held) => held.has(text))).toBe(false);
  });

  it("refuses a line it could not find again", async () => {
    const mirror = createLedgerMirror(world.prisma);
    const line = JSON.stringify({ n: 1, kind: "erasure-begun", person: null });
    const put = mirror.withLock((held) => held.put([{ position: 50_000, line }]));
    await expect(put).rejects.toThrow("no mark to find it by");
  });
});
