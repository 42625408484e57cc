import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { postgresAvailable } from "../../tests/support/postgres.ts";
import { openScratchDatabase, type ScratchDatabase } from "../../tests/support/scratch-database.ts";
import { createLog } from "../logging/log.server.ts";
import type { JobHandlers } from "./definitions.ts";
import { type JobQueue, openQueue, throughPrisma } from "./queue.server.ts";
import { startWorker, type Worker } from "./worker.server.ts";

const log = createLog("silent");
const nothing = { run: async () => undefined, giveUp: async () => undefined };
const noHandlers: JobHandlers = {
  "data-requests.fulfil": nothing,
  "data-requests.rebuild": nothing,
  "mail.deliver": nothing,
  "shops.remove": nothing,
  "answers.expire": nothing,
  "mails.resume": nothing,
  "data-requests.resume": nothing,
  "tokens.renew": nothing,
  "evidence.checkpoint": nothing,
  "keys.renew": nothing,
  "keepings.clear": nothing,
  "erasures.read-back": nothing,
  "erasures.watch": nothing,
  "data-requests.erase": nothing,
  "self-audits.run": nothing,
  "scans.run": nothing,
  "scans.schedule": nothing,
  "consents.expire": nothing,
  "policies.publish": nothing,
  "policies.announce": nothing,
  "policies.notify": nothing,
  "policies.check": nothing,
  "notices.bring": nothing,
  "notices.check": nothing,
  "newsletter.apply-opt-outs": nothing,
  "newsletter.read-back": nothing,
  "newsletter.judge-claims": nothing,
  "newsletter.fill-leave-fields": nothing,
};

async function until(
  condition: () => boolean,
  { between }: { readonly between?: () => Promise<unknown> } = {},
): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!condition() && performance.now() < deadline) {
    await between?.();
    await sleep(50);
  }
}

const engines = ["postgres", "embedded"] as const;

describe.each(engines)("openQueue() on %s", (engine) => {
  describe.skipIf(engine === "postgres" && !postgresAvailable())("with a database", () => {
    let database: ScratchDatabase;
    let queue: JobQueue;
    let worker: Worker | undefined;

    beforeAll(async () => {
      database = await openScratchDatabase(engine);
      queue = await openQueue({ url: database.url, log, isWorker: true });
    });
    afterEach(async () => {
      await database.pool.query("DELETE FROM pgboss.job");
    });
    afterAll(async () => {
      await (worker ?? queue).stop(2000);
      await database.close();
    });

    const waiting = async () => {
      const { rows } = await database.pool.query("SELECT data FROM pgboss.job");
      return rows.length;
    };

    it("adds a job if and only if the transaction around it commits", async () => {
      const work = database.prisma.$transaction(async (tx) => {
        await queue.send("mail.deliver", { mailId: randomUUID() }, throughPrisma(tx));
        throw new Error("rolled back");
      });
      await expect(work).rejects.toThrow("rolled back");
      expect(await waiting()).toBe(0);
      await database.prisma.$transaction(async (tx) => {
        await queue.send("mail.deliver", { mailId: randomUUID() }, throughPrisma(tx));
      });
      expect(await waiting()).toBe(1);
    });

    it("takes a second wish for the same thing as the same wish", async () => {
      const payload = { dataRequestId: randomUUID() };
      expect(await queue.send("data-requests.fulfil", payload)).toBe(true);
      expect(await queue.send("data-requests.fulfil", payload)).toBe(false);
      expect(await waiting()).toBe(1);
    });

    it("refuses a payload that is more than ids", async () => {
      const payload = { dataRequestId: randomUUID(), email: "anna@example.com" };
      await expect(queue.send("data-requests.fulfil", payload)).rejects.toThrow();
      await expect(queue.send("mail.deliver", { mailId: "anna" })).rejects.toThrow();
    });

    it("hands out its insert for a larger statement", async () => {
      const payload = { dataRequestId: randomUUID() };
      const insert = await queue.insertOf("data-requests.fulfil");
      const text = `WITH job AS (${insert.sql}) SELECT count(*)::int AS n FROM job`;
      const json = insert.jsonOf(payload, payload.dataRequestId);
      const { rows } = await database.pool.query<{ n: number }>(text, [json]);
      expect(rows).toEqual([{ n: 1 }]);
      const { rows: kept } = await database.pool.query(
        "SELECT data, singleton_key, heartbeat_seconds, dead_letter FROM pgboss.job",
      );
      expect(kept).toEqual([
        {
          data: payload,
          singleton_key: payload.dataRequestId,
          heartbeat_seconds: 10,
          dead_letter: "data-requests.fulfil.dead",
        },
      ]);
    });

    it("tries a failed job again, keeps data out of its row and gives it up in the end", async () => {
      let runs = 0;
      const givenUp: string[] = [];
      const failing = {
        run: async () => {
          runs += 1;
          throw new Error("anna@example.com could not be read");
        },
        giveUp: async ({ dataRequestId }: { dataRequestId: string }) => {
          givenUp.push(dataRequestId);
        },
      };
      worker = await startWorker({
        queue,
        log,
        handlers: { ...noHandlers, "data-requests.fulfil": failing },
      });
      const payload = { dataRequestId: randomUUID() };
      await queue.send("data-requests.fulfil", payload);
      await until(() => runs >= 2);
      const { rows } = await database.pool.query("SELECT output::text FROM pgboss.job");
      expect(JSON.stringify(rows)).not.toContain("anna");
      await until(() => givenUp.length > 0, {
        // Again and again: a job that fails at this moment is stored as a new row.
        between: () =>
          database.pool.query(
            `UPDATE pgboss.job SET retry_limit = retry_count, start_after = now()
               WHERE name = 'data-requests.fulfil'`,
          ),
      });
      expect(givenUp).toEqual([payload.dataRequestId]);
    }, 60_000);
  });
});
