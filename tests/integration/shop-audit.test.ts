import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../app/db/database.server.ts";
import { createSelfAuditStore } from "../../app/db/self-audit/self-audit-store.server.ts";
import type { SelfAuditStore } from "../../app/domain/self-audit/ports.ts";
import type { SelfAuditView } from "../../app/domain/self-audit/types.ts";
import {
  asInstallationId,
  asStaffUserId,
  type InstallationId,
} from "../../app/domain/shared/ids.ts";
import { type JobQueue, openQueue, throughPrisma } from "../../app/jobs/queue.server.ts";
import { createLog } from "../../app/logging/log.server.ts";
import type { Engine } from "../../scripts/self-audit/audit-database.ts";
import { type AuditWorld, startAuditWorld } from "../../scripts/self-audit/audit-world.ts";
import { postgresAvailable } from "../support/postgres.ts";
import { until } from "../support/restore-world.ts";

const limitMs = 600_000;
const engines: readonly Engine[] = ["embedded", "postgres"];

describe.each(engines)("an audit from within the app on %s", (engine) => {
  describe.skipIf(engine === "postgres" && !postgresAvailable())("of a development store", () => {
    let world: AuditWorld;
    let database: Database;
    let queue: JobQueue;
    let store: SelfAuditStore;
    /** Whether the next audit is one that another process has begun. */
    let isBegun = false;
    let installationId: InstallationId;
    const appended: string[] = [];

    const start = (people: number) =>
      store.start({ installationId, startedBy: asStaffUserId("1"), people, at: new Date() });
    const startOne = async (people: number) => {
      const started = await start(people);
      if (!started.ok) throw new Error(started.reason);
      return started.value;
    };
    const ended = async (id: string): Promise<SelfAuditView> => {
      const isOver = async () => {
        const found = await find(id);
        return found !== undefined && !["waiting", "running"].includes(found.status);
      };
      await until(isOver);
      return (await find(id))!;
    };
    const find = async (id: string) =>
      (await store.list(installationId)).find((one) => one.id === id);

    beforeAll(async () => {
      world = await startAuditWorld({ engine, people: 2 });
      database = world.database.connect();
      queue = await openQueue({
        url: world.database.url(),
        log: createLog("silent"),
        isWorker: false,
      });
      store = createSelfAuditStore({
        ...database,
        enqueue: async (tx, selfAuditId) => {
          if (isBegun) {
            const data = { status: "running" };
            await tx.selfAudit.update({ where: { id: selfAuditId }, data });
          }
          await queue.send("self-audits.run", { selfAuditId }, throughPrisma(tx));
        },
        append: async (_tx, _id, { event }) => appended.push(event),
      });
      const { id } = await database.prisma.installation.findFirstOrThrow({
        where: { state: "installed" },
      });
      installationId = asInstallationId(id);
    }, limitMs);
    afterAll(async () => {
      await queue.stop(1_000);
      await database.close();
      await world.stop();
    });

    it(
      "plants, answers, erases and finds nobody, and leaves nobody behind",
      async () => {
        const id = await startOne(2);
        expect(await start(2)).toEqual({ ok: false, reason: "already-running" });
        const { status, report, finishedAt } = await ended(id);
        expect({ status, trouble: report?.trouble }).toEqual({ status: "passed", trouble: null });
        expect(finishedAt).toBeInstanceOf(Date);
        expect(report?.tokens).toBe(18);
        expect(report?.before?.keyed.people).toBe(2);
        expect(report?.after?.keyed).toEqual({ tokens: 0, people: 0, findings: [] });
        const places = report?.after?.sources.map(({ place }) => place);
        expect(places).toEqual(expect.arrayContaining(["database-rows", "ledger"]));
        const evidence = await database.prisma.evidenceEntry.findMany({
          where: { event: "self-audit.finished" },
        });
        expect(evidence).toHaveLength(1);
        const left = await database.prisma.person.count();
        expect(left).toBe(0);
      },
      limitMs,
    );

    it("takes a run whose process ended for broken", async () => {
      isBegun = true;
      const id = await startOne(1);
      const { status, report } = await ended(id);
      expect({ status, trouble: report?.trouble }).toEqual({
        status: "broken",
        trouble: "interrupted",
      });
    });
  });
});
