import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ConsentReport } from "../../app/domain/consent/types.ts";
import { type AdminStack, adminShop, startAdminStack } from "../support/admin-stack.ts";
import { consentReport, noticeVersion } from "../support/consent-fixture.ts";

const origin = `https://${adminShop}`;
let stack: AdminStack;
beforeAll(async () => {
  stack = await startAdminStack();
  await stack.client.install(adminShop);
  // Opened once, so that the app knows that it is installed.
  await stack.open(await stack.newPage(), "/app", "owner");
  const installation = await stack.database.prisma.installation.findFirstOrThrow({
    where: { state: "installed" },
  });
  await stack.database.prisma.noticeVersion.create({
    data: {
      ...{ installationId: installation.id, number: 1, version: noticeVersion, config: "{}" },
      ...{ words: {}, author: "system", createdAt: new Date() },
    },
  });
});
afterAll(() => stack.close());

/** Sends a report as the notice's script does; the status the page sees. */
const send = (page: Page, report: object, path = "consent") =>
  page.evaluate(
    async ({ address, body }) => {
      const { status } = await fetch(address, { method: "POST", keepalive: true, body });
      return status;
    },
    { address: `/apps/lagom/${path}`, body: JSON.stringify(report) },
  );

const kept = ({ consentId }: ConsentReport) =>
  stack.database.pool.query<{ act: string; links: number }>(
    `SELECT r."act", (SELECT count(*)::int FROM "ConsentLink" l WHERE l."consentId" = r."consentId") AS links
     FROM "ConsentRecord" r WHERE r."consentId" = $1::uuid`,
    [consentId],
  );

describe("a choice made in the shop", () => {
  it("reaches the app's database through the shop's app proxy, once", async () => {
    const page = await stack.newPage();
    await page.goto(origin);
    const report = consentReport({ act: "refuse" });
    expect([await send(page, report), await send(page, report)]).toEqual([204, 204]);
    expect((await kept(report)).rows).toEqual([{ act: "refuse", links: 0 }]);
    expect(await send(page, { ...report, v: 2 })).toBe(400);
    const { v, notice, language, region, regime, device } = report;
    expect(await send(page, { v, notice, language, region, regime, device }, "shown")).toBe(204);
  });

  it("is linked to the customer who is signed in there", async () => {
    const [person] = (await stack.client.people(adminShop)).filter(
      ({ email, customerId }) => email !== null && customerId !== null,
    );
    const page = await stack.newPage();
    await page.goto(`${origin}/account/login`);
    await page.evaluate(async (email) => {
      const body = new URLSearchParams({ "customer[email]": email, "customer[password]": "any" });
      await fetch("/account/login", { method: "POST", body });
    }, person?.email ?? "");
    const report = consentReport();
    expect(await send(page, report)).toBe(204);
    expect((await kept(report)).rows).toEqual([{ act: "accept", links: 1 }]);
  });
});
