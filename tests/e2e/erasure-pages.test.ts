import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AdminStack, adminShop, startAdminStack, waitFor } from "../support/admin-stack.ts";
import { grantWrites } from "../support/grant-writes.ts";
import { lookAt, lookAtBoth } from "../support/look-at.ts";

let stack: AdminStack;
const requests = () => stack.database.prisma.dataRequest;
/** The erasure with all fates in its plan. */
let fullId = "";

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

async function personOf(hard: string): Promise<string> {
  const people = await stack.client.people(adminShop);
  return people.find((one) => one.hard === hard)?.person ?? "";
}

async function statusOf(id: string): Promise<string> {
  return (await requests().findUniqueOrThrow({ where: { id } })).status;
}

/** Sends the request and waits until its erasure is in one of the states. */
async function redact(hard: string, statuses: readonly string[]): Promise<string> {
  const known = await requests().findMany({ where: { kind: "erasure" }, select: { id: true } });
  const isNew = { kind: "erasure", id: { notIn: known.map(({ id }) => id) } };
  await stack.client.sendRedact({ shop: adminShop, person: await personOf(hard) });
  await waitFor(
    `the erasure of ${hard}`,
    async () =>
      (await requests().count({ where: { ...isNew, status: { in: [...statuses] } } })) > 0,
  );
  return (await requests().findFirstOrThrow({ where: isNew })).id;
}

describe("an erasure beside the person's own request", () => {
  let erasureId = "";

  it("says what it waits for, with the way to that request", async () => {
    const person = await personOf("two-emails");
    await stack.client.sendDataRequest({ shop: adminShop, person });
    await waitFor(
      "the answer",
      async () => (await requests().count({ where: { status: "answered" } })) === 1,
    );
    erasureId = await redact("two-emails", ["received"]);
    await waitFor(
      "the wait",
      async () =>
        (await requests().count({ where: { attentionReason: "waits-for-access" } })) === 1,
    );
    const access = await requests().findFirstOrThrow({ where: { kind: "access" } });
    const page = await stack.newPage();
    const frame = await stack.open(page, `/app/requests/${erasureId}`, "owner");
    await frame.getByText("Waits for the person’s own answer").waitFor();
    await frame.getByText(/at the latest on \d+ \w+ \d{4}\./u).waitFor();
    await frame.getByRole("link", { name: access.id.slice(-8).toUpperCase() }).waitFor();
    await lookAtBoth(page, frame, "erasure-waiting");
    await page.context().close();
    expect(stack.troubles).toEqual([]);
  });

  it("begins at once when the merchant says so twice", async () => {
    const page = await stack.newPage(360);
    const frame = await stack.open(page, `/app/requests/${erasureId}`, "owner");
    await frame.getByRole("button", { name: "Erase now" }).click();
    const dialog = frame.getByRole("dialog");
    await dialog.getByText("cannot be answered any more").waitFor();
    await lookAt(page, frame, "erasure-now");
    expect(await statusOf(erasureId)).toBe("received");
    await dialog.getByRole("button", { name: "Erase now" }).click();
    // Followed live: nobody reloads the page.
    await frame.getByText("everything Lagom held on the person is gone").waitFor();
    expect(stack.troubles).toEqual([]);
  });
});

describe("an erasure that is done as far as Lagom goes", () => {
  it("shows its plan by fate, both steps with their dates, and its receipt", async () => {
    await grantWrites(stack);
    fullId = await redact("everything", ["watching"]);
    const page = await stack.newPage();
    const frame = await stack.open(page, `/app/requests/${fullId}`, "owner");
    await frame.getByText("everything Lagom held on the person is gone").waitFor();
    await frame.getByText("Waiting for Shopify", { exact: true }).first().waitFor();
    await frame.getByText("Emptied", { exact: true }).waitFor();
    await frame.getByText("Left to Shopify", { exact: true }).waitFor();
    await frame.getByText("Orders left to Shopify:").waitFor();
    await frame.getByText("Erased. Lagom does not know any more who it was.").waitFor();
    await lookAtBoth(page, frame, "erasure-watching");
    await page.context().close();
    expect(stack.troubles).toEqual([]);
  });

  it("says when Shopify is late, and lets nobody without the permission ask again", async () => {
    const { prisma } = stack.database;
    await prisma.shopifyErasure.update({
      where: { dataRequestId: fullId },
      data: { state: "overdue" },
    });
    const attentionReason = "shopify-erasure-overdue";
    await requests().update({ where: { id: fullId }, data: { attentionReason } });
    const page = await stack.newPage(360);
    const frame = await stack.open(page, `/app/requests/${fullId}`, "staff");
    await frame.getByText("whether the erasure was cancelled").waitFor();
    await frame.getByText("Overdue", { exact: true }).waitFor();
    await frame.getByText("Shopify is late", { exact: true }).waitFor();
    await frame.getByText("You may not decide on requests").waitFor();
    expect(await frame.getByRole("button", { name: "Look again now" }).isDisabled()).toBe(true);
    await lookAt(page, frame, "erasure-overdue");
    expect(stack.troubles).toEqual([]);
  });

  it("gives the receipt out as a PDF and as a signed file", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, `/app/requests/${fullId}`, "owner");
    for (const [button, ending] of [
      ["PDF in English", "-en.pdf"],
      ["PDF in Swedish", "-sv.pdf"],
      ["Signed file (JSON)", ".json"],
    ] as const) {
      const downloading = page.waitForEvent("download");
      await frame.getByRole("button", { name: button }).click();
      expect((await downloading).suggestedFilename()).toBe(
        `receipt-${fullId.slice(-8).toLowerCase()}${ending}`,
      );
    }
    expect(stack.troubles).toEqual([]);
  });

  it("looks again on demand and says what is still readable", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, `/app/requests/${fullId}`, "owner");
    const checks = async () =>
      (
        await stack.database.prisma.shopifyErasure.findUniqueOrThrow({
          where: { dataRequestId: fullId },
        })
      ).checks;
    const before = await checks();
    await frame.getByRole("button", { name: "Look again now" }).click();
    await waitFor("another look", async () => (await checks()) > before);
    await frame.getByText("still readable").waitFor({ timeout: 60_000 });
    expect(stack.troubles).toEqual([]);
  });

  it("is final once Shopify has erased, and says when both steps ended", async () => {
    await stack.client.setOwnErasureDelay(1);
    // With nothing kept by law, nothing is left to come.
    await stack.database.prisma.shopSettings.updateMany({ data: { accountingCountry: null } });
    const id = await redact("arabic-name", ["completed"]);
    const page = await stack.newPage();
    const frame = await stack.open(page, `/app/requests/${id}`, "owner");
    await frame.getByText("Read back as erased", { exact: true }).waitFor();
    await frame.getByText("Final", { exact: true }).waitFor();
    await lookAtBoth(page, frame, "erasure-done");
    await page.context().close();
    expect(stack.troubles).toEqual([]);
  });
});

describe("an erasure in work", () => {
  /** One as it stands in the middle: nobody works on it, so that it stays there. */
  async function addRunning(isPlanned: boolean): Promise<string> {
    const { prisma } = stack.database;
    const done = await requests().findUniqueOrThrow({ where: { id: fullId } });
    const { id } = await requests().create({
      data: {
        ...{ installationId: done.installationId, kind: "erasure", topic: done.topic },
        ...{ status: "running", bodyDigest: randomBytes(32), startedAt: new Date() },
        ...{ receivedAt: new Date(), dueAt: new Date(Date.now() + 30 * 86_400_000) },
        ...(isPlanned && done.plan !== null
          ? { plan: done.plan, planDigest: done.planDigest }
          : {}),
      },
    });
    await prisma.placeRun.createMany({
      data: [
        { dataRequestId: id, placeId: "customer", status: "searched", recordCount: 4 },
        { dataRequestId: id, placeId: "orders", status: isPlanned ? "searched" : "running" },
      ],
    });
    if (isPlanned) {
      await prisma.erasureStep.createMany({
        data: ["done", "refused", "waiting", "waiting"].map((state, index) => ({
          ...{ dataRequestId: id, number: index + 1, placeId: "orders", action: "clear-order" },
          ...{ state, outcome: state === "refused" ? "user-error" : null },
          sealedTarget: randomBytes(64),
        })),
      });
    }
    return id;
  }

  it("shows how far search and writes have come, at both widths", async () => {
    const searching = await addRunning(false);
    const erasing = await addRunning(true);
    const page = await stack.newPage();
    const frame = await stack.open(page, `/app/requests/${searching}`, "owner");
    await frame.getByText("1 of 2 places searched").waitFor();
    await lookAtBoth(page, frame, "erasure-searching");
    const next = await stack.open(page, `/app/requests/${erasing}`, "owner");
    await next.getByText("2 of 4 changes in the store done.").waitFor();
    await next.getByText("1 change: Shopify does not allow").waitFor();
    await next.getByText("To be emptied", { exact: true }).waitFor();
    await lookAtBoth(page, next, "erasure-running");
    await page.context().close();
    expect(stack.troubles).toEqual([]);
  });
});
