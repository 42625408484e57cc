import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Frame } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Channel, Door, Wish } from "../../app/domain/newsletter/types.ts";
import {
  asInstallationId,
  type InstallationId,
  parseShopDomain,
  type ShopDomain,
} from "../../app/domain/shared/ids.ts";
import type { Services } from "../../app/services.server.ts";
import { type AdminStack, adminShop, startAdminStack } from "../support/admin-stack.ts";
import { lookAt, lookAtBoth } from "../support/look-at.ts";
import { openStackServices } from "../support/stack-services.ts";

let stack: AdminStack;
let services: Services;
let closeServices: () => Promise<void>;
let shop: ShopDomain;
let installationId: InstallationId;

beforeAll(async () => {
  stack = await startAdminStack();
  const page = await stack.newPage();
  await stack.client.install(adminShop);
  await stack.open(page, "/app", "owner");
  await page.context().close();
  ({ services, close: closeServices } = await openStackServices(stack));
  const parsed = parseShopDomain(adminShop);
  if (parsed === undefined) throw new Error("no shop");
  shop = parsed;
  installationId = asInstallationId(
    (await stack.database.prisma.installation.findFirstOrThrow()).id,
  );
});
afterAll(async () => {
  await closeServices();
  await stack.close();
});
beforeEach(() => {
  stack.troubles.length = 0;
});

const dayMs = 86_400_000;
const all: Wish = { kind: "opt-out", topics: "all" };

type Said = {
  readonly address?: string;
  readonly channel?: Channel;
  readonly door?: Door;
  readonly daysAgo?: number;
  readonly wish?: Wish;
};

function say({ address, channel = "email", door = "link", daysAgo = 0, wish = all }: Said) {
  const receivedAt = new Date(Date.now() - daysAgo * dayMs);
  const who = address ?? `${randomUUID()}@example.test`;
  return services.newsletter.wishes.take({
    ...{ shop, channel, address: who, wish, door, receivedAt },
  });
}

/** A mail as the shop's own server hands it on; `proven` says that the server vouches for its sender. */
function mailOf(text: string, of: { readonly from: string; readonly isProven?: boolean }): Buffer {
  const head = [
    "Received: from relay.example.test by mx.example.test; Mon, 1 Jan 2026 10:00:00 +0000",
    ...(of.isProven === true
      ? ["Authentication-Results: mx.example.test; dmarc=pass header.from=example.test"]
      : []),
    `From: <${of.from}>`,
    "To: <support@example.test>",
    `Message-ID: <${randomUUID()}@example.test>`,
    "Subject: Hello",
    "Content-Type: text/plain; charset=utf-8",
  ];
  // What a server writes stands above the line by which it took the mail.
  const [received = "", ...rest] = head;
  const lines = of.isProven === true ? [rest[0] ?? "", received, ...rest.slice(1)] : head;
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${text}\r\n`);
}

function takeMail(text: string, of: { readonly from: string; readonly isProven?: boolean }) {
  return services.inboundMail.takeMail({
    ...{ installationId, mailboxId: null, raw: mailOf(text, of) },
    receivedBy: {
      recipients: [],
      receivingServer: { authservId: "mx.example.test", hops: 1 },
    },
  });
}

const standingOf = (address: string) =>
  services.newsletter.wishes.find(shop, { channel: "email", address });

async function lookAtPage(path: string, name: string, sight: string): Promise<void> {
  const page = await stack.newPage();
  const frame = await stack.open(page, path, "owner");
  await frame.getByText(sight).first().waitFor();
  await lookAtBoth(page, frame, name);
  await page.context().close();
}

describe("the newsletter's pages before anybody left", () => {
  it("say what comes first", async () => {
    await lookAtPage("/app/newsletter", "newsletter-none", "Nobody has left yet");
    await lookAtPage("/app/newsletter/mails", "newsletter-mails-none", "No mail has come in yet");
    expect(stack.troubles).toEqual([]);
  });
});

describe("the overview", () => {
  it("counts by day, channel and way, tells how long it took, and what was turned round", async () => {
    const told: Said[] = [
      ...Array.from({ length: 9 }, (_, day): Said => ({ door: "one-click", daysAgo: day * 3 })),
      ...Array.from({ length: 4 }, (_, day): Said => ({ door: "link", daysAgo: day * 5 })),
      { channel: "sms", address: "+46700000001", door: "staff", daysAgo: 2 },
      { door: "account", wish: { kind: "preferences", out: ["contests"], lessOften: false } },
    ];
    for (const one of told) await say(one);
    const { prisma } = stack.database;
    const [effect] = await prisma.marketingEffect.findMany({ where: { installationId } });
    await prisma.marketingEffect.updateMany({
      where: { proofId: effect?.proofId ?? "" },
      data: { drifts: 1, lastDriftAt: new Date(), state: "in-effect", inEffectAt: new Date() },
    });
    await takeMail("Please send me everything you have stored about me.", {
      from: "asks@example.test",
      isProven: true,
    });
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/newsletter", "owner");
    await frame.getByText("15 opt-outs").waitFor();
    await frame.getByText("asks@example.test").waitFor();
    await frame.locator("canvas").first().waitFor();
    await lookAtBoth(page, frame, "newsletter-overview");
    await frame.getByRole("button", { name: /^Done: Wants to see/u }).click();
    await page.getByText("Case closed").waitFor();
    expect(await services.inboundMail.cases.listOpen(installationId)).toEqual([]);
    expect(stack.troubles).toEqual([]);
  });
});

describe("the list of mails", () => {
  it("says why, and puts a wrong decision right with one click, remembered", async () => {
    const words = "I do not wish to receive your newsletter any more, unsubscribe me.";
    await takeMail(words, { from: "leaves@example.test", isProven: true });
    await takeMail("Where is my parcel?", { from: "buyer@example.test" });
    expect((await standingOf("leaves@example.test"))?.out).toBe("all");
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/newsletter/mails", "owner");
    await frame.getByText("It asks to leave the newsletter.").first().waitFor();
    await lookAtBoth(page, frame, "newsletter-mails");
    await frame.getByLabel("What was done").selectOption("left-newsletter");
    await frame
      .getByText("Something else", { exact: true })
      .waitFor({ state: "detached" })
      .catch(() => undefined);
    await frame.getByRole("button", { name: /^This was wrong: Wants to leave/u }).click();
    await frame.getByRole("dialog").getByLabel("The mail").selectOption("unrelated");
    await lookAt(page, frame, "newsletter-mail-wrong");
    await frame.getByRole("button", { name: "Put it right" }).click();
    await page.getByText("Put right and remembered").waitFor();
    await frame.getByText(/^Put right .*something else$/u).waitFor();
    expect((await standingOf("leaves@example.test"))?.out).toEqual([]);
    const again = await takeMail(words, { from: "another@example.test", isProven: true });
    expect(again.outcome).toBe("left-alone");
    expect(stack.troubles).toEqual([]);
  });

  it("takes an opt-out that was missed, from the address the mail came from alone", async () => {
    await takeMail("Kindly see to it that I hear nothing further.", {
      from: "missed@example.test",
    });
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/newsletter/mails?kind=unrelated", "owner");
    await frame
      .getByRole("button", { name: /^This was wrong/u })
      .first()
      .click();
    await frame.getByRole("dialog").getByLabel("The mail").selectOption("opt-out");
    const right = frame.getByRole("button", { name: "Put it right" });
    await right.click();
    const address = frame.getByLabel("Address the mail came from");
    await address.fill("other@example.test");
    await right.click();
    await frame.getByText("The mail did not come from this address.").waitFor();
    await lookAt(page, frame, "newsletter-mail-address");
    await address.fill("missed@example.test");
    await right.click();
    await page.getByText("Put right and remembered").waitFor();
    expect((await standingOf("missed@example.test"))?.out).toBe("all");
    expect((await standingOf("other@example.test"))?.out).toEqual([]);
    stack.troubles.length = 0;
  });
});

describe("the test tool", () => {
  it("says what would be done with a text and with a file, and does nothing", async () => {
    const { prisma } = stack.database;
    const count = async () => [
      await prisma.mailDecision.count(),
      await prisma.marketingProof.count(),
    ];
    const before = await count();
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/newsletter/try", "owner");
    await frame
      .getByLabel("The mail", { exact: true })
      .fill("Avregistrera mig från ert nyhetsbrev, tack.");
    await frame.getByRole("button", { name: "Show what would be done" }).click();
    await frame.getByText("Read as: Wants to leave").waitFor();
    await frame.getByText("Swedish").waitFor();
    await lookAtBoth(page, frame, "newsletter-try");
    await frame.locator("input[type=file]").setInputFiles({
      ...{ name: "mail.eml", mimeType: "message/rfc822" },
      buffer: mailOf("Please erase all my data.", { from: "someone@example.test" }),
    });
    await frame.getByText("Read as: Wants their data erased").waitFor();
    await frame.getByText("A case is opened for your staff.").waitFor();
    expect(await count()).toEqual(before);
    expect(stack.troubles).toEqual([]);
  });
});

describe("one address", () => {
  it("is looked up by its mark, taken out by staff, and its proofs are downloaded", async () => {
    const address = "caller@example.test";
    await say({ address: "call.er+news@example.test" });
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/newsletter/address", "owner");
    await lookUp(frame, address);
    await frame.getByText("Has not left anything").waitFor();
    await frame.getByText(/differs from this one only by dots/u).waitFor();
    await frame.getByLabel("How they asked").fill("=called on Monday");
    await frame.getByRole("button", { name: "Take out of everything now" }).click();
    await page.getByText("Taken out of everything").waitFor();
    await frame.getByText("Left: everything").waitFor();
    await frame.getByText("=called on Monday").waitFor();
    await lookAtBoth(page, frame, "newsletter-address");
    const loaded = page.waitForEvent("download");
    await frame.getByRole("button", { name: "CSV of this address’s proofs" }).click();
    const csv = await readFile(await (await loaded).path(), "utf8");
    expect(csv).toMatch(/^\ufeffid,received_at,channel,address_mark,wish/u);
    expect(csv).toContain(",staff,asked-for,,all,'=called on Monday,");
    expect(csv).not.toContain(address);
    expect(csv.trim().split("\r\n")).toHaveLength(2);
    const acts = await stack.database.prisma.timelineEvent.findMany({
      where: { installationId },
      select: { action: true },
    });
    expect(acts.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["newsletter.taken-out", "newsletter.proofs-exported"]),
    );
    expect(stack.troubles).toEqual([]);
  });

  it("is not taken out by somebody who may only look", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/newsletter/address", "staff");
    await lookUp(frame, "somebody@example.test");
    const button = frame.getByRole("button", { name: "Take out of everything now" });
    await button.waitFor();
    expect(await button.isDisabled()).toBe(true);
  });
});

async function lookUp(frame: Frame, address: string): Promise<void> {
  await frame.getByLabel("E-mail address or phone number").fill(address);
  await frame.getByRole("button", { name: "Look up" }).click();
}

describe("the list check", () => {
  it("gives back the same rows with who left, ten thousand of them in pieces", async () => {
    for (let one = 0; one < 20; one += 1) await say({ address: `left${String(one)}@example.test` });
    const rows = Array.from(
      { length: 10_000 },
      (_, row) =>
        `${String(row)};"${"padding ".repeat(8)}";${row % 500 === 0 ? "left" : "stays"}${String(row / 500)}@example.test`,
    );
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/newsletter/list", "owner");
    await lookAtBoth(page, frame, "newsletter-list-start");
    await frame.locator("input[type=file]").setInputFiles({
      ...{ name: "people.csv", mimeType: "text/csv" },
      buffer: Buffer.from(`no;note;E-post\r\n${rows.join("\r\n")}\r\n`),
    });
    await frame.getByText("10,000 rows checked").waitFor();
    await lookAtBoth(page, frame, "newsletter-list");
    const loaded = page.waitForEvent("download");
    await frame.getByRole("button", { name: "Download the checked list" }).click();
    const lines = (await readFile(await (await loaded).path(), "utf8")).split("\r\n");
    expect(lines[0]).toBe("no;note;E-post;suppressed");
    expect(lines.slice(1, -1).map((line) => line.replace(/;[a-z]+$/u, ""))).toEqual(rows);
    expect(lines.filter((line) => line.endsWith(";yes"))).toHaveLength(20);
    await frame.locator("input[type=file]").setInputFiles({
      ...{ name: "none.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\nc,d\n") },
    });
    await frame.getByText("No column of this file holds addresses.").waitFor();
    stack.troubles.length = 0;
  });
});
