import type { CollectedRecord } from "../../data-requests/types.ts";
import { normaliseEmail } from "../../shared/email-address.ts";
import type { JsonObject } from "../../shared/json.ts";
import { objectAt } from "./plan-parts.ts";
import { type OptOuts, phoneChannels } from "../types.ts";

const optedOut = "UNSUBSCRIBED";

/** Where the consent of each channel stands in a customer's phone number. */
const consentOf = { sms: "smsMarketingConsent", whatsapp: "whatsAppMarketingConsent" } as const;

/**
 * Remembers whether the person opted out of mail, and under which addresses they are
 * known; and which phone numbers they opted out for, by each channel's own consent.
 */
export function createMailingMemory(stated: readonly string[]) {
  const emails = new Set<string>();
  const phones = new Map<string, OptOuts["suppressPhones"][number]>();
  let hasOptedOut = false;
  const know = (written: string): void => {
    const email = normaliseEmail(written);
    if (email !== undefined) emails.add(email);
  };
  for (const email of stated) know(email);
  const takeEmail = (data: JsonObject): void => {
    const address = objectAt(data, "defaultEmailAddress");
    const email = address?.["emailAddress"];
    if (typeof email === "string") know(email);
    hasOptedOut ||= address?.["marketingState"] === optedOut;
  };
  const takePhone = (data: JsonObject): void => {
    const number = objectAt(data, "defaultPhoneNumber");
    const phone = number?.["phoneNumber"];
    if (number === undefined || typeof phone !== "string" || phone.trim() === "") return;
    for (const channel of phoneChannels) {
      const consent = objectAt(number, consentOf[channel]);
      if (consent?.["state"] === optedOut) phones.set(`${channel} ${phone}`, { channel, phone });
    }
  };
  return {
    take: ({ kind, data }: CollectedRecord): void => {
      if (kind !== "customer") return;
      takeEmail(data);
      takePhone(data);
    },
    suppressed: (): OptOuts => ({
      suppressEmails: hasOptedOut ? [...emails].sort() : [],
      suppressPhones: [...phones.keys()].sort().flatMap((key) => phones.get(key) ?? []),
    }),
  };
}
