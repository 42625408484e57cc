import axe from "axe-core";
import type { Frame, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { findChromium, launchBrowser } from "../chromium.ts";
import type { LocalBrowser } from "../chromium.ts";
import { bouncePage, embeddedPage } from "../testing/embedded-page.ts";
import { startForTest } from "../testing/start-for-test.ts";
import type { TestPlatform } from "../testing/start-for-test.ts";

declare global {
  interface Window {
    /** Put there by `axe.source`. */
    axe: typeof axe;
  }
}

const admin = "https://admin.shopify.com/store/skogen";

let platform: TestPlatform;
let local: LocalBrowser;
let page: Page;
const pageErrors: string[] = [];

beforeAll(async () => {
  platform = await startForTest();
  platform.app.show("/", embeddedPage);
  platform.app.show("/auth/session-token", bouncePage);
  local = await launchBrowser(platform.local);
  const context = await local.newContext();
  page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") pageErrors.push(message.text());
  });
  page.on("pageerror", (error) => pageErrors.push(error.message));
});
afterAll(async () => {
  await local.close();
  await platform.close();
});
beforeEach(async () => {
  await platform.client.install(platform.shop);
  platform.app.seen.length = 0;
});

async function openApp(path = ""): Promise<Frame> {
  await page.goto(`${admin}/apps/lagom${path}`);
  await page.getByRole("heading", { name: "Requests" }).waitFor();
  const frame = page.frames().find((one) => one.url().startsWith("https://lagom"));
  if (frame === undefined) throw new Error("The app is not in the frame");
  return frame;
}

function logOf(frame: Frame): Promise<string> {
  return frame.locator("#log").innerText();
}

describe("createAdminHost()", () => {
  it("finds a Chromium to be driven", () => {
    expect(findChromium()).toMatch(/chrom/i);
  });

  it("installs the app by a click on its scopes and opens it", async () => {
    await platform.client.uninstall(platform.shop);
    await page.goto(admin);
    await page.getByText("read_customers, read_orders").waitFor();
    await page.getByRole("button", { name: "Install app" }).click();
    await page.getByRole("heading", { name: "Requests" }).waitFor();
    expect(await platform.client.installation(platform.shop)).toMatchObject({ installed: true });
    const [launch] = platform.app.seen.filter(({ path }) => path.includes("embedded=1"));
    expect(launch?.path).toMatch(/id_token=.*hmac=/);
  });

  it("shows the app's navigation, title bar and buttons and hands presses back", async () => {
    const frame = await openApp();
    await page.getByRole("button", { name: "Add request" }).click();
    await page.getByRole("link", { name: "Requests" }).click();
    await expect.poll(() => logOf(frame)).toBe("titled;navigated;");
    expect(page.url()).toBe(`${admin}/apps/lagom/app/requests`);
  });

  it("keeps the path and query of a deep link and drops what is internal", async () => {
    const frame = await openApp("/app/requests?state=late&as=staff");
    expect(new URL(frame.url()).searchParams.get("state")).toBe("late");
    expect(page.url()).toBe(`${admin}/apps/lagom/app/requests?state=late`);
    await openApp("?as=owner");
  });

  it("sends an id token of the chosen user with the app's own requests", async () => {
    const frame = await openApp("?as=staff");
    await frame.evaluate(() => fetch("/data"));
    const request = platform.app.seen.find(({ path }) => path === "/data");
    const [, claims = ""] = (request?.headers.authorization ?? "").split(".");
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({
      sub: "43",
      dest: "https://skogen.myshopify.com",
    });
    await openApp("?as=owner");
  });

  it("works where the browser blocks storage in frames of others", async () => {
    const frame = await openApp();
    await expect(frame.evaluate("sessionStorage.length")).rejects.toThrow("Access is denied");
  });

  it("asks once more with a fresh id token when the app says so", async () => {
    const frame = await openApp();
    platform.app.retryOnce("/data");
    const status = await frame.evaluate(async () => (await fetch("/data")).status);
    expect(status).toBe(200);
    expect(platform.app.seen.filter(({ path }) => path === "/data")).toHaveLength(2);
  });

  it("shows toasts, the save bar and modals", async () => {
    const frame = await openApp();
    await frame.evaluate("shopify.toast.show('Saved')");
    await page.getByRole("status").getByText("Saved").waitFor();
    await frame.evaluate("shopify.saveBar.show('unsaved')");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Discard" }).click();
    await frame.evaluate("shopify.saveBar.hide('unsaved')");
    await page.getByText("Unsaved changes").waitFor({ state: "hidden" });
    await frame.evaluate("shopify.modal.show('confirm')");
    await frame.getByText("Approve the answer?").waitFor();
    await frame.getByRole("button", { name: "Yes" }).click();
    expect(await logOf(frame)).toBe("kept;dropped;approved;");
  });

  it("grants optional scopes after a confirmation and tells the app", async () => {
    const frame = await openApp();
    const asked = frame.evaluate("shopify.scopes.request(['read_all_orders'])");
    await page.getByRole("button", { name: "Update permissions" }).click();
    expect(await asked).toMatchObject({
      result: "granted-all",
      detail: { granted: ["read_customers", "read_orders", "read_all_orders"] },
    });
    await expect
      .poll(() => platform.app.seen.map(({ headers }) => headers["x-shopify-topic"]))
      .toContain("app/scopes_update");
    expect(await frame.evaluate("shopify.scopes.revoke(['read_all_orders'])")).toMatchObject({
      detail: { granted: ["read_customers", "read_orders"] },
    });
  });

  it("follows the bounce page to the wanted document with a fresh id token", async () => {
    const frame = await openApp();
    const { searchParams } = new URL(frame.url());
    const query = new URLSearchParams({
      host: searchParams.get("host") ?? "",
      shop: platform.shop,
      "shopify-reload": `/wanted?host=${searchParams.get("host") ?? ""}`,
    });
    await frame.goto(`https://lagom.example.test/auth/session-token?${query.toString()}`);
    await expect.poll(() => page.url()).toBe(`${admin}/apps/lagom/wanted`);
    const wanted = platform.app.seen.find(({ path }) => path.startsWith("/wanted"));
    expect(wanted?.headers["x-shopify-bounce"]).toBe("1");
    expect(wanted?.headers.authorization).toMatch(/^Bearer /);
  });

  it.each([1280, 360])("has nothing serious for axe and fits a width of %i", async (width) => {
    await page.setViewportSize({ width, height: 740 });
    for (const path of ["", "/mail", "/controls", "/apps/lagom"]) {
      await page.goto(`${admin}${path}`);
      await page.evaluate(axe.source);
      const result = await page.evaluate(() => window.axe.run({ iframes: false }));
      const serious = result.violations.filter(({ impact }) =>
        ["serious", "critical"].includes(impact ?? ""),
      );
      expect(serious.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([]);
      const overflow = "document.documentElement.scrollWidth - innerWidth";
      expect(await page.evaluate(overflow)).toBe(0);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it("reports no error in the browser's console but the refused id token", () => {
    expect(pageErrors).toEqual([expect.stringContaining("status of 401")]);
  });
});
