import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import { asInstallationId, type InstallationId } from "../../domain/shared/ids.ts";
import { createApiBudget } from "./api-budget.server.ts";

let database: ScratchDatabase;
beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(async () => {
  await database.close();
});

async function newInstallation(name: string): Promise<InstallationId> {
  const shop = await database.prisma.shop.create({ data: { domain: `${name}.myshopify.com` } });
  const made = await database.prisma.installation.create({
    data: { shopId: shop.id, state: "installed" },
  });
  return asInstallationId(made.id);
}

describe("createApiBudget()", () => {
  it("gives points while the bucket holds them, then says how long to wait", async () => {
    const installation = await newInstallation("waits");
    const budget = createApiBudget(database);
    await budget.observe(installation, { available: 150, maximum: 2000, restoreRate: 10 });
    expect(await budget.reserve(installation, 100)).toBe(0);
    const waitMs = await budget.reserve(installation, 100);
    expect(waitMs).toBeGreaterThan(3_000);
    expect(waitMs).toBeLessThanOrEqual(5_000);
  });

  it("takes nothing when it makes somebody wait", async () => {
    const installation = await newInstallation("takes-nothing");
    const budget = createApiBudget(database);
    await budget.observe(installation, { available: 50, maximum: 2000, restoreRate: 0.001 });
    expect(await budget.reserve(installation, 100)).toBeGreaterThan(0);
    expect(await budget.reserve(installation, 50)).toBe(0);
  });

  it("refills with time", async () => {
    const installation = await newInstallation("refills");
    const budget = createApiBudget(database);
    await budget.observe(installation, { available: 0, maximum: 2000, restoreRate: 2000 });
    await sleep(120);
    expect(await budget.reserve(installation, 100)).toBe(0);
  });

  it("never gives more than there is, however many processes ask at once", async () => {
    const installation = await newInstallation("many");
    await createApiBudget(database).observe(installation, {
      available: 100,
      maximum: 2000,
      restoreRate: 0.001,
    });
    const budgets = Array.from({ length: 8 }, () => createApiBudget(database));
    const waits = await Promise.all(
      budgets.flatMap((budget) => [1, 2, 3].map(() => budget.reserve(installation, 10))),
    );
    expect(waits.filter((ms) => ms === 0)).toHaveLength(10);
  });

  it("lets the first call through before Shopify has said anything", async () => {
    const installation = await newInstallation("first");
    expect(await createApiBudget(database).reserve(installation, 900)).toBe(0);
  });

  it("lets a query through that asks for more than the bucket ever holds, once it is full", async () => {
    const installation = await newInstallation("large");
    const budget = createApiBudget(database);
    await budget.observe(installation, { available: 500, maximum: 500, restoreRate: 100 });
    expect(await budget.reserve(installation, 900)).toBe(0);
  });
});
