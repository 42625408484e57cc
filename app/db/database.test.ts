import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openScratchDatabase, type ScratchDatabase } from "../../tests/support/scratch-database.ts";
import { createDatabase } from "./database.server.ts";

let scratch: ScratchDatabase;
beforeAll(async () => {
  scratch = await openScratchDatabase();
});
afterAll(async () => {
  await scratch.close();
});

describe("createDatabase()", () => {
  it("lets a transaction wait for a database that is busy for seconds", async () => {
    // One connection is what the embedded database comes to for transactions.
    const database = createDatabase({ url: scratch.url, poolSize: 1 });
    const other = await database.pool.connect();
    const isFree = sleep(3_000).then(() => other.release());
    const count = database.prisma.$transaction(async (tx) => tx.shop.count());
    await expect(count).resolves.toBe(0);
    await isFree;
    await database.close();
  });

  it("lets a transaction itself take seconds", async () => {
    const count = scratch.prisma.$transaction(async (tx) => {
      await sleep(5_500);
      return tx.shop.count();
    });
    await expect(count).resolves.toBe(0);
  }, 15_000);
});
