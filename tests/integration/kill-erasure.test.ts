import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { logIds } from "../../app/db/evidence/evidence-retention.server.ts";
import { verifyStoredLog } from "../../app/db/evidence/evidence-verify.server.ts";
import { settle, storm } from "../support/kill-storm.ts";
import { type Engine, type KillWorld, startKillWorld } from "../support/kill-world.ts";
import { postgresAvailable } from "../support/postgres.ts";

const isFull = process.env["LAGOM_TEST_SIZE"] === "full";
const size = isFull ? { kills: 30, erasures: 200 } : { kills: 3, erasures: 12 };
const limitMs = isFull ? 1_800_000 : 240_000;

const engines: readonly Engine[] = ["embedded", "postgres"];

/** Waits until Lagom's own part of every erasure has ended. */
async function waitForWork(world: KillWorld): Promise<void> {
  for (;;) {
    const open = await world.database().prisma.dataRequest.count({
      where: { status: { in: ["received", "running"] } },
    });
    if (open === 0) return;
    await sleep(500);
  }
}

function readRequests(world: KillWorld) {
  return world.database().prisma.dataRequest.findMany({
    include: {
      events: true,
      receipts: true,
      shopifyErasure: true,
      erasureSteps: true,
      placeRuns: { include: { _count: { select: { pages: true } } } },
    },
  });
}

describe.each(engines)("erasures on %s, killed at random", (engine) => {
  describe.skipIf(engine === "postgres" && !postgresAvailable())("while redacts arrive", () => {
    let world: KillWorld | undefined;
    let acknowledged: KillWorld["people"];
    let requests: Awaited<ReturnType<typeof readRequests>>;

    beforeAll(async () => {
      world = await startKillWorld(engine, size.erasures);
      // Everything the app can take, and no law that keeps some of it.
      await world.database().prisma.shopSettings.updateMany({
        data: { accountingCountry: "US", erasureRule: { metafieldNamespaces: ["custom"] } },
      });
      const { client } = world.shopify;
      const sent = await storm(world, {
        kills: size.kills,
        send: async (one) => {
          const { shop, person } = one;
          return { ...(await client.sendRedact({ shop, person })), note: one };
        },
      });
      const settled = await settle(world, sent);
      acknowledged = settled.filter((one) => one.wasAcknowledged).map(({ note }) => note);
      await waitForWork(world);
      requests = await readRequests(world);
    }, limitMs);
    afterAll(async () => {
      await world?.stop();
    });

    it("ends every acknowledged erasure, once", async () => {
      expect(acknowledged.length).toBeGreaterThan(size.erasures * 0.9);
      expect(requests.length).toBeGreaterThanOrEqual(acknowledged.length);
      const stuck = requests.filter(({ status }) => !["watching", "completed"].includes(status));
      expect(
        stuck.map((one) => [one.status, one.failureReason, one.attentionReason, one.attempts]),
      ).toEqual([]);
      for (const { receipts, events } of requests) {
        const actions = events.map(({ action }) => action);
        expect(actions.filter((action) => action === "erasure.completed")).toHaveLength(1);
        expect(receipts.filter(({ version }) => version === 1)).toHaveLength(1);
      }
      const { pool } = world!.database();
      const { rows } = await pool.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM (SELECT "caseId" FROM "EvidenceEntry"
           WHERE "event" = 'erasure.completed' GROUP BY "caseId" HAVING count(*) <> 1) x`,
      );
      expect(rows).toEqual([{ n: 0 }]);
    });

    it("leaves nobody half erased in the store", async () => {
      const { client } = world!.shopify;
      for (const { shop, person } of acknowledged) {
        const { request } = (await client.people(shop)).find((one) => one.person === person)!;
        const left = await client.tokensLeft({ shop, person, orders: request.ordersRequested });
        expect(left.filter(({ takenBy }) => takenBy === "app")).toEqual([]);
      }
    });

    it("holds nothing of them any more", async () => {
      const { prisma } = world!.database();
      expect(await prisma.person.count()).toBe(0);
      expect(await prisma.personLookup.count()).toBe(0);
      expect(await prisma.dataKey.count({ where: { subject: "person" } })).toBe(0);
      for (const { sealedBody, erasureSteps, placeRuns, shopifyErasure } of requests) {
        expect(sealedBody).toBeNull();
        expect(erasureSteps).toEqual([]);
        expect(placeRuns.every((run) => run._count.pages === 0 && run.sealedCursor === null)).toBe(
          true,
        );
        const isWatched = shopifyErasure?.state === "watching";
        expect(shopifyErasure === null || isWatched === (shopifyErasure.dataKeyId !== null)).toBe(
          true,
        );
      }
    });

    it("leaves an evidence that verifies", async () => {
      const { prisma } = world!.database();
      const verdicts: boolean[] = [];
      for await (const logId of logIds(prisma)) {
        verdicts.push((await verifyStoredLog(prisma, logId)).ok);
      }
      expect(verdicts.length).toBeGreaterThan(0);
      expect(verdicts).not.toContain(false);
    });
  });
});
