import { z } from "zod";
import type { ConsentClaim } from "../../domain/newsletter/claims/types.ts";
import { normaliseEmail } from "../../domain/shared/email-address.ts";
import { asCustomerId } from "../../domain/shared/ids.ts";
import type { JsonObject } from "../../domain/shared/json.ts";

/** Ids are their digits by then (`parseWebhookBody`). */
const digits = z.string().regex(/^\d{1,20}$/u);
const text = z.string().max(320).nullish();
const moment = z.iso.datetime({ offset: true }).nullish();

const emailSchema = z.object({
  customer_id: digits,
  email_address: text,
  email_marketing_consent: z.object({ state: text, consent_updated_at: moment }).nullish(),
});
const smsSchema = z.object({
  id: digits,
  phone: text,
  sms_marketing_consent: z
    .object({ state: text, consent_updated_at: moment, consent_collected_from: text })
    .nullish(),
});
const whatsAppSchema = z.object({
  customer_id: digits,
  phone_number: text,
  whats_app_marketing_consent: z
    .object({ state: text, updated_at: moment, collected_from: text })
    .nullish(),
});
const customerSchema = z.object({
  id: digits,
  admin_graphql_api_id: z.string().startsWith("gid://shopify/Customer/"),
  email: text,
  phone: text,
});

/** The topics by which Shopify tells of consent, as it writes them. */
export const consentTopics = [
  "customers_email_marketing_consent/update",
  "customers_marketing_consent/update",
  "customers_whats_app_marketing_consent/update",
  "customers/create",
] as const;
export type ConsentTopic = (typeof consentTopics)[number];

type Claims = readonly ConsentClaim[];

/**
 * What a body says of somebody's consent; empty where it says nothing that matters, undefined when it is
 * none of its topic. `customers/create` carries no consent since 2025: whoever is new is looked at.
 */
export function readConsentWebhook(topic: ConsentTopic, body: JsonObject): Claims | undefined {
  return readers[topic](body);
}

const readers: Readonly<Record<ConsentTopic, (body: JsonObject) => Claims | undefined>> = {
  "customers_email_marketing_consent/update": (body) => {
    const { data } = emailSchema.safeParse(body);
    if (data === undefined || !("email_marketing_consent" in body)) return undefined;
    const consent = data.email_marketing_consent;
    return toClaims({
      ...{ channel: "email", address: data.email_address, customerId: data.customer_id },
      ...{ state: consent?.state, at: consent?.consent_updated_at, collectedFrom: null },
    });
  },
  "customers_marketing_consent/update": (body) => {
    const { data } = smsSchema.safeParse(body);
    if (data === undefined || !("sms_marketing_consent" in body)) return undefined;
    const consent = data.sms_marketing_consent;
    return toClaims({
      ...{ channel: "sms", address: data.phone, customerId: data.id },
      ...{ state: consent?.state, at: consent?.consent_updated_at },
      collectedFrom: consent?.consent_collected_from,
    });
  },
  "customers_whats_app_marketing_consent/update": (body) => {
    const { data } = whatsAppSchema.safeParse(body);
    if (data === undefined || !("whats_app_marketing_consent" in body)) return undefined;
    const consent = data.whats_app_marketing_consent;
    return toClaims({
      ...{ channel: "whatsapp", address: data.phone_number, customerId: data.customer_id },
      ...{ state: consent?.state, at: consent?.updated_at },
      collectedFrom: consent?.collected_from,
    });
  },
  "customers/create": (body) => {
    const { data } = customerSchema.safeParse(body);
    if (data === undefined) return undefined;
    const seen = (channel: ConsentClaim["channel"], address: string | null | undefined) =>
      toClaims({ channel, address, customerId: data.id, state: "seen", at: null });
    return [...seen("email", data.email), ...seen("sms", data.phone)];
  },
};

const meanings: Readonly<Record<string, ConsentClaim["says"]>> = {
  subscribed: "in",
  unsubscribed: "out",
  seen: "seen",
};

function toClaims(said: {
  readonly channel: ConsentClaim["channel"];
  readonly address: string | null | undefined;
  readonly customerId: string;
  readonly state: string | null | undefined;
  readonly at: string | null | undefined;
  readonly collectedFrom?: string | null | undefined;
}): Claims {
  const { channel, address, state, at } = said;
  // Waiting for a confirmation, never asked, or redacted: nobody sends by that.
  const says = meanings[(state ?? "").toLowerCase()];
  if (says === undefined || !address) return [];
  if (channel === "email" && normaliseEmail(address) === undefined) return [];
  return [
    {
      ...{ channel, address, says, customerId: asCustomerId(said.customerId) },
      isCollectedBySystem: said.collectedFrom?.toLowerCase() === "shopify",
      at: at ? new Date(at) : null,
    },
  ];
}
