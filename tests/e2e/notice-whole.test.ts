import type { Frame, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Register } from "../../app/domain/register/types.ts";
import { asInstallationId, type InstallationId } from "../../app/domain/shared/ids.ts";
import type { Services } from "../../app/services.server.ts";
import { policyScopeWords } from "../../app/ui/present/scope-words.ts";
import { type AdminStack, adminShop, startAdminStack, waitFor } from "../support/admin-stack.ts";
import { sampleRegister, sampleStoredItem } from "../support/register-fixture.ts";
import { openStackServices } from "../support/stack-services.ts";

let stack: AdminStack;
let services: Services;
let closeServices: () => Promise<void>;
let id: InstallationId;

beforeAll(async () => {
  stack = await startAdminStack();
  const { client, database } = stack;
  await client.install(adminShop);
  const page = await stack.newPage();
  await stack.open(page, "/app", "owner");
  await page.context().close();
  ({ services, close: closeServices } = await openStackServices(stack));
  const find = () => database.prisma.installation.findFirstOrThrow();
  const { grantedScopes, id: found } = await find();
  id = asInstallationId(found);
  await client.setScopes(adminShop, [...grantedScopes, ...Object.keys(policyScopeWords)]);
  await waitFor("the grant", async () => (await find()).grantedScopes.includes("read_locales"));
  await client.onlineStore.setShopLocales({
    shop: adminShop,
    locales: [{ locale: "sv", primary: true }, { locale: "en" }],
  });
  await client.onlineStore.switchEmbed({
    shop: adminShop,
    block: "notice",
    on: true,
    settings: {},
  });
});
afterAll(async () => {
  await closeServices();
  await stack.close();
});

const turnBanner = (on: boolean) =>
  stack.client.onlineStore.setAutoManaged({ shop: adminShop, feature: "banner", on });
const standing = async () => (await services.notice.overview(id)).standing;

async function put(register: Register): Promise<void> {
  const current = await services.register.findCurrent(id);
  const made = await services.register.makeVersion({
    ...{ installationId: id, cause: "edited", author: "staff:77", at: new Date(), register },
    basedOn: current?.number ?? null,
  });
  if (!made.ok) throw new Error("the register changed meanwhile");
}

/** The notice's page in the admin, which asks Shopify how things stand. */
async function openNotice(): Promise<Frame> {
  return stack.open(await stack.newPage(), "/app/notice", "owner");
}

async function publishPolicy(): Promise<void> {
  const started = await services.policy.start({
    ...{ installationId: id, targets: ["theme-blocks"], noticeTag: "policy-updates", on: null },
    ...{ timeZone: "Europe/Stockholm", author: "staff:77" },
    choices: { overwrite: false, takeOver: false },
  });
  if (!started.ok) throw new Error(started.reason.code);
}

/** A visitor on the shop's front page. */
async function visit(page?: Page): Promise<Page> {
  const visitor = page ?? (await stack.newPage(390));
  await visitor.goto(`https://${adminShop}/`);
  return visitor;
}

const records = () => stack.database.prisma.consentRecord.findMany({ orderBy: { number: "asc" } });

describe("the notice from register to record", () => {
  it("stays away while Shopify's own is on, and comes once that is switched off", async () => {
    await put(sampleRegister());
    await turnBanner(true);
    const frame = await openNotice();
    const press = (name: string) => frame.getByRole("button", { name, exact: true }).click();
    await frame.getByText("Switch Shopify’s own banner off first.").waitFor();
    expect(await frame.getByRole("button", { name: "Publish", exact: true }).count()).toBe(0);
    await press("Switch it off");
    const asked = frame.getByRole("dialog").getByRole("button", { name: "Switch it off" });
    await asked.click();
    const left = frame.getByRole("button", { name: "Switch it off" }).first();
    await left.waitFor({ state: "detached" });
    await press("Publish");
    await waitFor("the notice", async () => (await standing()) !== null);
    const page = await visit();
    await page.locator(".lagom-notice").waitFor();
    expect((await standing())?.number).toBe(1);
  });

  it("keeps what a visitor chose in the words they saw, and asks again when the policy says more", async () => {
    const page = await visit();
    const notice = page.locator(".lagom-notice");
    await notice.waitFor();
    const seen = (await notice.locator("p").first().textContent()) ?? "";
    await notice.locator('[data-lagom="accept"]').click();
    await waitFor("the record", async () => (await records()).length === 1);
    const [record] = await records();
    const first = await standing();
    expect(record).toMatchObject({ act: "accept", number: 1, notice: first?.version });
    const recordId = `${(record?.consentId ?? "").replaceAll("-", "")}-1`;
    const replayed = await services.consent.replay(id, recordId);
    expect(replayed.ok ? replayed.value.first : []).toContain(seen);
    await visit(page);
    await page.waitForLoadState("networkidle");
    expect(await notice.isVisible()).toBe(false);

    const register = sampleRegister();
    const item = sampleStoredItem({ id: "new", name: "_new_counter", purpose: "statistics" });
    await put({ ...register, storedItems: [...register.storedItems, item] });
    await publishPolicy();
    await waitFor("the next notice", async () => (await standing())?.number === 2);
    expect((await standing())?.author).toBe("system");
    await visit(page);
    await notice.waitFor();
    await notice.locator('[data-lagom="refuse"]').click();
    await waitFor("the second record", async () => (await records()).length === 2);
    const second = await standing();
    // A refusal after a yes takes that back.
    expect((await records())[1]).toMatchObject({
      ...{ act: "withdraw", number: 2, statistics: false, notice: second?.version },
    });
    expect(second?.version).not.toBe(first?.version);
    expect(await services.consent.replay(id, recordId)).toEqual(replayed);
  });

  it("goes at once when Shopify's own is on again, from the shop's data as well, and comes back", async () => {
    await turnBanner(true);
    const page = await visit();
    expect(await page.locator("#lagom-config").count()).toBe(0);
    await openNotice();
    const status = async () =>
      (
        await stack.database.prisma.noticePublication.findFirstOrThrow({
          orderBy: { startedAt: "desc" },
        })
      ).status;
    expect(await status()).toBe("withheld");
    await turnBanner(false);
    await openNotice();
    expect(await status()).toBe("published");
    await visit(page);
    await page.locator(".lagom-notice").waitFor();
  });
});
