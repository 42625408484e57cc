import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parseShopDomain } from "../../app/domain/shared/ids.ts";
import { type AdminStack, adminShop, startAdminStack, waitFor } from "../support/admin-stack.ts";
import { grantWrites } from "../support/grant-writes.ts";
import { lookAt, lookAtBoth } from "../support/look-at.ts";
import { openStackServices } from "../support/stack-services.ts";

let stack: AdminStack;
let beside: Awaited<ReturnType<typeof openStackServices>>;
beforeAll(async () => {
  stack = await startAdminStack();
  await stack.client.install(adminShop);
  await stack.open(await stack.newPage(), "/app", "owner");
  await grantWrites(stack);
  beside = await openStackServices(stack);
});
afterAll(async () => {
  await beside.close();
  await stack.close();
});
beforeEach(() => {
  stack.troubles.length = 0;
});

const open = async (width = 1280) => {
  const page = await stack.newPage(width);
  return { page, frame: await stack.open(page, "/app/newsletter/tools", "owner") };
};

/** Somebody leaves, and Shopify tells that another writer subscribed them since. */
async function contradict(): Promise<string> {
  const people = await stack.client.people(adminShop);
  const person = people.find(({ email, customerId }) => email !== null && customerId !== null);
  const { email, customerId: gid } = person ?? {};
  const shop = parseShopDomain(adminShop);
  if (!email || !gid || shop === undefined) throw new Error("nobody to leave");
  await beside.services.newsletter.wishes.take({
    ...{ shop, channel: "email", address: email, wish: { kind: "opt-out", topics: "all" } },
    ...{ door: "link", receivedAt: new Date(Date.now() - 60_000) },
  });
  await waitFor("the opt-out in Shopify", async () => {
    const state = "in-effect";
    return (await stack.database.prisma.marketingEffect.count({ where: { state } })) > 0;
  });
  const at = new Date().toISOString();
  const marketingState = "SUBSCRIBED";
  await stack.client.editRecord({
    ...{ shop: adminShop, recordId: gid },
    fields: {
      defaultEmailAddress: { emailAddress: email, marketingState, marketingUpdatedAt: at },
      emailMarketingConsent: { marketingState, consentUpdatedAt: at },
    },
  });
  await stack.client.sendWebhook({
    ...{ shop: adminShop, topic: "customers_email_marketing_consent/update" },
    body: `{"customer_id":${gid.slice(gid.lastIndexOf("/") + 1)},"email_address":"${email}","email_marketing_consent":
      {"state":"subscribed","opt_in_level":"single_opt_in","consent_updated_at":"${at}"}}`,
  });
  return email;
}

describe("the page of mail tools", () => {
  it("adds a tool, shows its secret once, and says why it does not answer", async () => {
    const { page, frame } = await open(360);
    await frame.getByText("No tool is told yet").waitFor();
    await lookAtBoth(page, frame, "mail-tools-empty");
    await frame.getByLabel("Name").fill("Own list server");
    await frame.getByLabel("Address it is told at").fill("https://192.168.0.4/left");
    await frame.getByRole("button", { name: "Add tool" }).click();
    await frame.getByText("The address leads into a private network").waitFor();
    await lookAt(page, frame, "mail-tools-fault");
    await frame.getByLabel("Address it is told at").fill("https://lists.example.test/left");
    await frame.getByRole("button", { name: "Add tool" }).click();
    await frame.getByText("shown only this once").waitFor();
    expect(await frame.getByLabel("Signing secret").inputValue()).toMatch(/^whsec_/u);
    await frame.getByRole("button", { name: "Send a test: Own list server" }).click();
    await frame.getByText("Failing").waitFor();
    await lookAtBoth(page, frame, "mail-tools");
    await frame.getByRole("button", { name: "New secret: Own list server" }).click();
    await frame.getByText("signs too until").waitFor();
    expect(stack.troubles.filter((text) => !text.includes("422"))).toEqual([]);
  });

  it("asks about somebody who was subscribed again, and lets them in on one press", async () => {
    const { page, frame } = await open();
    await frame.getByText("Ask me each time").click();
    await frame.getByRole("button", { name: "Save rule" }).click();
    await page.getByText("Rule saved").waitFor();
    const email = await contradict();
    const questions = () => stack.database.prisma.marketingQuestion.findMany();
    await waitFor("the question", async () => (await questions()).length === 1);
    const again = await open(360);
    await again.frame.getByText(email).waitFor();
    await lookAtBoth(again.page, again.frame, "mail-tools-question");
    await again.frame.getByRole("button", { name: `Let in again: ${email}` }).click();
    await again.page.getByText("Let in again", { exact: true }).first().waitFor();
    await waitFor("the answer", async () => (await questions())[0]?.decidedAs === "let-in");
    expect(stack.troubles).toEqual([]);
  });

  it("writes the links of all subscribers, and says how many", async () => {
    const { page, frame } = await open();
    await frame.getByRole("button", { name: "Write the links" }).click();
    await frame.getByText(/links? written, the last time/u).waitFor();
    await lookAtBoth(page, frame, "mail-tools-links");
    const run = await stack.database.prisma.leaveFieldRun.findFirstOrThrow();
    expect(run).toMatchObject({ state: "done", code: null });
    expect(run.written).toBeGreaterThan(0);
    expect(stack.troubles).toEqual([]);
  });

  it("shows the key for a sender of one's own when asked, and notes that it did", async () => {
    const { page, frame } = await open(360);
    await frame.getByRole("button", { name: "Show the key" }).click();
    const shown = await frame.getByLabel("Sender key").inputValue();
    const shop = parseShopDomain(adminShop);
    const key = shop && (await beside.services.newsletter.senderKeys.keyOf(shop));
    expect(shown).toBe(key);
    expect(shown).toMatch(/^[\w-]{43}$/u);
    await lookAtBoth(page, frame, "mail-tools-sender");
    const action = "newsletter.sender-key-shown";
    expect(await stack.database.prisma.timelineEvent.count({ where: { action } })).toBe(1);
    expect(stack.troubles).toEqual([]);
  });
});
