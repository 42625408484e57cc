import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type AdminStack,
  adminShop,
  findSerious,
  overflowOf,
  startAdminStack,
  takePicture,
  widths,
} from "../support/admin-stack.ts";

let stack: AdminStack;
const rows = () => stack.database.prisma;

beforeAll(async () => {
  stack = await startAdminStack();
  const page = await stack.newPage();
  await stack.client.install(adminShop);
  await stack.open(page, "/app", "owner");
  await page.context().close();
});
afterAll(async () => {
  await stack.close();
});
beforeEach(() => {
  stack.troubles.length = 0;
});

/** Entries as erasures leave them: kept, refused, cleared, and taken by Shopify sooner. */
async function addEntries(): Promise<void> {
  const { id: installationId } = await rows().installation.findFirstOrThrow();
  const entry = (keptUntil: string, field = "Order.poNumber") => ({
    ...{ id: randomUUID(), installationId, ground: "se-bookkeeping", field, keptUntil },
    ...{ createdAt: new Date("2026-11-20T09:00:00Z"), orderId: `55${keptUntil.slice(0, 4)}` },
  });
  const ended = { orderId: null, closedAt: new Date("2026-11-21T09:00:00Z") };
  await rows().legalKeeping.createMany({
    data: [
      entry("2033-12-31"),
      entry("2034-12-31", "Order.localizedFields"),
      { ...entry("2019-12-31"), closedBecause: "out-of-reach" },
      { ...entry("2018-12-31"), ...ended, state: "cleared" },
      {
        ...entry("2033-12-31", "Order.billingAddress"),
        ...{ ...ended, state: "closed", closedBecause: "shopify-erases-sooner" },
      },
    ],
  });
}

describe("the list of what is kept by law", () => {
  it("says with words that nothing is kept", async () => {
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/keeping", "owner");
    await frame.getByText("Nothing is kept").waitFor();
    await takePicture(page, "keeping-empty");
    expect(await findSerious(frame)).toEqual([]);
  });

  it("shows each field with its law and last day, usable at both widths", async () => {
    await addEntries();
    for (const width of widths) {
      const page = await stack.newPage(width);
      const frame = await stack.open(page, "/app/keeping", "owner");
      await frame.getByText("31 Dec 2033").waitFor();
      await frame.getByText("Grant “All orders” on Home").waitFor();
      await takePicture(page, "keeping");
      expect(await findSerious(frame), `kept at ${width}`).toEqual([]);
      expect(await overflowOf(frame), `kept at ${width}`).toBe(0);
      await frame.getByRole("tab", { name: /Ended/u }).click();
      await frame.getByText("Keep your own accounting record").waitFor();
      await takePicture(page, "keeping-ended");
      expect(await findSerious(frame), `ended at ${width}`).toEqual([]);
      expect(await overflowOf(frame), `ended at ${width}`).toBe(0);
      await page.context().close();
    }
    expect(stack.troubles).toEqual([]);
  });
});

describe("what an erasure clears", () => {
  it("is a step of getting started until it is chosen", async () => {
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app", "owner");
    await takePicture(page, "home-erasure-step");
    await frame.getByRole("link", { name: "Choose what an erasure clears" }).click();
    await frame.getByRole("heading", { name: "What an erasure clears" }).waitFor();
    expect(stack.troubles).toEqual([]);
  });

  it("is saved with the law that applies, and starts from the shop's own country", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/settings", "owner");
    const country = frame.getByLabel("Country whose bookkeeping law applies");
    expect(await country.inputValue()).toBe("SE");
    await frame.getByRole("link", { name: /Bokföringslagen/u }).waitFor();
    await frame.getByLabel("Order notes").uncheck();
    await frame.getByLabel("Metafield namespaces").fill("loyalty.points");
    await frame.getByLabel("Financial year ends in").selectOption({ label: "April" });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await frame.getByText("is no namespace").waitFor();
    await frame.getByLabel("Metafield namespaces").fill("loyalty");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Settings saved").waitFor();
    expect(await rows().shopSettings.findFirstOrThrow()).toMatchObject({
      erasureRule: { off: ["order-note"], metafieldNamespaces: ["loyalty"] },
      accountingCountry: "SE",
      financialYearEnd: "04-30",
      evidenceKeepYears: 7,
    });
    expect(stack.troubles.filter((text) => !text.includes("422"))).toEqual([]);
  });

  it("is usable at both widths", async () => {
    for (const width of widths) {
      const page = await stack.newPage(width);
      const frame = await stack.open(page, "/app/settings", "owner");
      expect(await frame.getByLabel("Order notes").isChecked()).toBe(false);
      await takePicture(page, "settings-erasure");
      expect(await findSerious(frame), `settings at ${width}`).toEqual([]);
      expect(await overflowOf(frame), `settings at ${width}`).toBe(0);
      await page.context().close();
    }
  });
});
