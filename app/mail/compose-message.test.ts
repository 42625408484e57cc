import { describe, expect, it } from "vitest";
import type { MailContact, OutboxMail } from "../domain/data-requests/mails.ts";
import {
  asDataRequestId,
  asInstallationId,
  asMailId,
  parseShopDomain,
} from "../domain/shared/ids.ts";
import { dictionaries } from "../locales/dictionaries.ts";
import { composeMessage, type MessageSetting } from "./compose-message.server.ts";
import type { SenderDomains } from "./sender-domains.server.ts";

const mail: OutboxMail = {
  id: asMailId("0193b1f0-1111-7000-8000-000000000001"),
  installationId: asInstallationId("0193b1f0-2222-7000-8000-000000000001"),
  dataRequestId: asDataRequestId("0193b1f0-3333-7000-8000-000000000001"),
  template: "answer-ready",
  dueAt: new Date("2026-12-01T23:30:00Z"),
  ...{ person: null, leaving: null },
  status: "waiting",
  messageId: "<0193b1f0-1111-7000-8000-000000000001@lagom.example.test>",
  attempts: 0,
  failureCode: null,
};
const contact: MailContact & { contactEmail: string } = {
  shop: parseShopDomain("fjallglimt.myshopify.com")!,
  shopName: "Fjällglimt",
  contactEmail: "hej@fjallglimt.example.test",
  language: "sv",
  timeZone: "Europe/Stockholm",
  senderDomain: null,
};
const setting: MessageSetting = {
  from: "privacy@lagom.example.test",
  appKey: "a1b2c3",
  dictionaries,
  bounceAddressOf: () => "bounces+1.2@lagom.example.test",
};
const compose = (change: Partial<typeof contact> = {}, other: Partial<OutboxMail> = {}) =>
  composeMessage(setting, { mail: { ...mail, ...other }, contact: { ...contact, ...change } });

describe("composeMessage()", () => {
  it("links to the request inside Shopify's admin, in text and in HTML", () => {
    const link =
      "https://admin.shopify.com/store/fjallglimt/apps/a1b2c3/app/requests/0193b1f0-3333-7000-8000-000000000001";
    const { text, html } = compose();
    expect(text).toContain(link);
    expect(html).toContain(`href="${link}"`);
  });

  it("is from the operator's address in the shop's name, with answers to the shop", () => {
    expect(compose()).toMatchObject({
      from: { name: "Fjällglimt", address: "privacy@lagom.example.test" },
      replyTo: "hej@fjallglimt.example.test",
      to: "hej@fjallglimt.example.test",
      envelope: { from: "bounces+1.2@lagom.example.test" },
      headers: { "Auto-Submitted": "auto-generated" },
    });
  });

  it("is from the shop's own domain, signed for it, once that is verified", () => {
    const dkim = {
      ...{ domainName: "fjallglimt.example.test", keySelector: "lagom-1", privateKey: "x" },
      headerFieldNames: "From",
    };
    const senders: SenderDomains = {
      recordOf: () => ({ name: "", type: "CNAME", value: "" }),
      check: async () => ({ ok: true, value: null }),
      signatureOf: () => dkim,
    };
    const own = { ...contact, senderDomain: "fjallglimt.example.test" };
    const signed = composeMessage({ ...setting, senders }, { mail, contact: own });
    expect(signed).toMatchObject({ from: { address: "privacy@fjallglimt.example.test" }, dkim });
    const unsigned = composeMessage(setting, { mail, contact: own });
    expect(unsigned.from.address).toBe("privacy@lagom.example.test");
    expect(unsigned.dkim).toBeUndefined();
  });

  it("names the day it is due in the shop's zone and the mail's language", () => {
    expect(compose().text).toContain("2 december 2026");
    expect(compose({ language: "en" }).text).toContain("2 December 2026");
  });

  it.each(["answer-ready", "needs-attention", "request-failed"] as const)(
    "has every text of %s in both languages",
    (template) => {
      for (const language of ["sv", "en"]) {
        const { subject, text } = compose({ language }, { template });
        expect(subject + text).not.toMatch(/mail\.|\{\w+\}/u);
      }
    },
  );

  it("keeps a shop's name from breaking out of the headers and the HTML", () => {
    const { from, html } = compose({ shopName: "Fjäll\r\nBcc: x@example.test <b>glimt</b>" });
    expect(from.name).toBe("Fjäll Bcc: x@example.test <b>glimt</b>");
    expect(html).toContain("&lt;b&gt;glimt&lt;/b&gt;");
    expect(html).not.toContain("<b>");
  });

  it("links to the app where no request is meant", () => {
    expect(compose({}, { dataRequestId: null }).text).toMatch(/apps\/a1b2c3\/app\n/u);
  });
});
