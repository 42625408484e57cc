import type { Frame, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Register } from "../../app/domain/register/types.ts";
import { asInstallationId } from "../../app/domain/shared/ids.ts";
import type { Services } from "../../app/services.server.ts";
import { policyScopeWords } from "../../app/ui/present/scope-words.ts";
import { type AdminStack, adminShop, startAdminStack, waitFor } from "../support/admin-stack.ts";
import { lookAtBoth } from "../support/look-at.ts";
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

const newest = () =>
  stack.database.prisma.policyPublication.findFirst({ orderBy: { number: "desc" } });

/** Grants what publishing needs, as the merchant does on the page, and waits until the app knows. */
async function grantPolicyScopes(): Promise<void> {
  const find = () => stack.database.prisma.installation.findFirstOrThrow();
  const { grantedScopes } = await find();
  await stack.client.setScopes(adminShop, [...grantedScopes, ...Object.keys(policyScopeWords)]);
  await waitFor("the grant", async () => (await find()).grantedScopes.includes("read_locales"));
}

/** Looks at the page at both widths. */
async function lookAtPage(name: string): Promise<void> {
  const page = await stack.newPage();
  await lookAtBoth(page, await stack.open(page, "/app/policy", "owner"), name);
  await page.context().close();
}

async function openPolicy(page: Page): Promise<Frame> {
  return stack.open(page, "/app/policy", "owner");
}

async function publish(frame: Frame, button = "Publish now", confirm = "Publish"): Promise<void> {
  await frame.getByRole("button", { name: button }).click();
  await frame.getByRole("dialog").getByRole("button", { name: confirm, exact: true }).click();
}

function withNewsletter(register: Register): Register {
  return {
    ...register,
    purposes: register.purposes.map((purpose) =>
      purpose.id === "newsletter"
        ? { ...purpose, dataCategories: [...purpose.dataCategories, "location"] }
        : purpose,
    ),
  };
}

describe("the policy page", () => {
  it("leads to the register as long as there is none", async () => {
    await lookAtPage("policy-none");
    const page = await stack.newPage();
    const frame = await openPolicy(page);
    await frame.getByRole("heading", { name: "The register comes first" }).waitFor();
    expect(stack.troubles).toEqual([]);
  });

  it("names what is missing, with a link to each field, and offers no button", async () => {
    const register = sampleRegister();
    await put({ ...register, controller: { ...register.controller, email: "" } });
    await lookAtPage("policy-gaps");
    const page = await stack.newPage();
    const frame = await openPolicy(page);
    const link = frame.getByRole("link", { name: "Enter an e-mail address for privacy matters" });
    expect(await link.getAttribute("href")).toContain(
      "/app/register/company?focus=controller.email",
    );
    expect(await frame.getByRole("button", { name: "Publish now" }).count()).toBe(0);
    expect(stack.troubles).toEqual([]);
  });

  it("asks for the permissions Shopify's policy needs, publishes and reads back", async () => {
    await put(sampleRegister());
    await lookAtPage("policy-first");
    const page = await stack.newPage();
    const frame = await openPolicy(page);
    expect(await frame.getByRole("button", { name: "Publish now" }).isDisabled()).toBe(true);
    await grantPolicyScopes();
    await publish(await openPolicy(page));
    await waitFor("the policy", async () => (await newest())?.status === "published");
    const { body } = await stack.client.onlineStore.shopPolicy({ shop: adminShop });
    expect(body).toContain("I korthet");
    await lookAtPage("policy-published");
    const published = await openPolicy(page);
    await published.getByRole("heading", { name: "Nothing to publish" }).waitFor();
    expect(await published.getByRole("button", { name: "Publish now" }).count()).toBe(0);
    expect(stack.troubles).toEqual([]);
  });

  it("shows what somebody else wrote, and overwrites it only when told to", async () => {
    await stack.client.onlineStore.setShopPolicy({
      shop: adminShop,
      body: "<p>Vår egen text, skriven i Shopify.</p>",
    });
    const page = await stack.newPage();
    const frame = await openPolicy(page);
    await frame.getByRole("button", { name: "Look now" }).click();
    await frame.getByText("Somebody changed the policy in Shopify").waitFor();
    await lookAtPage("policy-changed-elsewhere");
    await frame.getByRole("button", { name: "Put Lagom’s text back" }).click();
    const read = async () => (await stack.client.onlineStore.shopPolicy({ shop: adminShop })).body;
    await waitFor("our text", async () => (await read())?.includes("I korthet") === true);
    await waitFor("the end", async () => (await newest())?.status === "published");
    const theirs = "<p>Vår egen text, skriven i Shopify.</p>";
    await stack.client.onlineStore.setShopPolicy({ shop: adminShop, body: theirs });
    await put(withNewsletter(sampleRegister()));
    const again = await openPolicy(page);
    await publish(again);
    await waitFor("the refusal", async () => (await newest())?.status === "failed");
    const { body } = await stack.client.onlineStore.shopPolicy({ shop: adminShop });
    expect(body).toContain("skriven i Shopify");
    await lookAtPage("policy-failed");
    const third = await openPolicy(page);
    await third.getByLabel("Replace what somebody else wrote").check();
    await publish(third);
    await waitFor("the new edition", async () => (await newest())?.status === "published");
    expect((await stack.client.onlineStore.shopPolicy({ shop: adminShop })).body).toContain(
      "I korthet",
    );
    expect(stack.troubles.filter((trouble) => !trouble.includes("409"))).toEqual([]);
  });

  it("shows an edition with its differences, and plans one that can be taken back", async () => {
    const other = await stack.newPage();
    const edition = await stack.open(other, "/app/policy/editions/2", "owner");
    await lookAtBoth(other, edition, "policy-edition");
    await other.context().close();
    await put(sampleRegister());
    await lookAtPage("policy-next");
    const page = await stack.newPage();
    const frame = await openPolicy(page);
    await frame.getByText("On a day ahead").click();
    await publish(frame, "Plan this edition", "Plan");
    await waitFor("the plan", async () => (await newest())?.status === "scheduled");
    const { policyNotice } = stack.database.prisma;
    const publicationId = (await newest())?.id ?? "";
    const told = () => policyNotice.count({ where: { publicationId } });
    await waitFor("the telling", async () => (await told()) > 0);
    await lookAtPage("policy-planned");
    const planned = await openPolicy(page);
    await planned.getByRole("button", { name: "Take it back" }).click();
    const dialog = planned.getByRole("dialog");
    await dialog.getByText("The next edition you publish or plan is told").waitFor();
    await dialog.getByRole("button", { name: "Take back", exact: true }).click();
    await waitFor("the cancelling", async () => (await newest())?.status === "cancelled");
    expect(stack.troubles).toEqual([]);
  });

  it("asks before Shopify's own keeping of the policy ends", async () => {
    await stack.client.onlineStore.setAutoManaged({ shop: adminShop, on: true });
    await lookAtPage("policy-managed");
    await stack.client.onlineStore.setAutoManaged({ shop: adminShop, on: false });
    expect(stack.troubles).toEqual([]);
  });
});
