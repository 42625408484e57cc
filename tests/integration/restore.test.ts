import { readFile, rm, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openQueue } from "../../app/jobs/queue.server.ts";
import { createLog } from "../../app/logging/log.server.ts";
import type { Engine } from "../support/kill-world.ts";
import { postgresAvailable } from "../support/postgres.ts";
import { type RestoreWorld, startRestoreWorld, until } from "../support/restore-world.ts";

const isFull = process.env["LAGOM_TEST_SIZE"] === "full";
const size = isFull ? { people: 24, erased: 12 } : { people: 4, erased: 2 };
const limitMs = isFull ? 900_000 : 300_000;

const engines: readonly Engine[] = ["embedded", "postgres"];
const [shop, removedShop] = ["stays.myshopify.com", "goes.myshopify.com"];

/** Somebody with an answered access request from before the backup. */
interface Subject {
  readonly person: string;
  readonly email: string;
  readonly personId: string;
  readonly requestId: string;
  readonly sha256: string;
}

async function sendAndWait(world: RestoreWorld, count: number): Promise<readonly Subject[]> {
  const { client } = world.shopify;
  const known = (await client.people(shop)).filter(
    ({ customerId, email, orderCount }) => customerId !== null && email !== null && orderCount < 9,
  );
  const sent: { person: string; email: string; number: string }[] = [];
  for (const { person, email } of known.slice(0, count)) {
    const { dataRequestId: number } = await client.sendDataRequest({ shop, person });
    sent.push({ person, email: email!, number });
  }
  const { prisma } = world.database();
  await until(async () => (await prisma.answer.count({ where: { status: "current" } })) >= count);
  const rows = await prisma.dataRequest.findMany({ include: { answers: true } });
  return sent.map(({ person, email, number }) => {
    const row = rows.find((one) => one.shopifyRequestId === number)!;
    const sha256 = row.answers[0]!.sha256!;
    return { person, email, personId: row.personId!, requestId: row.id, sha256 };
  });
}

/** Shopify's redact for each; the merchant has handed their answers over, so that nothing waits. */
async function erase(world: RestoreWorld, people: readonly Subject[]): Promise<void> {
  const { prisma } = world.database();
  const handedOver = { id: { in: people.map(({ requestId }) => requestId) } };
  await prisma.dataRequest.updateMany({ where: handedOver, data: { status: "handed-over" } });
  for (const { person } of people) await world.shopify.client.sendRedact({ shop, person });
  const ended = { kind: "erasure", status: { in: ["watching", "completed"] } };
  await until(async () => (await prisma.dataRequest.count({ where: ended })) >= people.length);
  const ids = people.map(({ personId }) => personId);
  await until(async () => (await prisma.person.count({ where: { id: { in: ids } } })) === 0);
}

async function removeShop(world: RestoreWorld): Promise<void> {
  const { prisma } = world.database();
  const where = { domain: removedShop };
  await world.shopify.client.uninstall(removedShop);
  await until(async () => {
    const open = { shop: where, state: "installed" };
    return (await prisma.installation.count({ where: open })) === 0;
  });
  await world.shopify.client.sendShopRedact(removedShop);
  await until(async () => (await prisma.shop.count({ where })) === 0);
}

/** Every job there can be about the request, run by the app. */
async function runJobs(world: RestoreWorld, requestIds: readonly string[]): Promise<void> {
  const url = world.databaseUrl();
  const queue = await openQueue({ url, log: createLog("silent"), isWorker: false });
  for (const dataRequestId of requestIds) {
    await queue.send("data-requests.fulfil", { dataRequestId });
    await queue.send("data-requests.rebuild", { dataRequestId });
    await queue.send("data-requests.erase", { dataRequestId });
  }
  await until(async () => (await queue.findOpenJobs(requestIds)).length === 0);
  await queue.stop(1_000);
  expect(world.app().child.exitCode).toBeNull();
}

describe.each(engines)("a backup put back on %s", (engine) => {
  describe.skipIf(engine === "postgres" && !postgresAvailable())("after erasures", () => {
    let world: RestoreWorld;
    let stop: (() => Promise<void>) | undefined;
    let erased: readonly Subject[];
    let others: readonly Subject[];
    let log: string;
    /** How many people the backup brought back. */
    let restored: number;

    beforeAll(async () => {
      world = await startRestoreWorld(engine, [shop, removedShop]);
      stop = world.stop;
      await world.install(shop);
      await world.install(removedShop);
      const people = await sendAndWait(world, size.people);
      erased = people.slice(0, size.erased);
      others = people.slice(size.erased);
      await world.stopApp();
      await world.backUp();
      await world.startApp();
      await erase(world, erased);
      await removeShop(world);
      await world.stopApp();
      await world.restore();
      restored = await world.database().prisma.person.count();
      log = (await world.startApp()).log();
    }, limitMs);
    afterAll(() => stop?.());

    it("has nobody of the erased, nor the removed shop, when the app says it is ready", async () => {
      const { prisma } = world.database();
      const ids = erased.map(({ personId }) => personId);
      expect(restored).toBe(size.people);
      expect(await prisma.person.count({ where: { id: { in: ids } } })).toBe(0);
      expect(await prisma.person.count()).toBe(others.length);
      expect(await prisma.dataKey.count({ where: { subject: "person" } })).toBe(others.length);
      expect(await prisma.shop.findMany({ select: { domain: true } })).toEqual([{ domain: shop }]);
      expect(await prisma.tombstone.count()).toBe(1);
    });

    it("says so in the log before the app starts to serve", () => {
      const lines = log.split("\n");
      const told = lines.findIndex((line) => line.includes("erased again"));
      expect(lines[told]).toContain(`"people":${String(erased.length)},`);
      expect(lines[told]).toContain(`"installations":1`);
      expect(told).toBeLessThan(lines.findIndex((line) => line.includes('"msg":"started"')));
    });

    it("shows nobody of the erased on any page, and gives no answer of theirs out", async () => {
      const pages = ["/app", "/app/requests"];
      for (const { requestId, email } of erased) {
        for (const page of [...pages, `/app/requests/${requestId}`]) {
          const response = await world.get(shop, page);
          expect(response.status).toBe(200);
          expect((await response.text()).includes(email)).toBe(false);
        }
        for (const bytes of ["download", "preview"]) {
          const response = await world.get(shop, `/app/requests/${requestId}/${bytes}`);
          expect(response.status).toBeGreaterThanOrEqual(400);
        }
      }
    });

    it("finds nobody of the erased by any job", async () => {
      const ids = erased.map(({ requestId }) => requestId);
      const { prisma } = world.database();
      await runJobs(world, ids);
      const where = { dataRequestId: { in: ids } };
      expect(await prisma.collectedPage.count({ where })).toBe(0);
      expect(await prisma.answerChunk.count({ where: { answer: where } })).toBe(0);
      expect(await prisma.answer.count({ where: { ...where, status: "current" } })).toBe(0);
      expect(await prisma.person.count()).toBe(others.length);
    });

    it("opens everybody else's answer, byte for byte", async () => {
      for (const { requestId, sha256 } of others) {
        const response = await world.get(shop, `/app/requests/${requestId}/download`);
        expect(response.status).toBe(200);
        const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
        expect(Buffer.from(digest).toString("hex")).toBe(sha256);
      }
    });

    it("shows each erasure done again in the evidence, once", async () => {
      const { prisma } = world.database();
      const again = { event: "restore.erased-again" };
      const lines = erased.length + 1;
      expect(await prisma.evidenceEntry.count({ where: again })).toBe(lines);
      await world.stopApp();
      expect((await world.startApp()).log()).not.toContain("erased again");
      expect(await prisma.evidenceEntry.count({ where: again })).toBe(lines);
    });

    it("writes a lost ledger again as it was", async () => {
      const before = await readFile(world.ledgerFile, "utf8");
      await world.stopApp();
      await rm(world.ledgerFile);
      await world.startApp();
      expect(await readFile(world.ledgerFile, "utf8")).toBe(before);
    });

    it("does not start on a ledger that is broken in the middle, and names the line", async () => {
      const good = await readFile(world.ledgerFile, "utf8");
      await world.stopApp();
      await writeFile(
        world.ledgerFile,
        good.replace('"kind":"erasure-begun"', '"kind":"erasure-began"'),
      );
      await expect(world.startApp()).rejects.toThrow(/broken in line 2\./u);
      await writeFile(world.ledgerFile, good);
      await world.startApp();
    });
  });
});
