import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AdminStack, adminShop, startAdminStack } from "../support/admin-stack.ts";
import { lookAt, lookAtBoth } from "../support/look-at.ts";

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
  const { id: dataRequestId } = await rows().dataRequest.create({
    data: {
      ...{ installationId, kind: "erasure", topic: "customers/redact", status: "completed" },
      ...{ receivedAt: new Date(), dueAt: new Date(), bodyDigest: randomBytes(32) },
    },
  });
  const entry = (keptUntil: string, field = "Order.poNumber") => ({
    ...{
      id: randomUUID(),
      installationId,
      dataRequestId,
      ground: "se-bookkeeping",
      field,
      keptUntil,
    },
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
    await frame.getByRole("link", { name: "Open settings" }).waitFor();
    await lookAt(page, frame, "keeping-empty");
    expect(stack.troubles).toEqual([]);
  });

  it("shows each field with its law and last day, usable at both widths", async () => {
    await addEntries();
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/keeping", "owner");
    await frame.getByText("31 Dec 2033").waitFor();
    await frame.getByText("Grant “All orders” on Home").waitFor();
    await frame.getByRole("link", { name: "Open Home" }).waitFor();
    await frame.getByText("Lagom clears it on 1 Jan 2034.").waitFor();
    await lookAtBoth(page, frame, "keeping");
    await frame.getByRole("tab", { name: /Ended/u }).click();
    await frame.getByText("Keep your own accounting record").waitFor();
    await lookAtBoth(page, frame, "keeping-ended");
    await page.context().close();
    expect(stack.troubles).toEqual([]);
  });
});

describe("what an erasure clears", () => {
  it("is a step of getting started until it is chosen", async () => {
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app", "owner");
    await lookAt(page, frame, "home-erasure-step");
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
    await lookAt(page, frame, "settings-erasure-fault");
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
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/settings", "owner");
    expect(await frame.getByLabel("Order notes").isChecked()).toBe(false);
    // Switched on, and still not cleared: the permission is not there.
    await frame.getByText("“Delete blog comments” is not granted").waitFor();
    await lookAtBoth(page, frame, "settings-erasure");
    await page.context().close();
  });

  it("cannot be changed by somebody without the permission, who is told so", async () => {
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/settings", "staff");
    await frame.getByText("You can look at the settings").waitFor();
    expect(await frame.getByLabel("Blog comments").isDisabled()).toBe(true);
    await lookAt(page, frame, "settings-staff");
    expect(stack.troubles).toEqual([]);
  });
});

describe("a shop whose books follow no law Lagom knows", () => {
  it("is told that erasures keep nothing, and many entries come in pages", async () => {
    const { id: installationId } = await rows().installation.findFirstOrThrow();
    await rows().shopSettings.updateMany({ data: { accountingCountry: null } });
    await rows().legalKeeping.createMany({
      data: Array.from({ length: 60 }, (_none, index) => ({
        ...{ id: randomUUID(), installationId, ground: "se-bookkeeping", field: "Order.poNumber" },
        ...{ keptUntil: "2035-12-31", createdAt: new Date(), orderId: String(7_000 + index) },
      })),
    });
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/keeping", "owner");
    await frame.getByText("Erasures keep nothing").waitFor();
    await frame.getByText("Page 1 of 2").waitFor();
    await lookAt(page, frame, "keeping-many");
    await frame.getByRole("button", { name: "Next" }).click();
    await frame.getByText("Page 2 of 2").waitFor();
    await frame.getByRole("link", { name: "Open settings" }).click();
    await frame.getByRole("heading", { name: "Accounting and proof" }).waitFor();
    await frame.getByText("Lagom knows no law that keeps anything here").waitFor();
    expect(stack.troubles).toEqual([]);
  });
});
