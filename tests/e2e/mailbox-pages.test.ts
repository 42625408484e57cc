import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AdminStack, adminShop, startAdminStack, waitFor } from "../support/admin-stack.ts";
import { grantWrites } from "../support/grant-writes.ts";
import {
  dovecotAvailable,
  imapPassword,
  type ImapServer,
  imapUser,
  startImapServer,
} from "../support/imap-server.ts";
import { lookAtBoth } from "../support/look-at.ts";
import { bring, openOtherClient, trust } from "../support/mailbox-world.ts";

const mx = "mx.shop.example.test";

/** A mail as the shop's own server writes it down after it found the sender to be true. */
function delivered(from: string, text: string): string {
  const domain = from.slice(from.lastIndexOf("@") + 1);
  return [
    `Authentication-Results: ${mx}; dmarc=pass header.from=${domain}`,
    `Received: from mail.${domain} by ${mx}; Tue, 24 Nov 2026 10:00:00 +0000`,
    `From: ${from}`,
    `To: ${imapUser}`,
    `Subject: Newsletter`,
    `Message-ID: <${randomUUID()}@${domain}>`,
    `Date: Tue, 24 Nov 2026 10:00:00 +0000`,
    "",
    text,
    "",
  ].join("\n");
}

describe.skipIf(!dovecotAvailable())("the mailboxes Lagom looks into", () => {
  let server: ImapServer;
  let stack: AdminStack;
  beforeAll(async () => {
    server = await startImapServer();
    trust(server.certificate);
    const environment = {
      MAILBOX_INNER_HOSTS: `localhost:${String(server.port)}`,
      INBOUND_MAIL_DOMAIN: "in.lagom.example.test",
    };
    stack = await startAdminStack({ environment, trusted: server.certificate });
    await stack.client.install(adminShop);
    await stack.open(await stack.newPage(), "/app", "owner");
    await grantWrites(stack);
  });
  afterAll(async () => {
    await stack.close();
    await server.stop();
  });
  beforeEach(() => {
    stack.troubles.length = 0;
  });

  const rows = () => stack.database.prisma;

  it("are none to begin with, and an address to forward to is there for the asking", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/newsletter/mailbox", "owner");
    await frame.getByText("No mailbox is looked into").waitFor();
    await lookAtBoth(page, frame, "mailboxes-empty");
    await frame.getByRole("button", { name: "Get the address" }).click();
    await frame.getByText("@in.lagom.example.test").waitFor();
    expect(stack.troubles).toEqual([]);
  });

  it("are tried before they are saved, and say in plain words what stands in the way", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/newsletter/mailbox/new", "owner");
    await frame.getByLabel("User name").fill(imapUser);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await frame.getByText("Enter the app password").waitFor();
    await lookAtBoth(page, frame, "mailbox-faults");
    await frame.getByLabel("Server", { exact: true }).fill("localhost");
    await frame.getByRole("textbox", { name: "Port" }).fill(String(server.port));
    await frame.getByLabel("App password").last().fill("wrong");
    await frame.getByRole("button", { name: "Test the connection" }).click();
    await frame.getByText("The mail server refuses the sign-in").waitFor();
    await lookAtBoth(page, frame, "mailbox-refused");
    await frame.getByLabel("App password").last().fill(imapPassword);
    await frame.getByRole("button", { name: "Test the connection" }).click();
    await frame.getByText("The server tells Lagom at once when mail comes.").waitFor();
    await frame.getByLabel("Your receiving server").fill(mx);
    await lookAtBoth(page, frame, "mailbox-connected");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await frame.getByRole("heading", { name: imapUser }).waitFor();
    const { sealedSettings } = await rows().mailbox.findFirstOrThrow({ where: { kind: "imap" } });
    expect(Buffer.from(sealedSettings).includes(imapPassword)).toBe(false);
    expect(stack.troubles.filter((text) => !text.includes("422"))).toEqual([]);
  });

  it("end the consent in Shopify within seconds of a mail, which stays where it is, unread", async () => {
    const people = await stack.client.people(adminShop);
    const from = people.find(({ email }) => email !== null)?.email ?? "";
    await waitFor("the first look", async () => {
      const { lastUid } = await rows().mailbox.findFirstOrThrow({ where: { kind: "imap" } });
      return lastUid !== null;
    });
    const startedAt = performance.now();
    await bring(server, delivered(from, "Please unsubscribe me from your newsletter."));
    await waitFor("the consent's end, read back from Shopify", async () => {
      const [effect] = await rows().marketingEffect.findMany({ where: { system: "shopify" } });
      return effect?.state === "in-effect";
    });
    expect(performance.now() - startedAt).toBeLessThan(30_000);
    expect(await rows().mailDecision.findMany()).toMatchObject([
      { kind: "opt-out", outcome: "left-newsletter", trust: "authenticated" },
    ]);
    const other = await openOtherClient(server);
    await other.mailboxOpen("INBOX", { readOnly: true });
    const [mail] = await other.fetchAll("1:*", { flags: true });
    await other.logout();
    expect(mail?.flags?.has("\\Seen")).toBe(false);
  });

  it("show how they are doing, and are turned off, changed and removed", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/newsletter/mailbox", "owner");
    await frame.getByText("Watched").waitFor();
    await lookAtBoth(page, frame, "mailboxes");
    await frame.getByRole("button", { name: /Turn off/u }).click();
    await frame.getByText("Turned off").first().waitFor();
    await frame.getByRole("button", { name: /Turn on/u }).click();
    await frame.getByRole("button", { name: /Turn off/u }).waitFor();
    await server.kill();
    await waitFor("the trouble", async () => {
      const { troubleCode } = await rows().mailbox.findFirstOrThrow({ where: { kind: "imap" } });
      return troubleCode === "no-answer";
    });
    const again = await stack.open(page, "/app/newsletter/mailbox", "owner");
    await again.getByText("The mail server does not answer").waitFor();
    await lookAtBoth(page, again, "mailboxes-failing");
    await again.getByRole("link", { name: /Change the settings/u }).click();
    await again.getByText("Leave empty to keep the one you entered.").waitFor();
    await again.getByText("Microsoft sign-in token").click();
    await again.getByLabel("Refresh token").waitFor();
    await lookAtBoth(page, again, "mailbox-token");
    await page.getByRole("button", { name: "Discard" }).click();
    await again.getByRole("button", { name: "Remove" }).click();
    await again.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await again.getByText("No mailbox is looked into").waitFor();
    expect(await rows().mailbox.count({ where: { kind: "imap" } })).toBe(0);
    expect(stack.troubles).toEqual([]);
  });

  it("cannot be changed by those who may not", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/newsletter/mailbox", "staff");
    await frame.getByText("The account owner can allow you to change it.").waitFor();
    expect(await frame.getByRole("button", { name: "Add a mailbox" }).count()).toBe(0);
    expect(await frame.getByText("/inbound-mail/").count()).toBe(0);
    expect(stack.troubles).toEqual([]);
  });
});
