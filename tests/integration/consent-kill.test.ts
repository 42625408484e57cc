import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createDatabase } from "../../app/db/database.server.ts";
import type { ConsentReport } from "../../app/domain/consent/types.ts";
import { findFreePort } from "../../scripts/local-stack.ts";
import { migrate } from "../../scripts/migrate.ts";
import { type AppProcess, startApp, testApp, testAppEnvironment } from "../support/app-process.ts";
import { consentReport, plantShop, signProxy } from "../support/consent-fixture.ts";
import { startEmbeddedDatabase } from "../support/embedded-database.ts";
import { postgresAvailable, startPostgres } from "../support/postgres.ts";

const isFull = process.env["LAGOM_TEST_SIZE"] === "full";
const kills = isFull ? 20 : 3;
/** On the embedded database every so many kills take the database's process too. */
const hardEvery = 2;
const visitors = isFull ? 20 : 6;
const shop = "killed.myshopify.com";
const engines = ["embedded", "postgres"] as const;

/** A database that can be killed and started again on the same files. */
async function openDatabase(engine: (typeof engines)[number], folder: string) {
  if (engine === "postgres") return { ...(await startPostgres()), kill: undefined };
  const { url, stop, process: child } = await startEmbeddedDatabase(folder);
  const kill = async () => {
    child.kill("SIGKILL");
    while (child.exitCode === null && child.signalCode === null) await sleep(10);
  };
  return { url, stop, kill };
}

/** Sends one choice; true when the app said that it is kept. */
async function send(port: number, report: ConsentReport, visitor: number): Promise<boolean> {
  const query = signProxy({ shop, secret: testApp.apiSecret });
  try {
    const { status } = await fetch(`http://127.0.0.1:${String(port)}/proxy/consent?${query}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-forwarded-for": `192.0.2.${String(visitor)}, ${report.consentId}`,
      },
      body: JSON.stringify(report),
      signal: AbortSignal.timeout(10_000),
    });
    return status === 204;
  } catch {
    return false;
  }
}

const rowSchema = z.object({ consentId: z.string(), number: z.number(), act: z.string() });

describe.each(engines)("the app on %s, killed while choices arrive", (engine) => {
  describe.skipIf(engine === "postgres" && !postgresAvailable())("with a database", () => {
    /** Each is acknowledged in the end. */
    const sent: ConsentReport[] = [];
    const sentAgain = new Set<string>();
    const cleanups: (() => Promise<unknown>)[] = [];
    let kept: readonly z.infer<typeof rowSchema>[] = [];
    let counted = 0;

    beforeAll(async () => {
      const folder = await mkdtemp(path.join(tmpdir(), "lagom-choices-"));
      cleanups.push(() => rm(folder, { recursive: true, force: true }));
      let server = await openDatabase(engine, folder);
      cleanups.push(() => server.stop());
      await migrate(server.url);
      const first = createDatabase({ url: server.url, poolSize: 2 });
      await plantShop(first, shop);
      await first.close();
      const port = await findFreePort();
      const start = () =>
        startApp({ ...testAppEnvironment(server.url), PROCESS_ROLE: "web" }, { port });
      let app: AppProcess = await start();
      cleanups.push(() => app.stop());
      let isOver = false;
      const visit = async (visitor: number) => {
        while (!isOver) {
          const report = consentReport({ act: visitor % 2 === 0 ? "accept" : "refuse" });
          sent.push(report);
          // What nobody answers waits in the browser and is sent again.
          while (!(await send(port, report, visitor))) {
            sentAgain.add(report.consentId);
            await sleep(200);
          }
          await sleep(Math.random() * 30);
        }
      };
      const visits = Array.from({ length: visitors }, (_, visitor) => visit(visitor));
      for (let kill = 1; kill <= kills; kill += 1) {
        await sleep(500 + Math.random() * 1_000);
        await app.kill();
        if (kill % hardEvery === 0 && server.kill !== undefined) {
          await server.kill();
          server = await openDatabase(engine, folder);
        }
        app = await start();
      }
      await sleep(500);
      isOver = true;
      await Promise.all(visits);
      const database = createDatabase({ url: server.url, poolSize: 2 });
      const { rows } = await database.pool.query(
        `SELECT replace("consentId"::text, '-', '') AS "consentId", "number", "act" FROM "ConsentRecord"`,
      );
      kept = z.array(rowSchema).parse(rows);
      const sum = await database.prisma.consentDay.aggregate({ _sum: { count: true } });
      counted = sum._sum.count ?? 0;
      await database.close();
    }, 240_000);
    afterAll(async () => {
      for (const cleanUp of cleanups.toReversed()) await cleanUp();
    });

    it("keeps every choice it acknowledged once, also what was sent again", () => {
      expect(sent.length).toBeGreaterThan(2 * visitors);
      expect(sentAgain.size).toBeGreaterThan(0);
      const name = (one: { readonly consentId: string; readonly act: string }) =>
        `${one.consentId} ${one.act}`;
      expect(kept.map(name).toSorted()).toEqual(sent.map(name).toSorted());
    });

    it("counts exactly what it keeps", () => {
      expect(counted).toBe(kept.length);
    });
  });
});
