import { readFile } from "node:fs/promises";
import type { Frame, FrameLocator } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ConsentReport } from "../../app/domain/consent/types.ts";
import { asInstallationId, parseShopDomain } from "../../app/domain/shared/ids.ts";
import type { Register } from "../../app/domain/register/types.ts";
import type { Services } from "../../app/services.server.ts";
import { type AdminStack, adminShop, startAdminStack, waitFor } from "../support/admin-stack.ts";
import { consentReport } from "../support/consent-fixture.ts";
import { lookAt, lookAtBoth } from "../support/look-at.ts";
import { sampleRegister } from "../support/register-fixture.ts";
import { openStackServices } from "../support/stack-services.ts";

let stack: AdminStack;
let services: Services;
let closeServices: () => Promise<void>;

beforeAll(async () => {
  stack = await startAdminStack();
  const page = await stack.newPage();
  await stack.client.install(adminShop);
  await stack.open(page, "/app", "owner");
  await page.context().close();
  ({ services, close: closeServices } = await openStackServices(stack));
});
afterAll(async () => {
  await closeServices();
  await stack.close();
});
beforeEach(() => {
  stack.troubles.length = 0;
});

async function findShop() {
  const { id } = await stack.database.prisma.installation.findFirstOrThrow();
  return asInstallationId(id);
}

async function put(register: Register): Promise<void> {
  const installationId = await findShop();
  const current = await services.register.findCurrent(installationId);
  const made = await services.register.makeVersion({
    ...{ installationId, cause: "edited", author: "staff:77", at: new Date(), register },
    basedOn: current?.number ?? null,
  });
  if (!made.ok) throw new Error("the register changed meanwhile");
}

/** Looks at a page at both widths, once something in it is there. */
async function lookAtPage(path: string, name: string, sight: string): Promise<void> {
  const page = await stack.newPage();
  const frame = await stack.open(page, path, "owner");
  await frame.getByText(sight).first().waitFor();
  await lookAtBoth(page, frame, name);
  await page.context().close();
}

/** The shop's page in the designer, with the notice over it. */
function previewOf(frame: Frame): FrameLocator {
  return frame.frameLocator('iframe[title="Your store with the notice"]');
}

describe("the notice before a register", () => {
  it("says what comes first, on each page", async () => {
    await lookAtPage("/app/notice", "notice-none", "The register comes first");
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/notice/design", "owner");
    await frame.getByText("The register comes first").waitFor();
    await lookAtPage("/app/notice/statistics", "notice-numbers-none", "Nothing was counted");
    await lookAtPage("/app/notice/consents", "notice-records-none", "No choice is on record yet");
    expect(stack.troubles).toEqual([]);
  });
});

describe("a store that is not ready", () => {
  it("is told of gaps, and previews on a plain page behind a password", async () => {
    const register = sampleRegister();
    await put({ ...register, controller: { ...register.controller, email: "" } });
    await lookAtPage("/app/notice", "notice-gaps", "Register has gaps");
    await put(register);
    await stack.client.onlineStore.setStorefrontPassword({
      shop: adminShop,
      password: "open sesame",
    });
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/notice/design", "owner");
    await frame.getByText("Your store asks for a password").waitFor();
    await previewOf(frame).locator(".lagom-notice").waitFor();
    await lookAt(page, frame, "notice-design-locked");
    await stack.client.onlineStore.setStorefrontPassword({ shop: adminShop, password: null });
    expect(stack.troubles).toEqual([]);
  });
});

describe("the designer", () => {
  it("shows the extension's own notice on the shop's own page, at both widths", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/notice/design", "owner");
    const preview = previewOf(frame);
    await preview.locator(".lagom-notice").waitFor();
    // The shop's own page lies behind it, and its scripts do not.
    await preview.getByRole("contentinfo").first().waitFor();
    expect(await preview.locator("script[src^='https:']").count()).toBe(0);
    await lookAtBoth(page, frame, "notice-design");
    await page.context().close();
    expect(stack.troubles).toEqual([]);
  });

  it("shows a change within a second, without saving it, and takes it back", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/notice/design", "owner");
    await previewOf(frame).locator(".lagom-notice").waitFor();
    await frame.getByText("Your own", { exact: true }).click();
    const fill = (label: string, colour: string) =>
      frame.getByLabel(label, { exact: true }).fill(colour);
    await fill("Background", "#123456");
    await frame.getByText("Needs 4.5 to 1").waitFor();
    await frame.getByText("The preview waits").waitFor();
    await lookAt(page, frame, "notice-design-contrast");
    await fill("Text", "#ffffff");
    await fill("Buttons", "#ffffff");
    const startedAt = Date.now();
    await fill("Text on buttons", "#123456");
    await expect.poll(() => colourOf(frame), { timeout: 9_000, interval: 20 }).toBe(navy);
    // Under a second on a machine with nothing else to do; tests share theirs.
    expect(Date.now() - startedAt).toBeLessThan(3_000);
    await lookAt(page, frame, "notice-design-own");
    await frame.getByRole("button", { name: "Computer" }).click();
    await lookAt(page, frame, "notice-design-computer");
    const undo = frame.getByRole("button", { name: "Undo" });
    while (await undo.isEnabled()) await undo.click();
    expect(await frame.getByLabel("Your theme’s").isChecked()).toBe(true);
    await expect.poll(() => colourOf(frame), { timeout: 9_000, interval: 20 }).not.toBe(navy);
    expect(await stack.database.prisma.noticeDraft.count()).toBe(0);
    expect(stack.troubles).toEqual([]);
  });

  it("speaks each language, from right to left too, and shows what other places see", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/notice/design", "owner");
    const notice = previewOf(frame).locator(".lagom-notice");
    await notice.waitFor();
    await frame.getByLabel("Language").selectOption("ar");
    await previewOf(frame).locator(".lagom-notice[dir=rtl]").waitFor();
    await lookAt(page, frame, "notice-design-arabic");
    await frame.getByLabel("Language").selectOption("en");
    await previewOf(frame).locator(".lagom-notice[lang=en]").getByText("Refuse all").waitFor();
    await frame.getByLabel("Visitor from").selectOption("opt-out");
    await frame.getByLabel("Browser asks not to sell").check();
    await notice.getByText("Global Privacy Control").waitFor();
    await lookAt(page, frame, "notice-design-california");
    // What is pressed in it is told nobody, and the designer stays where it is.
    // The frame is drawn smaller, which a click by coordinates does not reckon with.
    await notice.getByRole("button").first().dispatchEvent("click");
    await notice.waitFor({ state: "detached" });
    expect(await stack.database.prisma.consentRecord.count()).toBe(0);
    await frame.getByRole("button", { name: "Show it anew" }).click();
    await notice.waitFor();
    expect(stack.troubles).toEqual([]);
  });

  it("keeps what was saved, and refuses what nobody could read", async () => {
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/notice/design", "owner");
    await frame.getByText("Card in a corner").click();
    await frame.getByLabel("Ask everybody first, wherever they are").check();
    await frame.getByLabel("Ask again after").fill("183");
    await frame.getByText("Choose between 184 and 365 days.").waitFor();
    await frame.getByLabel("Ask again after").fill("200");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Design saved").waitFor();
    const { settings } = await services.notice.overview(await findShop());
    expect(settings).toMatchObject({
      days: 200,
      askEverywhere: true,
      design: { layout: "corner" },
    });
    expect(stack.troubles).toEqual([]);
  });
});

const navy = "rgb(18, 52, 86)";

/** What the notice's box is painted with; empty while the preview changes. */
function colourOf(frame: Frame): Promise<string> {
  return previewOf(frame)
    .locator(".lagom-notice")
    .evaluate((element) => {
      const painted = [element, ...element.querySelectorAll("*")]
        .map((one) => getComputedStyle(one).backgroundColor)
        .find((colour) => colour !== "rgba(0, 0, 0, 0)");
      return painted ?? "";
    })
    .catch(() => "");
}

async function report(over: Partial<ConsentReport>): Promise<void> {
  const shop = parseShopDomain(adminShop);
  if (shop === undefined) throw new Error(`${adminShop} is no shop's domain`);
  await services.consent.takeChoice({ shop, customerId: null, report: consentReport(over) });
}

describe("publishing", () => {
  it("waits for the permission, then brings the notice into the shop, and Shopify’s rules in step", async () => {
    await lookAtPage("/app/notice", "notice-off", "Permission missing");
    const page = await stack.newPage();
    const asking = await stack.open(page, "/app/notice", "owner");
    await asking.getByRole("button", { name: "Grant" }).click();
    await page.getByRole("button", { name: /grant|approve|update|install/iu }).click();
    await waitFor("the grant", async () =>
      (await stack.database.prisma.installation.findFirstOrThrow()).grantedScopes.includes(
        "write_privacy_settings",
      ),
    );
    const frame = await stack.open(page, "/app/notice", "owner");
    await frame.getByRole("button", { name: "Publish", exact: true }).click();
    await frame.getByText("It says what your register says.").waitFor({ timeout: 60_000 });
    await frame.getByText("Version 1 published").waitFor();
    await frame.getByText("A scan finds such lines").waitFor();
    await frame.getByRole("button", { name: "Set them in Shopify" }).click();
    await frame.getByText("asks in the same places as the notice").waitFor();
    await frame.getByText("Shopify asks for consent where the law does").waitFor();
    await lookAt(page, frame, "notice-published");
    expect(stack.troubles).toEqual([]);
  });
});

describe("two notices at once", () => {
  it("are warned of; Shopify’s is switched off after being asked once more", async () => {
    await stack.client.onlineStore.setAutoManaged({ shop: adminShop, feature: "banner", on: true });
    await stack.client.onlineStore.switchEmbed({ shop: adminShop, block: "notice", on: true });
    await lookAtPage("/app/notice", "notice-twice", "Two notices at once");
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/notice", "owner");
    await frame.getByText("The notice is part of your published theme.").waitFor();
    await frame.getByRole("button", { name: "Switch it off" }).click();
    const dialog = frame.getByRole("dialog");
    await dialog.getByText("but not on again").waitFor();
    await lookAt(page, frame, "notice-switch-off");
    await dialog.getByRole("button", { name: "Switch it off" }).click();
    await frame.getByText("Visitors meet one notice only.").waitFor();
    expect(stack.troubles).toEqual([]);
  });

  it("can only be looked at by somebody without the permission", async () => {
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/notice/design", "staff");
    await frame.getByText("You can look at the design").waitFor();
    expect(await frame.getByLabel("Ask again after").isDisabled()).toBe(true);
    expect(stack.troubles).toEqual([]);
  });
});

describe("the record of choices", () => {
  it("is found by consent id and replayed with its words", async () => {
    const installationId = await findShop();
    const { standing } = await services.notice.overview(installationId);
    const notice = standing?.version ?? "";
    const consentId = "0123456789abcdef0123456789abcdef";
    await report({ notice, consentId });
    const others = Array.from({ length: 60 }, (_none, at) =>
      report({
        ...{ notice, act: at % 3 === 0 ? "refuse" : "save", device: "desktop", region: "USCA" },
        choices: { preferences: false, statistics: at % 2 === 0, marketing: false, sale: false },
      }),
    );
    await Promise.all(others);
    await lookAtPage("/app/notice/consents", "notice-records", "Chose for themselves");
    await lookAtPage("/app/notice/statistics", "notice-numbers", "By region");
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/notice/consents", "owner");
    await frame.getByLabel("Consent id").fill(consentId);
    await frame.getByText("Accepted all").waitFor();
    await frame.getByText("Refused all").first().waitFor({ state: "detached" });
    for (const [name, ends] of [
      ["CSV", "consent-records.csv"],
      ["JSON", "consent-records.jsonl"],
    ] as const) {
      const downloading = page.waitForEvent("download");
      await frame.getByRole("button", { name: `${name} of the records` }).click();
      const download = await downloading;
      expect(download.suggestedFilename()).toBe(ends);
      const text = await readFile(await download.path(), "utf8");
      // What is searched for, and a line of names in the table.
      expect(text.trim().split("\n")).toHaveLength(name === "CSV" ? 2 : 1);
      expect(text).toContain(consentId);
    }
    await frame.locator("a.request-link").first().click();
    await frame.getByRole("heading", { name: "A choice on record" }).waitFor();
    await frame.getByText(consentId).waitFor();
    await lookAt(page, frame, "notice-replay");
    expect(stack.troubles).toEqual([]);
  });
});
