import type { CustomerPlan } from "../plans.ts";
import { mix } from "../prng.ts";
import { moment } from "./money.ts";

const STATES = ["SUBSCRIBED", "NOT_SUBSCRIBED", "UNSUBSCRIBED"] as const;

/** E-mail and phone of a customer with what was agreed to, in the old and the present fields. */
export function contactFields(plan: CustomerPlan, shop: string): object {
  const state = STATES[mix(plan.index, 9) % 3] ?? "NOT_SUBSCRIBED";
  const at = moment(plan.createdAt);
  const known = state !== "NOT_SUBSCRIBED";
  return { ...emailFields({ plan, shop, state, at: known ? at : null }), ...phoneFields(plan, at) };
}

function emailFields(given: {
  readonly plan: CustomerPlan;
  readonly shop: string;
  readonly state: string;
  readonly at: string | null;
}): object {
  const { plan, shop, state, at } = given;
  const page = `https://${shop}/account/unsubscribe`;
  if (plan.email === null)
    return {
      email: null,
      defaultEmailAddress: null,
      emailMarketingConsent: null,
      unsubscribeUrl: page,
    };
  return {
    email: plan.email.value,
    validEmailAddress: true,
    unsubscribeUrl: page,
    defaultEmailAddress: {
      __typename: "CustomerEmailAddress",
      emailAddress: plan.email.value,
      marketingState: state,
      marketingOptInLevel: "SINGLE_OPT_IN",
      marketingUpdatedAt: at,
      marketingUnsubscribeUrl: page,
      openTrackingLevel: "UNKNOWN",
      openTrackingUrl: `https://${shop}/account/open-tracking`,
      validFormat: true,
      sourceLocation: null,
    },
    emailMarketingConsent: {
      marketingState: state,
      marketingOptInLevel: "SINGLE_OPT_IN",
      consentUpdatedAt: at,
      sourceLocation: null,
    },
  };
}

function phoneFields(plan: CustomerPlan, at: string): object {
  if (plan.phone === null)
    return { phone: null, defaultPhoneNumber: null, smsMarketingConsent: null };
  const consent = {
    state: "SUBSCRIBED",
    optInLevel: "SINGLE_OPT_IN",
    updatedAt: at,
    collectedFrom: "OTHER",
    sourceLocation: null,
  };
  return {
    phone: plan.phone.value,
    defaultPhoneNumber: {
      __typename: "CustomerPhoneNumber",
      phoneNumber: plan.phone.value,
      marketingState: "SUBSCRIBED",
      marketingOptInLevel: "SINGLE_OPT_IN",
      marketingUpdatedAt: at,
      marketingCollectedFrom: "OTHER",
      sourceLocation: null,
      smsMarketingConsent: consent,
      whatsAppMarketingConsent: { ...consent, state: "NEVER_SUBSCRIBED", updatedAt: null },
    },
    smsMarketingConsent: {
      marketingState: "SUBSCRIBED",
      marketingOptInLevel: "SINGLE_OPT_IN",
      consentUpdatedAt: at,
      consentCollectedFrom: "OTHER",
      sourceLocation: null,
    },
  };
}
