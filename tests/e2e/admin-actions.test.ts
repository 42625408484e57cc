import type { Frame, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { localDateOf } from "../../app/domain/shared/calendar.ts";
import {
  type AdminStack,
  adminShop,
  appFrame,
  findSerious,
  startAdminStack,
  takePicture,
  waitFor,
} from "../support/admin-stack.ts";

let stack: AdminStack;
let requestId: string;

const rows = () => stack.database.prisma;
const request = () => rows().dataRequest.findUniqueOrThrow({ where: { id: requestId } });
const events = (action: string) =>
  rows().timelineEvent.findMany({ where: { dataRequestId: requestId, action } });

const allScopes = [
  "read_customers",
  "read_orders",
  "read_customer_merge",
  "read_all_orders",
  "read_draft_orders",
];

async function openRequest(page: Page, as: "owner" | "staff"): Promise<Frame> {
  return stack.open(page, `/app/requests/${requestId}`, as);
}

async function ask(person: string): Promise<string> {
  const { webhookId } = await stack.client.sendDataRequest({ shop: adminShop, person });
  await stack.client.waitForAttempts(webhookId);
  const delivery = await rows().delivery.findFirstOrThrow({ where: { webhookId } });
  return delivery.dataRequestId ?? "";
}

const answered = () => waitFor("the answer", async () => (await request()).status === "answered");

beforeAll(async () => {
  stack = await startAdminStack();
  const page = await stack.newPage();
  await stack.client.install(adminShop);
  await stack.open(page, "/app", "owner");
  await stack.open(page, "/app", "staff");
  await stack.client.setScopes(adminShop, allScopes);
  await waitFor("the scopes", async () => {
    const { grantedScopes } = await rows().installation.findFirstOrThrow();
    return grantedScopes.includes("read_draft_orders");
  });
  const people = await stack.client.people(adminShop);
  requestId = await ask(people.find(({ hard }) => hard === "two-emails")?.person ?? "");
  await answered();
  await page.context().close();
});
afterAll(async () => {
  await stack.close();
});
beforeEach(() => {
  stack.troubles.length = 0;
});

describe("a user without permissions", () => {
  it("sees the request but can neither open the answer nor decide", async () => {
    const page = await stack.newPage();
    const frame = await openRequest(page, "staff");
    await frame.getByText("You may not open answers").waitFor();
    expect(await frame.getByRole("button", { name: "Download" }).isDisabled()).toBe(true);
    expect(await frame.getByRole("button", { name: "Mark as handed over" }).isDisabled()).toBe(
      true,
    );
    await takePicture(page, "request-staff");
  });

  it("is refused by the server too, and every refusal is written down", async () => {
    const page = await stack.newPage();
    const frame = await openRequest(page, "staff");
    const statusOf = (path: string) =>
      frame.evaluate(
        async (url) => (await fetch(url)).status,
        `/app/requests/${requestId}/${path}`,
      );
    expect(await statusOf("download")).toBe(403);
    expect(await statusOf("preview")).toBe(403);
    const refused = await events("permission.refused");
    expect(refused.map(({ actor, detail }) => ({ actor, detail }))).toEqual([
      { actor: "staff:43", detail: { permission: "download", attempt: "answer.downloaded" } },
      { actor: "staff:43", detail: { permission: "download", attempt: "answer.previewed" } },
    ]);
    expect(await rows().answerDownload.count()).toBe(0);
  });

  it("does not learn who asked once see is taken away", async () => {
    await rows().staffPermission.updateMany({
      where: { staffUserId: "43" },
      data: { permissions: [] },
    });
    const page = await stack.newPage();
    const frame = await openRequest(page, "staff");
    await frame.getByText("You may not see who asked").waitFor();
    expect(await frame.locator("body").innerText()).not.toMatch(/@/u);
  });
});

describe("the settings", () => {
  it("are saved by the admin's save bar, with the user's new permissions", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/settings", "owner");
    await frame.getByLabel("E-mail for privacy matters").fill("privacy@skogen.example.test");
    await frame.getByLabel("Days until an answer is deleted").fill("14");
    await frame
      .getByRole("group", { name: /Staff Member/u })
      .getByLabel("Open answers")
      .check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Settings saved").waitFor();
    const settings = await rows().shopSettings.findFirstOrThrow();
    expect(settings.answerLifeDays).toBe(14);
    expect(Buffer.from(settings.sealedContactEmail ?? []).toString()).not.toContain("privacy");
    const staff = await rows().staffPermission.findFirstOrThrow({ where: { staffUserId: "43" } });
    expect(staff.permissions).toEqual(["see", "download"]);
    await stack.open(page, "/app/settings", "owner");
    expect(await appFrame(page).getByLabel("E-mail for privacy matters").inputValue()).toBe(
      "privacy@skogen.example.test",
    );
    expect(stack.troubles).toEqual([]);
  });

  it("say what is wrong beside the field and save nothing", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/settings", "owner");
    await frame.getByLabel("Days until an answer is deleted").fill("400");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await frame.getByText("Enter a number from 1 to 90").waitFor();
    await takePicture(page, "settings-fault");
    expect((await rows().shopSettings.findFirstOrThrow()).answerLifeDays).toBe(14);
  });

  it("can be looked at but not changed without the permission", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/settings", "staff");
    expect(await frame.getByLabel("E-mail for privacy matters").isDisabled()).toBe(true);
    const status = await frame.evaluate(async () => {
      const body = new URLSearchParams({ contactEmail: "", timeZone: "Etc/UTC" });
      return (await fetch("/app/settings?_data=routes%2Fapp.settings", { method: "POST", body }))
        .status;
    });
    expect(status).toBe(403);
  });
});

describe("the answer", () => {
  it("is shown without script or network and downloaded, both written down", async () => {
    const page = await stack.newPage();
    const frame = await openRequest(page, "owner");
    await frame.getByRole("button", { name: "Look at it" }).click();
    const preview = frame.frameLocator("iframe[title='Preview of the answer']");
    await preview.locator("h1").first().waitFor();
    expect(await frame.locator("iframe").getAttribute("sandbox")).toBe("");
    await takePicture(page, "request-preview");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      frame.getByRole("button", { name: "Download" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^answer-[0-9a-f]{8}\.zip$/u);
    await frame.getByText("Downloaded 1 time").waitFor();
    expect(await rows().answerDownload.findMany()).toMatchObject([{ staffUserId: "42" }]);
    expect(await events("answer.previewed")).toHaveLength(1);
    expect(await events("answer.downloaded")).toMatchObject([{ actor: "staff:42" }]);
    expect(await findSerious(frame)).toEqual([]);
    expect(stack.troubles).toEqual([]);
  });

  it("is marked as handed over, and that can be taken back", async () => {
    const page = await stack.newPage();
    const frame = await openRequest(page, "owner");
    await frame.getByRole("button", { name: "Mark as handed over" }).click();
    await frame.getByRole("button", { name: "Undo “handed over”" }).click();
    await frame.getByRole("button", { name: "Mark as handed over" }).waitFor();
    expect(await events("data-request.handed-over")).toMatchObject([{ actor: "staff:42" }]);
    expect(await events("data-request.hand-over-undone")).toHaveLength(1);
    expect((await request()).handedOverAt).toBeNull();
  });
});

describe("possible matches", () => {
  it("are included by a decision, without a second mail, and left out again by undo", async () => {
    const page = await stack.newPage();
    const frame = await openRequest(page, "owner");
    await takePicture(page, "request-matches");
    await frame.getByRole("button", { name: /^Include / }).click();
    await frame.getByText("Included", { exact: true }).waitFor();
    await answered();
    const included = await rows().answer.findFirstOrThrow({
      where: { dataRequestId: requestId, status: "current" },
    });
    await frame.getByRole("button", { name: /^Undo the decision/ }).click();
    await frame.getByRole("button", { name: /^Include / }).waitFor();
    await answered();
    const without = await rows().answer.findFirstOrThrow({
      where: { dataRequestId: requestId, status: "current" },
    });
    expect(included.recordCount).toBeGreaterThan(without.recordCount);
    expect(await rows().outboxMail.count({ where: { dataRequestId: requestId } })).toBe(1);
    expect(await events("possible-match.decided")).toHaveLength(2);
    expect(stack.troubles).toEqual([]);
  });
});

describe("the deadline", () => {
  it("moves to an earlier date of receipt and refuses a later one", async () => {
    const page = await stack.newPage();
    const frame = await openRequest(page, "owner");
    const before = await request();
    await frame.getByRole("button", { name: "The person asked earlier" }).click();
    const field = frame.getByLabel("When did the person ask you?");
    // The date in the shop's zone, which is another than in UTC around midnight.
    const { timeZone } = await rows().shopSettings.findFirstOrThrow();
    const received = localDateOf(before.receivedAt, timeZone);
    await field.fill(received);
    await frame.getByRole("button", { name: "Save date" }).click();
    await frame.getByText("The date must be before").first().waitFor();
    const earlier = new Date(Date.parse(received) - 5 * 86_400_000).toISOString().slice(0, 10);
    await field.fill(earlier);
    await frame.getByRole("button", { name: "Save date" }).click();
    await frame.getByRole("button", { name: `Change date of receipt (${earlier})` }).waitFor();
    const after = await request();
    expect(after.receivedOn).toBe(earlier);
    expect(after.dueAt.getTime()).toBeLessThan(before.dueAt.getTime());
  });
});

describe("a failed search", () => {
  it("is red, and one press starts it again", async () => {
    await rows().dataRequest.update({
      where: { id: requestId },
      data: { status: "failed", failureReason: "retries-exhausted" },
    });
    const page = await stack.newPage();
    const frame = await openRequest(page, "owner");
    await takePicture(page, "request-failed");
    await frame.getByRole("button", { name: "Search again" }).click();
    await frame.getByText("Ready to hand over").waitFor();
    expect(await events("data-request.retried")).toHaveLength(1);
    expect(stack.troubles).toEqual([]);
  });
});

describe("a running search", () => {
  it("is followed live, without reloading the page", async () => {
    await stack.client.faults.add({ shop: adminShop, kind: "graphql", slowMs: 700, times: 200 });
    const people = await stack.client.people(adminShop);
    requestId = await ask(people.find(({ hard }) => hard === "everything")?.person ?? "");
    const page = await stack.newPage();
    const frame = await openRequest(page, "owner");
    await frame.getByRole("progressbar").waitFor();
    await takePicture(page, "request-running");
    await stack.client.faults.clear();
    await frame.getByRole("button", { name: "Download" }).waitFor();
    await frame.getByText("Not in the answer").waitFor();
    expect(stack.troubles).toEqual([]);
  });
});
