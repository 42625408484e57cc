import { readFile } from "node:fs/promises";
import type { Frame, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asInstallationId } from "../../app/domain/shared/ids.ts";
import { type AdminStack, adminShop, startAdminStack } from "../support/admin-stack.ts";
import { lookAtBoth } from "../support/look-at.ts";
import { readRecord } from "../support/read-faces.ts";
import { sampleRegister } from "../support/register-fixture.ts";
import { openStackServices } from "../support/stack-services.ts";

let stack: AdminStack;

beforeAll(async () => {
  stack = await startAdminStack();
  const page = await stack.newPage();
  await stack.client.install(adminShop);
  await stack.open(page, "/app", "owner");
  await page.context().close();
  const { services, close } = await openStackServices(stack);
  const { id } = await stack.database.prisma.installation.findFirstOrThrow();
  const made = await services.register.makeVersion({
    ...{ installationId: asInstallationId(id), register: sampleRegister(), cause: "started" },
    ...{ author: "system", at: new Date(), basedOn: null },
  });
  await close();
  if (!made.ok) throw new Error("the register is not there");
});
afterAll(() => stack.close());

async function openFace(frame: Frame, tab: string, heading: string): Promise<void> {
  await frame.getByRole("tab", { name: tab }).click();
  await frame.getByRole("heading", { name: heading }).waitFor();
}

async function downloadAs(page: Page, frame: Frame, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    frame.getByRole("button", { name: button }).click(),
  ]);
  return readFile(await download.path());
}

describe("the previews of the register's faces", () => {
  it("show notice, explanations and record at both widths, with nothing serious for axe", async () => {
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/policy?language=sv", "owner");
    await openFace(frame, "Cookie table", "Nödvändigt");
    await lookAtBoth(page, frame, "face-cookies");
    await openFace(frame, "Cookie notice", "Får vi lagra detta på din enhet?");
    await lookAtBoth(page, frame, "face-notice");
    await openFace(frame, "Access answer", "Så använder vi dina uppgifter");
    await lookAtBoth(page, frame, "face-explanation");
    await openFace(frame, "Record of processing", "Register över behandling");
    await lookAtBoth(page, frame, "face-record");
    await page.context().close();
    expect(stack.troubles).toEqual([]);
  });

  it("hand the record out as the files an authority asks for", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/policy?language=en", "owner");
    await openFace(frame, "Record of processing", "Record of processing activities");
    const pdf = await downloadAs(page, frame, "Download PDF");
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    const csv = await downloadAs(page, frame, "Download CSV");
    const { purposes, contacts } = readRecord(csv.toString("utf8"), "en");
    expect(purposes).toHaveLength(sampleRegister().purposes.length);
    expect(contacts).toContain("privacy@socks.example.test");
    expect(stack.troubles).toEqual([]);
  });
});
