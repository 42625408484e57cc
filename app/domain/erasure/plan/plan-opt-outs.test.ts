import { describe, expect, it } from "vitest";
import type { CollectedRecord } from "../../data-requests/types.ts";
import type { JsonObject } from "../../shared/json.ts";
import { createMailingMemory } from "./plan-opt-outs.ts";

const customer = (data: JsonObject): CollectedRecord => ({
  ...{ place: "customer", kind: "customer", id: "gid://shopify/Customer/1", parentId: null },
  ...{ reason: "customer-id", data },
});
const phone = (sms: string | null, whatsApp: string | null, phoneNumber = "+46701234567") => ({
  defaultPhoneNumber: {
    phoneNumber,
    smsMarketingConsent: sms === null ? null : { state: sms },
    whatsAppMarketingConsent: whatsApp === null ? null : { state: whatsApp },
  },
});

function suppressed(...records: readonly JsonObject[]) {
  const memory = createMailingMemory(["Anna@Example.com"]);
  for (const data of records) memory.take(customer(data));
  return memory.suppressed();
}

describe("createMailingMemory()", () => {
  it("remembers a number for each channel the person opted out of", () => {
    const number = "+46701234567";
    const sms = { channel: "sms", phone: number };
    const whatsapp = { channel: "whatsapp", phone: number };
    expect(suppressed(phone("UNSUBSCRIBED", "SUBSCRIBED")).suppressPhones).toEqual([sms]);
    expect(suppressed(phone(null, "UNSUBSCRIBED")).suppressPhones).toEqual([whatsapp]);
    const both = phone("UNSUBSCRIBED", "UNSUBSCRIBED");
    expect(suppressed(both, both).suppressPhones).toEqual([sms, whatsapp]);
  });

  it("remembers nothing where nobody opted out, or of a number that is not shown", () => {
    for (const state of ["SUBSCRIBED", "NOT_SUBSCRIBED", "REDACTED", null]) {
      expect(suppressed(phone(state, state)).suppressPhones).toEqual([]);
    }
    expect(suppressed(phone("UNSUBSCRIBED", null, "")).suppressPhones).toEqual([]);
    expect(suppressed({ defaultPhoneNumber: null }).suppressPhones).toEqual([]);
  });

  it("takes an opt-out of messages for no opt-out of mail, and the other way round", () => {
    expect(suppressed(phone("UNSUBSCRIBED", null)).suppressEmails).toEqual([]);
    const mail = {
      defaultEmailAddress: { emailAddress: "b@example.com", marketingState: "UNSUBSCRIBED" },
    };
    expect(suppressed({ ...mail, ...phone("SUBSCRIBED", null) })).toEqual({
      ...{ suppressEmails: ["anna@example.com", "b@example.com"], suppressPhones: [] },
    });
  });
});
