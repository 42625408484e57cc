import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { settle, storm } from "../support/kill-storm.ts";
import { type Engine, type KillWorld, startKillWorld } from "../support/kill-world.ts";
import { postgresAvailable } from "../support/postgres.ts";

const isFull = process.env["LAGOM_TEST_SIZE"] === "full";
const size = isFull ? { kills: 30, webhooks: 300 } : { kills: 3, webhooks: 15 };
const limitMs = isFull ? 1_200_000 : 240_000;
const engines: readonly Engine[] = ["embedded", "postgres"];

async function waitForWork(world: KillWorld): Promise<void> {
  for (;;) {
    const { prisma } = world.database();
    const open = await prisma.dataRequest.count({
      where: { status: { in: ["received", "running"] } },
    });
    const unsent = await prisma.outboxMail.count({ where: { status: "waiting" } });
    if (open === 0 && unsent === 0) return;
    await sleep(500);
  }
}

function readRequests(world: KillWorld) {
  return world.database().prisma.dataRequest.findMany({
    include: {
      answers: { include: { _count: { select: { chunks: true } } } },
      deliveries: true,
      events: true,
      mails: true,
      placeRuns: { include: { _count: { select: { pages: true } } } },
    },
  });
}

describe.each(engines)("the app on %s, killed at random", (engine) => {
  describe.skipIf(engine === "postgres" && !postgresAvailable())("while webhooks arrive", () => {
    let world: KillWorld | undefined;
    let acknowledged: Awaited<ReturnType<typeof settle<string>>>;
    let requests: Awaited<ReturnType<typeof readRequests>>;

    beforeAll(async () => {
      world = await startKillWorld(engine, size.webhooks);
      const { client } = world.shopify;
      const sent = await storm(world, {
        kills: size.kills,
        send: async ({ shop, person }) => {
          const { webhookId, dataRequestId } = await client.sendDataRequest({ shop, person });
          return { webhookId, note: dataRequestId };
        },
      });
      acknowledged = await settle(world, sent);
      await waitForWork(world);
      requests = await readRequests(world);
    }, limitMs);
    afterAll(async () => {
      await world?.stop();
    });

    it("keeps every acknowledged request, once", () => {
      const kept = acknowledged.filter(({ wasAcknowledged }) => wasAcknowledged);
      expect(kept.length).toBeGreaterThan(size.webhooks * 0.9);
      const numbers = requests.map(({ shopifyRequestId }) => shopifyRequestId);
      expect(new Set(numbers).size).toBe(numbers.length);
      for (const { note } of kept) expect(numbers).toContain(note);
      expect(requests.every(({ deliveries }) => deliveries.length === 1)).toBe(true);
    });

    it("ends each with exactly one current answer, whole", () => {
      for (const { status, answers } of requests) {
        expect(status).toBe("answered");
        expect(answers.map((answer) => answer.status)).toEqual(["current"]);
        expect(answers[0]?._count.chunks).toBe(answers[0]?.chunkCount);
        expect(answers[0]?.recordCount).toBeGreaterThan(0);
      }
    });

    it("sends exactly one mail for each, known by its Message-ID", async () => {
      const mails = await world!.shopify.client.mails();
      const arrived = new Set(mails.map(({ messageId }) => messageId.replaceAll(/[<>]/gu, "")));
      const ours = requests.flatMap(({ mails: own }) => own);
      expect(ours).toHaveLength(requests.length);
      expect(
        ours.every(({ status, template }) => `${status} ${template}` === "sent answer-ready"),
      ).toBe(true);
      const ids = ours.map(({ messageId }) => messageId.replaceAll(/[<>]/gu, ""));
      expect([...arrived].toSorted()).toEqual(ids.toSorted());
    });

    it("leaves no trace of steps that were repeated", async () => {
      for (const { events, placeRuns } of requests) {
        const actions = events.map(({ action }) => action);
        for (const once of ["data-request.received", "answer.ready"]) {
          expect(actions.filter((action) => action === once)).toHaveLength(1);
        }
        expect(actions).not.toContain("data-request.failed");
        expect(new Set(placeRuns.map(({ placeId }) => placeId)).size).toBe(placeRuns.length);
        expect(placeRuns.every((run) => ["searched", "unreachable"].includes(run.status))).toBe(
          true,
        );
        expect(placeRuns.every((run) => run._count.pages === 0)).toBe(true);
      }
      const { pool, prisma } = world!.database();
      const { rows } = await pool.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pgboss.job WHERE name LIKE '%.dead' OR state = 'failed'
           OR (name LIKE 'data-requests.%' AND state <> 'completed')`,
      );
      expect(rows).toEqual([{ n: 0 }]);
      expect(await prisma.person.count()).toBe(requests.length);
    });
  });
});
