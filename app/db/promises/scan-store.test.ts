import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRequestRows } from "../../../tests/support/request-rows.ts";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import type { EvidenceInput } from "../../domain/evidence/types.ts";
import type { StorefrontScanner } from "../../domain/promises/ports.ts";
import { runScan } from "../../domain/promises/run-scan.ts";
import type { ScanReport } from "../../domain/promises/types.ts";
import { createScanStore, findScansDue } from "./scan-store.server.ts";

let database: ScratchDatabase;
beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(() => database.close());

const at = new Date("2026-11-20T10:00:00Z");
const report: ScanReport = {
  ...{ startedAt: at.toISOString(), finishedAt: at.toISOString(), leftOut: [] },
  visited: [{ page: "home", phase: "before-choice" }],
  sightings: [
    {
      ...{ kind: "cookie", name: "c", host: "shop.example.test", party: "first", by: "http" },
      ...{ phases: ["before-choice"], pages: ["home"], lifetimeSeconds: null },
    },
  ],
  written: [
    {
      ...{ element: "image", host: "px.example.test", address: "px.example.test/1.gif" },
      ...{ place: "section", placeName: "header", isWithoutScript: false, pages: ["home"] },
    },
  ],
};

async function createShop() {
  const enqueued: string[] = [];
  const lines: EvidenceInput[] = [];
  const store = createScanStore({
    ...database,
    enqueue: async (_tx, id) => {
      enqueued.push(id);
    },
    append: async (_tx, _id, line) => {
      lines.push(line);
    },
  });
  const { installationId } = await createRequestRows(database);
  const start = (when = at) =>
    store.start({ installationId, cause: "asked", author: "staff:1", at: when });
  const startOne = async () => {
    const started = await start();
    if (!started.ok) throw new Error(started.reason);
    return started.value;
  };
  const run = (id: string, scan: StorefrontScanner["scan"], signal = AbortSignal.timeout(5_000)) =>
    runScan(
      {
        ...{ store, scanner: { scan }, clock: { now: () => at } },
        findStorefront: async () => ({
          ...{ origin: "https://shop.example.test", hosts: [], password: null },
          ...{ language: "sv", selectors: null },
        }),
        findRegister: async () => undefined,
      },
      id,
      signal,
    );
  return { store, installationId, start, startOne, run, enqueued, lines };
}

describe("createScanStore()", () => {
  it("lets one scan of a shop go on at a time, with one job", async () => {
    const { start, enqueued } = await createShop();
    const both = await Promise.all([start(), start()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, reason: "scan-running" });
    expect(enqueued).toHaveLength(1);
  });

  it("does not look at a store more often than it may within a day", async () => {
    const { store, installationId, start } = await createShop();
    await database.prisma.storefrontScan.createMany({
      data: Array.from({ length: 24 }, () => ({
        ...{ installationId, cause: "asked", author: "staff:1", status: "failed", createdAt: at },
      })),
    });
    expect(await start()).toEqual({ ok: false, reason: "too-many-scans" });
    expect(await start(new Date("2026-11-22T10:00:00Z"))).toMatchObject({ ok: true });
    expect((await store.list(installationId))[0]).toMatchObject({ status: "waiting" });
  });

  it("knows whose look is due by schedule, and no other's", async () => {
    const daily = await createShop();
    const never = await createShop();
    await database.prisma.installation.updateMany({ data: { state: "installed" } });
    await database.prisma.registerSettings.create({
      data: { installationId: daily.installationId, scanSchedule: "daily" },
    });
    await database.prisma.registerSettings.create({
      data: { installationId: never.installationId, scanSchedule: "never" },
    });
    expect(await findScansDue(database.prisma, at)).toEqual([daily.installationId]);
    await daily.startOne();
    expect(await findScansDue(database.prisma, at)).toEqual([]);
    const dayAfter = new Date("2026-11-21T10:00:00Z");
    expect(await findScansDue(database.prisma, dayAfter)).toEqual([daily.installationId]);
  });
});

describe("runScan()", () => {
  it("keeps progress, then the report with its line of evidence", async () => {
    const { store, installationId, startOne, run, lines } = await createShop();
    const id = await startOne();
    await run(id, async (_store, { onProgress }) => {
      await onProgress(1, 15);
      expect(await store.find(installationId, id)).toMatchObject({
        ...{ status: "running", pagesDone: 1, pagesTotal: 15 },
      });
      return { ok: true, value: report };
    });
    expect(await store.findLast(installationId)).toMatchObject({ id, status: "finished", report });
    expect(lines).toMatchObject([
      { event: "storefront.scanned", counts: { sightings: 1, undeclared: 1 } },
    ]);
  });

  it("stops the browser of a scan that was cancelled, and stays cancelled", async () => {
    const { store, installationId, startOne, run, lines } = await createShop();
    const id = await startOne();
    await run(id, async (_store, { signal, onProgress }) => {
      await store.cancel(installationId, id, at);
      await onProgress(2, 15);
      return signal.aborted ? { ok: false, reason: "cancelled" } : { ok: true, value: report };
    });
    expect(await store.find(installationId, id)).toMatchObject({
      ...{ status: "failed", failureReason: "cancelled", report: null },
    });
    expect(lines).toEqual([]);
  });

  it("says of a scan whose process ended that it was interrupted, and does not begin it again", async () => {
    const { store, installationId, startOne, run } = await createShop();
    const id = await startOne();
    await store.begin(id, at);
    await run(id, () => Promise.reject(new Error("not to be scanned")));
    expect(await store.find(installationId, id)).toMatchObject({ failureReason: "interrupted" });
  });
});
