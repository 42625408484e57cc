import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type AdminStack,
  adminShop,
  appFrame,
  findSerious,
  startAdminStack,
  waitFor,
} from "../support/admin-stack.ts";
import { lookAtBoth } from "../support/look-at.ts";

let stack: AdminStack;
let answeredId: string;
let erasureId: string;

const requests = () => stack.database.prisma.dataRequest;

beforeAll(async () => {
  stack = await startAdminStack();
});
afterAll(async () => {
  await stack.close();
});
beforeEach(() => {
  stack.troubles.length = 0;
});

async function seed(): Promise<void> {
  const people = await stack.client.people(adminShop);
  const named = (hard: string) => people.find((one) => one.hard === hard)?.person ?? "";
  await stack.client.sendDataRequest({ shop: adminShop, person: named("everything") });
  await stack.client.sendDataRequest({ shop: adminShop, person: named("guest-by-email") });
  await stack.client.sendRedact({ shop: adminShop, person: named("two-emails") });
  await waitFor(
    "two answers",
    async () => (await requests().count({ where: { status: "answered" } })) === 2,
  );
  answeredId = (await requests().findFirstOrThrow({ where: { kind: "access" } })).id;
  erasureId = (await requests().findFirstOrThrow({ where: { kind: "erasure" } })).id;
}

describe("the admin", () => {
  it("installs by a click and opens on Home", async () => {
    const page = await stack.newPage();
    await page.goto("https://admin.shopify.com/store/skogen");
    await page.getByRole("button", { name: "Install app" }).click();
    await page.frameLocator("iframe").getByRole("heading", { name: "Privacy requests" }).waitFor();
    const row = await stack.database.prisma.installation.findFirstOrThrow({
      include: { settings: true, staffPermissions: true },
    });
    expect(row.state).toBe("installed");
    expect(row.grantedScopes).toContain("read_customers");
    expect(row.settings?.timeZone).toBe("Europe/Stockholm");
    expect(row.staffPermissions).toMatchObject([{ staffUserId: "42", isAccountOwner: true }]);
    expect(stack.troubles).toEqual([]);
  });

  it("shows an empty list with words, not an empty table", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/requests");
    await frame.getByText("No requests yet").waitFor();
    expect(await findSerious(frame)).toEqual([]);
    expect(stack.troubles).toEqual([]);
  });

  it("has every page usable at both widths, with nothing serious for axe", async () => {
    await seed();
    const pages = [
      ["home", "/app"],
      ["requests", "/app/requests"],
      ["request", `/app/requests/${answeredId}`],
      ["erasure", `/app/requests/${erasureId}`],
      ["settings", "/app/settings"],
    ] as const;
    const page = await stack.newPage();
    for (const [name, address] of pages) {
      const frame = await stack.open(page, address, "owner");
      await lookAtBoth(page, frame, name);
    }
    await page.context().close();
    expect(stack.troubles).toEqual([]);
  });

  it("answers an unknown request and an unknown page in plain words", async () => {
    const page = await stack.newPage();
    for (const address of ["/app/requests/01a20000-0000-7000-8000-000000000000", "/app/nothing"]) {
      const frame = await stack.open(page, address, "owner");
      expect(await frame.getByRole("heading", { level: 1 }).innerText()).toBe("Nothing here");
    }
  });
});

describe("the list of requests", () => {
  const rows = (page: Page) => appFrame(page).locator("tbody tr");

  it("filters by status and keeps the filter in the address", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/requests", "owner");
    await expect.poll(() => rows(page).count()).toBe(3);
    await frame.getByRole("tab", { name: "Ready to hand over" }).click();
    await expect.poll(() => rows(page).count()).toBe(2);
    await expect.poll(() => page.url()).toContain("filter=ready");
  });

  it("finds a request by its reference and by Shopify's number", async () => {
    const page = await stack.newPage();
    const found = await requests().findUniqueOrThrow({ where: { id: answeredId } });
    for (const text of [answeredId.slice(-8).toUpperCase(), found.shopifyRequestId ?? ""]) {
      await stack.open(page, `/app/requests?search=${text}`, "owner");
      await expect.poll(() => rows(page).count()).toBe(1);
      await appFrame(page).getByText(answeredId.slice(-8).toUpperCase()).waitFor();
    }
  });

  it("says so when nothing is found", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/requests?search=nobody", "owner");
    await expect.poll(() => frame.getByText("No requests here").count()).toBe(1);
  });
});

describe("the keyboard", () => {
  it("reaches a request from Home and hands it over without a mouse", async () => {
    const page = await stack.newPage();
    await stack.open(page, "/app/requests?filter=ready", "owner");
    await press(page, (name) => /^[0-9A-F]{8}$/u.test(name));
    await page.keyboard.press("Enter");
    await appFrame(page)
      .getByRole("heading", { name: /^Request / })
      .waitFor();
    await press(page, (name) => name === "Mark as handed over");
    await page.keyboard.press("Enter");
    await appFrame(page).getByRole("button", { name: "Undo “handed over”" }).waitFor();
    expect(await requests().count({ where: { status: "handed-over" } })).toBe(1);
    await press(page, (name) => name === "Undo “handed over”");
    await page.keyboard.press("Enter");
    await appFrame(page).getByRole("button", { name: "Mark as handed over" }).waitFor();
    expect(stack.troubles).toEqual([]);
  });
});

const LONGEST_WAY = 60;

/** Presses Tab until the focused element of the app is the wanted one. */
async function press(page: Page, isWanted: (name: string) => boolean): Promise<void> {
  for (let step = 0; step < LONGEST_WAY; step += 1) {
    await page.keyboard.press("Tab");
    const name = await appFrame(page).evaluate(() => document.activeElement?.textContent ?? "");
    if (isWanted(name.trim())) return;
  }
  throw new Error("The keyboard does not get there");
}
