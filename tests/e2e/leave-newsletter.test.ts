import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repositoryRoot } from "../../scripts/run-command.ts";
import {
  type AdminStack,
  adminShop,
  findSerious,
  overflowOf,
  startAdminStack,
  waitFor,
} from "../support/admin-stack.ts";
import { grantWrites } from "../support/grant-writes.ts";

const origin = `https://${adminShop}`;
let stack: AdminStack;
beforeAll(async () => {
  stack = await startAdminStack();
  await stack.client.install(adminShop);
  await stack.open(await stack.newPage(), "/app", "owner");
  await grantWrites(stack);
  await stack.client.onlineStore.setThemeFile({
    ...{ shop: adminShop, name: "templates/page.privacy.json" },
    content: JSON.stringify(blockOnPage),
  });
});
afterAll(() => stack.close());

const uid = "6c1f2f0e-3a55-4f0b-9d5e-5e2a5d1f7c01";
const blockOnPage = {
  sections: {
    main: { type: "main-page", settings: {} },
    apps: {
      type: "apps",
      blocks: {
        leave: {
          type: `shopify://apps/lagom/blocks/leave-newsletter/${uid}`,
          settings: { heading: true, width: 720 },
        },
      },
      block_order: ["leave"],
      settings: {},
    },
  },
  order: ["main", "apps"],
};

/** Keeps a picture of the page, and wants nothing serious of axe and nothing beyond its edge. */
async function lookAt(page: Page, name: string): Promise<void> {
  const folder = path.join(repositoryRoot, ".cache", "screenshots");
  await mkdir(folder, { recursive: true });
  const width = page.viewportSize()?.width ?? 0;
  const file = path.join(folder, `leave-${name}-${String(width)}.png`);
  await page.screenshot({ path: file, fullPage: true });
  expect(await findSerious(page.mainFrame()), name).toEqual([]);
  expect(await overflowOf(page.mainFrame()), name).toBe(0);
}

/** Proofs with what was read back of Shopify, the latest last. */
const proofs = () =>
  stack.database.prisma.marketingProof.findMany({
    include: { effects: true },
    orderBy: { id: "asc" },
  });

/** Waits until Shopify has been read back as left, `count` times. */
const inEffect = (count: number) =>
  waitFor(`opt-out ${String(count)} in Shopify`, async () => {
    const all = await proofs();
    const done = all.filter(({ effects }) => effects.some(({ state }) => state === "in-effect"));
    return done.length >= count;
  });

async function customers() {
  const people = await stack.client.people(adminShop);
  return people.flatMap(({ email, customerId }) =>
    email === null || customerId === null ? [] : [{ email, customerId }],
  );
}

describe("leaving the newsletter in the shop", () => {
  it("goes from the block by a mailed link to Shopify, and back by the undo", async () => {
    const [person] = await customers();
    const page = await stack.newPage(360);
    await page.goto(`${origin}/pages/integritet`);
    await lookAt(page, "block");
    await page.locator('.lagom-leave input[type="email"]').fill(person?.email ?? "");
    await page.locator(".lagom-leave button").click();
    await page.waitForURL(/\/apps\/lagom\/leave/u);
    await lookAt(page, "sent");
    let link: string | undefined;
    await waitFor("the mail", async () => {
      const [mail] = (await stack.client.mails()).slice(-1);
      if (mail === undefined) return false;
      const { source } = await stack.client.mailSource(mail.id);
      const plain = source.replaceAll(/=\r?\n/gu, "").replaceAll("=3D", "=");
      link = /https:\/\/[^\s"<>]+\/leave\/[^\s"<>]+/u.exec(plain)?.[0];
      return link !== undefined;
    });
    await page.goto(link ?? "");
    await lookAt(page, "link");
    expect(await proofs()).toEqual([]);
    await page.locator("button.main").click();
    await page.locator('input[name="undo"]').waitFor({ state: "attached" });
    await lookAt(page, "left");
    await inEffect(1);
    await page.locator('form:has(input[name="undo"]) button').click();
    await waitFor("the undo", async () => (await proofs()).length === 2);
    await inEffect(2);
    const all = await proofs();
    expect(all.map(({ wish, door }) => [wish, door])).toEqual([
      ["opt-out", "link"],
      ["undo", "link"],
    ]);
  });

  it("is one press for a customer who is signed in", async () => {
    const [, person] = await customers();
    const page = await stack.newPage();
    await page.goto(`${origin}/account/login`);
    await page.evaluate(async (email) => {
      const body = new URLSearchParams({ "customer[email]": email, "customer[password]": "any" });
      await fetch("/account/login", { method: "POST", body });
    }, person?.email ?? "");
    await page.goto(`${origin}/pages/integritet`);
    // The theme's own pages ask for pictures the stand-in does not have.
    stack.troubles.length = 0;
    await page.locator(".lagom-leave button").click();
    await page.locator('input[name="undo"]').waitFor({ state: "attached" });
    await lookAt(page, "account");
    await inEffect(3);
    expect((await proofs()).at(-1)).toMatchObject({ wish: "opt-out", door: "account" });
    await page.locator('form:has(input[name="undo"]) button').click();
    await waitFor("the undo", async () => (await proofs()).length === 4);
    expect(stack.troubles).toEqual([]);
  });
});
