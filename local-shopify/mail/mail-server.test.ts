import { createTransport } from "nodemailer";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { startForTest } from "../testing/start-for-test.ts";
import type { TestPlatform } from "../testing/start-for-test.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startForTest();
});
afterAll(() => platform.close());
beforeEach(() => platform.client.clearMails());

function send(to: string) {
  return createTransport(platform.local.smtpUrl).sendMail({
    from: '"Skogen" <lagom@example.test>',
    replyTo: "support@skogen.example.test",
    to,
    subject: "Svaret är klart",
    text: "Öppna det i admin.",
  });
}

describe("startMailServer()", () => {
  it("keeps a mail with its envelope, headers and text", async () => {
    await send("owner@example.test");
    expect(await platform.client.mails()).toMatchObject([
      {
        envelopeFrom: "lagom@example.test",
        envelopeTo: ["owner@example.test"],
        replyTo: "support@skogen.example.test",
        subject: "Svaret är klart",
        text: "Öppna det i admin.\n",
      },
    ]);
  });

  it("refuses mail to an address that bounces at once", async () => {
    await platform.client.setBounce("gone@example.test", "rejected");
    await expect(send("gone@example.test")).rejects.toThrow(/550/);
    expect(await platform.client.mails()).toEqual([]);
    await platform.client.setBounce("gone@example.test", null);
    await send("gone@example.test");
    expect(await platform.client.mails()).toHaveLength(1);
  });

  it("returns a mail later to its envelope sender with a delivery status", async () => {
    await platform.client.setBounce("full@example.test", "bounced later");
    await send("full@example.test");
    const mails = await platform.client.mails();
    const [original, returned] = mails;
    expect(returned).toMatchObject({
      envelopeFrom: "",
      envelopeTo: ["lagom@example.test"],
    });
    const { source } = await platform.client.mailSource(returned?.id ?? "");
    expect(source).toContain("report-type=delivery-status");
    expect(source).toContain("Final-Recipient: rfc822; full@example.test");
    expect(source).toContain(original?.messageId);
  });
});
