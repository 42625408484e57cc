import { randomBytes } from "node:crypto";
import type { Frame, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AdminStack, adminShop, startAdminStack, waitFor } from "../support/admin-stack.ts";
import { grantWrites } from "../support/grant-writes.ts";
import { lookAt, lookAtBoth } from "../support/look-at.ts";

let stack: AdminStack;
const requests = () => stack.database.prisma.dataRequest;

beforeAll(async () => {
  stack = await startAdminStack();
  const page = await stack.newPage();
  await stack.client.install(adminShop);
  await stack.open(page, "/app", "owner");
  await page.context().close();
  await grantWrites(stack);
});
afterAll(async () => {
  await stack.close();
});
beforeEach(() => {
  stack.troubles.length = 0;
});

/** Sends the request to erase somebody and waits until it is in the wanted state. */
async function redact(hard: string, where: object): Promise<string> {
  const people = await stack.client.people(adminShop);
  const person = people.find((one) => one.hard === hard)?.person ?? "";
  await stack.client.sendRedact({ shop: adminShop, person });
  const wanted = { kind: "erasure", ...where };
  await waitFor(
    `the erasure of ${hard}`,
    async () => (await requests().count({ where: wanted })) > 0,
  );
  return (await requests().findFirstOrThrow({ where: wanted })).id;
}

describe("an erasure Shopify refused a part of", () => {
  let erasureId = "";

  it("says what is still in the store and what to do, at both widths", async () => {
    await stack.client.refuseWrites({
      ...{ shop: adminShop, mutation: "orderUpdate", message: "The order is locked", times: 50 },
    });
    erasureId = await redact("everything", { status: "watching" });
    const page = await stack.newPage();
    const frame = await stack.open(page, `/app/requests/${erasureId}`, "owner");
    await frame.getByText("Shopify refused some of what this erasure wrote").waitFor();
    await frame.getByText("Refused by Shopify", { exact: true }).waitFor();
    await lookAtBoth(page, frame, "erasure-refused");
    await page.context().close();
    expect(stack.troubles).toEqual([]);
  });

  it("stands on Home with all erasures that wait", async () => {
    const now = new Date();
    const { installationId, topic } = await requests().findUniqueOrThrow({
      where: { id: erasureId },
    });
    const more = {
      ...{ installationId, kind: "erasure", topic, receivedAt: now },
    };
    const dueAt = new Date(now.getTime() + 30 * 86_400_000);
    await requests().create({
      data: {
        ...{ ...more, dueAt, bodyDigest: randomBytes(32) },
        ...{ status: "received", attentionReason: "waits-for-access" },
      },
    });
    await requests().create({
      data: {
        ...{ ...more, dueAt, bodyDigest: randomBytes(32) },
        ...{ status: "watching", attentionReason: "shopify-erasure-overdue" },
        shopifyErasure: { create: { state: "overdue", handedOverAt: now, remaining: 2 } },
      },
    });
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app", "owner");
    await frame.getByRole("heading", { name: "Erasures that wait" }).waitFor();
    await frame.getByText("1 erasure: Shopify has not erased its part within 30 days.").waitFor();
    await frame.getByText("1 erasure: the person’s own answer comes first.").waitFor();
    await frame.getByText("1 erasure: Lagom’s part is done").waitFor();
    await lookAtBoth(page, frame, "home-erasures");
    await page.context().close();
    expect(stack.troubles).toEqual([]);
  });

  it("says in the card that a receipt could not be fetched, and gives it at the next try", async () => {
    const page = await stack.newPage(360);
    const frame = await stack.open(page, `/app/requests/${erasureId}`, "owner");
    await page.route(/\/receipt\?/u, (route) => route.abort());
    await frame.getByRole("button", { name: "PDF in English" }).click();
    await frame.getByText("The receipt could not be fetched").waitFor();
    await lookAt(page, frame, "receipt-not-fetched");
    await page.unroute(/\/receipt\?/u);
    const downloading = page.waitForEvent("download");
    await frame.getByRole("button", { name: "PDF in English" }).click();
    expect((await downloading).suggestedFilename()).toContain("-en.pdf");
    expect(await frame.getByText("The receipt could not be fetched").count()).toBe(0);
  });
});

describe("an erasure that stopped", () => {
  it("says why, what stays done, and how it goes on, at both widths", async () => {
    const done = await requests().findFirstOrThrow({ where: { planDigest: { not: null } } });
    const { id } = await requests().create({
      data: {
        ...{ installationId: done.installationId, kind: "erasure", topic: done.topic },
        ...{ status: "failed", failureReason: "source-failed", bodyDigest: randomBytes(32) },
        ...{ receivedAt: new Date(), dueAt: new Date(Date.now() + 3 * 86_400_000) },
        ...{ plan: done.plan ?? {}, planDigest: done.planDigest },
      },
    });
    const other = await stack.newPage();
    const there = await stack.open(other, `/app/requests/${id}`, "owner");
    await there.getByText("The erasure stopped").waitFor();
    await there.getByText("What is done stays done").waitFor();
    await there.getByRole("button", { name: "Go on with the erasure" }).waitFor();
    await lookAtBoth(other, there, "erasure-stopped");
    await other.context().close();
    const page = await stack.newPage(360);
    const frame = await stack.open(page, `/app/requests/${id}`, "staff");
    expect(await frame.getByRole("button", { name: "Go on with the erasure" }).isDisabled()).toBe(
      true,
    );
    expect(stack.troubles).toEqual([]);
  });
});

describe("the keyboard", () => {
  it("asks before it erases, and goes back to where it was", async () => {
    const people = await stack.client.people(adminShop);
    const person = people.find((one) => one.hard === "two-emails")?.person ?? "";
    await stack.client.sendDataRequest({ shop: adminShop, person });
    await waitFor(
      "the answer",
      async () => (await requests().count({ where: { status: "answered" } })) === 1,
    );
    const wait = {
      status: "received",
      attentionReason: "waits-for-access",
      personId: { not: null },
    };
    const id = await redact("two-emails", wait);
    const page = await stack.newPage();
    const frame = await stack.open(page, `/app/requests/${id}`, "owner");
    await tabTo(page, frame, "Erase now");
    await page.keyboard.press("Enter");
    await frame.getByRole("dialog").getByRole("button", { name: "Go on waiting" }).waitFor();
    await page.keyboard.press("Escape");
    await frame.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => focusedText(frame)).toBe("Erase now");
    expect(await requests().count({ where: { ...wait, id } })).toBe(1);
    expect(stack.troubles).toEqual([]);
  });
});

const LONGEST_WAY = 40;

const focusedText = (frame: Frame) =>
  frame.evaluate(() => (document.activeElement?.textContent ?? "").trim());

/** Presses Tab until a button of the app has the focus. */
async function tabTo(page: Page, frame: Frame, name: string): Promise<void> {
  for (let step = 0; step < LONGEST_WAY; step += 1) {
    await page.keyboard.press("Tab");
    if ((await focusedText(frame)) === name) return;
  }
  throw new Error(`The keyboard does not get to ${name}`);
}
