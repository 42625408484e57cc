import { z } from "zod";
import type { StoreRecord } from "../../store/parts.ts";
import type { RequestContext } from "../request-context.ts";
import type { Resolver } from "../resolvers/resolver.ts";
import { moment } from "../../store/records/money.ts";
import { userError } from "./user-error.ts";

const updateSchema = z.object({
  input: z.object({
    id: z.string().optional(),
    firstName: z.string().nullish(),
    lastName: z.string().nullish(),
    note: z.string().nullish(),
    tags: z.array(z.string()).nullish(),
    locale: z.string().nullish(),
  }),
});

const consentSchema = z.object({
  input: z.object({
    customerId: z.string(),
    emailMarketingConsent: z.object({
      marketingState: z.string(),
      marketingOptInLevel: z.string().nullish(),
      consentUpdatedAt: z.string().nullish(),
    }),
  }),
});

/** A customer that is there, not a mere id others carry. */
export function findPresentCustomer(
  gid: string,
  { store }: RequestContext,
): StoreRecord | undefined {
  const found = store.find(gid);
  return found?.type === "Customer" && store.isThere("Customer", found.index)
    ? found.record
    : undefined;
}

const customerUpdate: Resolver = (_source, args, context) => {
  const { id = "", ...input } = updateSchema.parse(args).input;
  const customer = findPresentCustomer(id, context);
  if (!customer)
    return { customer: null, userErrors: [userError(["id"], "Customer does not exist")] };
  const given = Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  );
  const first = input.firstName === undefined ? customer["firstName"] : input.firstName;
  const last = input.lastName === undefined ? customer["lastName"] : input.lastName;
  context.store.change(id, {
    ...given,
    displayName: [first, last].filter(Boolean).join(" "),
    updatedAt: moment(context.view.nowMs),
  });
  return { customer: findPresentCustomer(id, context), userErrors: [] };
};

const SETTABLE = ["SUBSCRIBED", "UNSUBSCRIBED", "PENDING"];

const customerEmailMarketingConsentUpdate: Resolver = (_source, args, context) => {
  const { customerId, emailMarketingConsent: asked } = consentSchema.parse(args).input;
  const customer = findPresentCustomer(customerId, context);
  const refuse = (field: string, message: string) => ({
    customer: null,
    userErrors: [userError(["input", field], message, "INVALID")],
  });
  if (!customer) return refuse("customerId", "Customer not found");
  const address = customer["defaultEmailAddress"];
  if (typeof address !== "object" || address === null) {
    return refuse(
      "emailMarketingConsent",
      "An email address must be set to update the marketing consent.",
    );
  }
  if (!SETTABLE.includes(asked.marketingState)) {
    return refuse(
      "emailMarketingConsent",
      `Cannot specify ${asked.marketingState} as a marketing state input`,
    );
  }
  const at = asked.consentUpdatedAt ?? moment(context.view.nowMs);
  const level = asked.marketingOptInLevel ?? "SINGLE_OPT_IN";
  context.store.change(customerId, {
    defaultEmailAddress: {
      ...address,
      marketingState: asked.marketingState,
      marketingUpdatedAt: at,
      marketingOptInLevel: level,
    },
    emailMarketingConsent: {
      marketingState: asked.marketingState,
      marketingOptInLevel: level,
      consentUpdatedAt: at,
      sourceLocation: null,
    },
    updatedAt: moment(context.view.nowMs),
  });
  return { customer: findPresentCustomer(customerId, context), userErrors: [] };
};

const smsSchema = z.object({
  input: z.object({
    customerId: z.string(),
    smsMarketingConsent: consentSchema.shape.input.shape.emailMarketingConsent,
  }),
});

const customerSmsMarketingConsentUpdate: Resolver = (_source, args, context) => {
  const { customerId, smsMarketingConsent: asked } = smsSchema.parse(args).input;
  const customer = findPresentCustomer(customerId, context);
  const refuse = (field: string, message: string) => ({
    customer: null,
    userErrors: [userError(["input", field], message, "INVALID")],
  });
  if (!customer) return refuse("customerId", "Customer not found");
  const number = customer["defaultPhoneNumber"];
  if (typeof number !== "object" || number === null) {
    return refuse(
      "smsMarketingConsent",
      "A phone number is required to set the SMS consent state.",
    );
  }
  if (!SETTABLE.includes(asked.marketingState)) {
    return refuse(
      "smsMarketingConsent",
      `Cannot specify ${asked.marketingState} as a marketing state input`,
    );
  }
  const state = asked.marketingState;
  const at = asked.consentUpdatedAt ?? moment(context.view.nowMs);
  const level = asked.marketingOptInLevel ?? "SINGLE_OPT_IN";
  const from = { collectedFrom: "OTHER", sourceLocation: null };
  context.store.change(customerId, {
    defaultPhoneNumber: {
      ...number,
      ...{ marketingState: state, marketingUpdatedAt: at, marketingOptInLevel: level },
      smsMarketingConsent: { state, optInLevel: level, updatedAt: at, ...from },
    },
    smsMarketingConsent: {
      ...{ marketingState: state, marketingOptInLevel: level, consentUpdatedAt: at },
      ...{ consentCollectedFrom: "OTHER", sourceLocation: null },
    },
    updatedAt: moment(context.view.nowMs),
  });
  return { customer: findPresentCustomer(customerId, context), userErrors: [] };
};

const whatsAppSchema = z.object({
  input: z.object({
    customerId: z.string(),
    whatsAppMarketingConsent: z.object({
      state: z.string(),
      optInLevel: z.string().nullish(),
      updatedAt: z.string().nullish(),
    }),
  }),
});

const customerWhatsAppMarketingConsentUpdate: Resolver = (_source, args, context) => {
  const { customerId, whatsAppMarketingConsent: asked } = whatsAppSchema.parse(args).input;
  const number = findPresentCustomer(customerId, context)?.["defaultPhoneNumber"];
  const refuse = (message: string) => ({
    customerPhoneNumber: null,
    userErrors: [userError(["input", "whatsAppMarketingConsent"], message, "INVALID")],
  });
  if (typeof number !== "object" || number === null) return refuse("A phone number is required");
  if (!SETTABLE.includes(asked.state)) return refuse(`Cannot specify ${asked.state} as a state`);
  const defaultPhoneNumber = {
    ...number,
    whatsAppMarketingConsent: {
      ...{ state: asked.state, optInLevel: asked.optInLevel ?? "SINGLE_OPT_IN" },
      updatedAt: asked.updatedAt ?? moment(context.view.nowMs),
      ...{ collectedFrom: "OTHER", sourceLocation: null },
    },
  };
  context.store.change(customerId, { defaultPhoneNumber, updatedAt: moment(context.view.nowMs) });
  return { customerPhoneNumber: defaultPhoneNumber, userErrors: [] };
};

export const customerMutations = {
  customerWhatsAppMarketingConsentUpdate,
  customerUpdate,
  customerEmailMarketingConsentUpdate,
  customerSmsMarketingConsentUpdate,
};
