import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type AdminStack,
  adminShop,
  startAdminStack,
  takePicture,
  waitFor,
} from "../support/admin-stack.ts";
import { grantWrites } from "../support/grant-writes.ts";
import { lookAt, lookAtBoth } from "../support/look-at.ts";

let stack: AdminStack;

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

describe("the evidence", () => {
  it("says with words that nothing is written yet", async () => {
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/evidence", "owner");
    await frame.getByText("Nothing is written yet").waitFor();
    await lookAt(page, frame, "evidence-empty");
    expect(stack.troubles).toEqual([]);
  });

  it("lists what was done, and checks all of it on demand", async () => {
    const [person] = await stack.client.people(adminShop);
    await stack.client.sendRedact({ shop: adminShop, person: person?.person ?? "" });
    await waitFor("the receipt", async () => (await stack.database.prisma.receipt.count()) > 0);
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/evidence", "owner");
    await frame.getByText("Receipt issued").first().waitFor();
    await frame.getByRole("button", { name: "Check the whole log now" }).click();
    await frame.getByText("The log is whole").waitFor();
    await lookAtBoth(page, frame, "evidence");
    await page.context().close();
    expect(stack.troubles).toEqual([]);
  });

  it("is given out as a file that ends with its trailer", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/evidence", "owner");
    const downloading = page.waitForEvent("download");
    await frame.getByRole("button", { name: "Download the log" }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("evidence.jsonl");
    const text = await readFile(await download.path(), "utf8");
    expect(text.trimEnd().split("\n").at(-1)).toContain('"kind":"trailer"');
    expect(stack.troubles).toEqual([]);
  });

  it("names the first line that was changed, and still shows the rest", async () => {
    const { prisma } = stack.database;
    const first = await prisma.evidenceEntry.findFirstOrThrow({ orderBy: { seq: "asc" } });
    const { logId, seq } = first;
    await prisma.evidenceEntry.update({
      where: { logId_seq: { logId, seq } },
      data: { line: `${first.line.slice(0, -1)}!` },
    });
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/evidence", "owner");
    await frame.getByRole("button", { name: "Check the whole log now" }).click();
    await frame.getByText("Broken at line 2 of the export").waitFor();
    await frame.getByText("tell whoever runs Lagom").waitFor();
    await lookAt(page, frame, "evidence-broken");
    expect(stack.troubles).toEqual([]);
  });
});

describe("the self-audit", () => {
  it("is started in a development store after a question, and reports what it found", async () => {
    await grantWrites(stack);
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/self-audit", "owner");
    await frame.getByText("No audit yet").waitFor();
    await lookAt(page, frame, "self-audit-empty");
    await frame.getByLabel("People to make up").selectOption("1");
    await frame.getByRole("button", { name: "Start", exact: true }).click();
    const dialog = frame.getByRole("dialog");
    await dialog.getByText("who never lived").waitFor();
    await lookAt(page, frame, "self-audit-question");
    await dialog.getByRole("button", { name: "Make them up and start" }).click();
    await frame.getByText(/^Audit of /u).waitFor();
    await frame.getByText("People are made up, answered, erased").waitFor();
    await takePicture(page, "self-audit-running");
    // Followed live: nobody reloads the page.
    await frame.getByText("Nothing left").waitFor({ timeout: 120_000 });
    await lookAt(page, frame, "self-audit-passed");
    expect(stack.troubles).toEqual([]);
  });

  it("says why somebody may not start one", async () => {
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/self-audit", "staff");
    await frame.getByText("You may not start one").waitFor();
    expect(await frame.getByRole("button", { name: "Start", exact: true }).isDisabled()).toBe(true);
    await lookAt(page, frame, "self-audit-staff");
    expect(stack.troubles).toEqual([]);
  });

  it("keeps its reports, usable at both widths", async () => {
    const { prisma } = stack.database;
    const { installationId } = await prisma.selfAudit.findFirstOrThrow();
    await prisma.selfAudit.createMany({ data: audits.map((one) => ({ installationId, ...one })) });
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/self-audit", "owner");
    await frame.getByText("Where something was found").waitFor();
    await frame.getByText("encoded in Base64, compressed with gzip").waitFor();
    await frame.getByText("Tell whoever runs Lagom.").waitFor();
    await lookAtBoth(page, frame, "self-audit");
    await page.context().close();
    expect(stack.troubles).toEqual([]);
  });
});

const nothing = { tokens: 0, people: 0, findings: [] };
const sources = [
  { place: "database-rows", files: 48, bytes: 1_204_551 },
  { place: "database-files", files: 1204, bytes: 48_204_551, sameBytes: 11_625_505 },
  { place: "write-ahead-log", files: 2, bytes: 33_554_432 },
  { place: "ledger", files: 1, bytes: 4021 },
];
const leak = {
  ...{ place: "database-rows", form: "base64 > gzip > plain" },
  ...{ tokens: 2, people: 1 },
};
const ended = { startedBy: "42", people: 5, finishedAt: new Date("2026-11-21T09:20:00Z") };
const audits = [
  {
    ...{ ...ended, status: "failed", createdAt: new Date("2027-11-21T09:00:00Z") },
    report: {
      ...{ tokens: 45, trouble: null },
      before: { sources, plain: nothing, keyed: { tokens: 40, people: 5, findings: [] } },
      after: { sources, plain: nothing, keyed: { tokens: 2, people: 1, findings: [leak] } },
    },
  },
  {
    ...{ ...ended, status: "broken", createdAt: new Date("2026-11-20T09:00:00Z") },
    report: { tokens: 0, before: null, after: null, trouble: "scope-not-granted" },
  },
];
