import { z } from "zod";
import { moment } from "../../store/records/money.ts";
import type { Resolver } from "../resolvers/resolver.ts";
import { takeNumber } from "../shop-state.ts";
import { userError } from "./user-error.ts";

const createSchema = z.object({
  topic: z.string(),
  webhookSubscription: z.object({
    uri: z.string().nullish(),
    callbackUrl: z.string().nullish(),
    format: z.string().nullish(),
  }),
});

const webhookSubscriptionCreate: Resolver = (_source, args, { state, view, apiVersion }) => {
  const { topic, webhookSubscription: input } = createSchema.parse(args);
  const uri = input.uri ?? input.callbackUrl ?? "";
  const refuse = (message: string) => ({
    webhookSubscription: null,
    userErrors: [userError(["webhookSubscription", "callbackUrl"], message)],
  });
  if (!uri.startsWith("https://")) return refuse("Address is not allowed");
  if (
    state.webhookSubscriptions.some((known) => known["topic"] === topic && known["uri"] === uri)
  ) {
    return refuse("Address for this topic has already been taken");
  }
  const number = takeNumber(state);
  const made = {
    __typename: "WebhookSubscription",
    id: `gid://shopify/WebhookSubscription/${number}`,
    legacyResourceId: number,
    topic,
    uri,
    callbackUrl: uri,
    endpoint: { __typename: "WebhookHttpEndpoint", callbackUrl: uri },
    format: input.format ?? "JSON",
    apiVersion: { displayName: apiVersion, handle: apiVersion, supported: true },
    createdAt: moment(view.nowMs),
    updatedAt: moment(view.nowMs),
  };
  state.webhookSubscriptions.push(made);
  return { webhookSubscription: made, userErrors: [] };
};

export const webhookMutations = { webhookSubscriptionCreate };
