import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Frame } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asInstallationId } from "../../app/domain/shared/ids.ts";
import type { Services } from "../../app/services.server.ts";
import { type AdminStack, adminShop, startAdminStack } from "../support/admin-stack.ts";
import { lookAt, lookAtBoth } from "../support/look-at.ts";
import { openStackServices } from "../support/stack-services.ts";

const folder = path.join(import.meta.dirname, "../support/policies");
let sockShop = "";
let stack: AdminStack;
let services: Services;
let closeServices: (() => Promise<void>) | undefined;

beforeAll(async () => {
  sockShop = await readFile(path.join(folder, "sock-shop-2016-en.html"), "utf8");
  stack = await startAdminStack();
  const page = await stack.newPage();
  await stack.client.install(adminShop);
  await stack.open(page, "/app", "owner");
  await page.context().close();
  const opened = await openStackServices(stack);
  ({ services, close: closeServices } = opened);
});
afterAll(async () => {
  await closeServices?.();
  await stack.close();
});
beforeEach(() => {
  stack.troubles.length = 0;
});

async function findRegister() {
  const { id } = await stack.database.prisma.installation.findFirstOrThrow();
  return services.register.findCurrent(asInstallationId(id));
}

async function paste(frame: Frame, text: string): Promise<void> {
  await frame.getByLabel("Your policy").fill(text);
  await frame.getByRole("button", { name: "Read it" }).click();
  await frame.getByRole("heading", { name: "Your policy, read" }).waitFor();
}

describe("reading a policy in", () => {
  it("says in words what cannot be read, and asks no private address", async () => {
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/policy/read", "owner");
    await frame.getByText("No policy has been read yet").waitFor();
    await lookAt(page, frame, "read-policy-empty");
    await frame.getByRole("button", { name: "Read it" }).click();
    await frame.getByText("Paste your policy first.").waitFor();
    await frame.getByText("Give its address").click();
    await frame.getByLabel("Address of your policy").fill("https://127.0.0.1/policy");
    await frame.getByRole("button", { name: "Read it" }).click();
    await frame.getByText("leads into a private network").waitFor();
    await lookAt(page, frame, "read-policy-refused");
    expect(stack.troubles.filter((text) => !text.includes("422"))).toEqual([]);
  });

  it("shows each proposal beside its sentence, with the grade, at both widths", async () => {
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/policy/read", "owner");
    await paste(frame, sockShop);
    await frame.getByText("take part in a survey", { exact: true }).first().waitFor();
    await frame.getByRole("heading", { name: "Real consent" }).waitFor();
    await lookAtBoth(page, frame, "reading");
    await frame.getByRole("button", { name: /statements/u }).click();
    await frame.getByText("Takes using the site for consent").waitFor();
    await lookAtBoth(page, frame, "reading-promises");
    await page.context().close();
    expect(stack.troubles).toEqual([]);
  });

  it("takes accepted proposals into one version of the register, which can be undone", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/policy/read", "owner");
    await frame
      .getByRole("link", { name: /Pasted text/u })
      .first()
      .click();
    // By keyboard alone: the button is reached and pressed.
    const leave = frame.getByRole("button", { name: "Leave Purpose: Contests" });
    await leave.focus();
    await page.keyboard.press("Enter");
    await frame.getByRole("button", { name: "Take over Company: The Sock Drawer AB" }).click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("1 proposal taken over").waitFor();
    const first = await findRegister();
    expect(first).toMatchObject({ number: 1, cause: "policy-read" });
    expect(first?.register.controller.name).toBe("The Sock Drawer AB");
    await frame.getByRole("button", { name: "Take all over" }).click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await frame.getByText("Saved as version 2 of the register").waitFor();
    await frame.getByText("Everything is decided").waitFor();
    await lookAt(page, frame, "reading-decided");
    const second = await findRegister();
    expect(second?.register.controller.postalAddress.city).toBe("Stockholm");
    expect(second?.register.purposes.map(({ preset }) => preset)).toContain("newsletter");
    expect(second?.register.purposes.map(({ preset }) => preset)).not.toContain("contests");
    await frame.getByRole("button", { name: "Undo what was just saved" }).click();
    await page.getByText("Restored").waitFor();
    expect((await findRegister())?.register.purposes).toEqual([]);
    expect(stack.troubles).toEqual([]);
  });

  it("reads the policy that stands in Shopify, or says that there is none", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/policy/read", "owner");
    await frame.getByText("Take the policy that stands in Shopify").click();
    await frame.getByRole("button", { name: "Read it" }).click();
    const outcome = frame
      .getByRole("heading", { name: "Your policy, read" })
      .or(frame.getByText("Shopify has no privacy policy of this shop"));
    await outcome.first().waitFor();
    expect(await outcome.count()).toBeGreaterThan(0);
  });

  it("tells somebody without the permission that they may only look", async () => {
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/policy/read", "staff");
    await frame.getByText("You can look at what was read").waitFor();
    expect(await frame.getByRole("button", { name: "Read it" }).count()).toBe(0);
    await frame
      .getByRole("link", { name: /Pasted text/u })
      .first()
      .click();
    await frame.getByRole("heading", { name: "What the law wants said" }).waitFor();
    await lookAt(page, frame, "reading-staff");
    expect(stack.troubles).toEqual([]);
  });

  it("keeps nothing of the text in the clear", async () => {
    const rows = await stack.database.prisma.policyReading.findMany();
    expect(rows.length).toBeGreaterThan(0);
    const stored = rows.map(
      (row) => `${JSON.stringify(row)} ${Buffer.from(row.sealedText).toString("latin1")}`,
    );
    for (const row of stored) expect(row).not.toMatch(/sockdrawer|Strumpgatan|Sock Drawer/u);
  });
});
