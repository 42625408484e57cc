import { z } from "zod";
import { TransientSourceError } from "../../domain/data-requests/ports.ts";
import type { EvidenceFinder } from "../../domain/newsletter/claims/ports.ts";
import type { ClaimEvidence, KeptClaim } from "../../domain/newsletter/claims/types.ts";
import type { Channel } from "../../domain/newsletter/types.ts";
import { toMs } from "../../domain/shared/duration.ts";
import type { AdminClient } from "./admin-client.server.ts";
import { ask } from "./policy-call.server.ts";

const document = `query OptInEvidence($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Customer {
      id
      createdAt
      tags
      defaultEmailAddress { marketingState marketingUpdatedAt }
      defaultPhoneNumber {
        marketingState
        marketingUpdatedAt
        marketingCollectedFrom
        whatsAppMarketingConsent { state updatedAt collectedFrom }
      }
      orders(first: 5, sortKey: PROCESSED_AT, reverse: true) {
        nodes { id createdAt customerAcceptsMarketing sourceName }
      }
    }
  }
}`;

const moment = z.coerce.date().nullish();
const consentSchema = z.object({
  marketingState: z.string().nullish(),
  marketingUpdatedAt: moment,
});
const customerSchema = z.object({
  id: z.string(),
  createdAt: z.coerce.date(),
  tags: z.array(z.string()).nullish(),
  defaultEmailAddress: consentSchema.nullish(),
  defaultPhoneNumber: consentSchema
    .extend({
      marketingCollectedFrom: z.string().nullish(),
      whatsAppMarketingConsent: z
        .object({ state: z.string(), updatedAt: moment, collectedFrom: z.string().nullish() })
        .nullish(),
    })
    .nullish(),
  orders: z
    .object({
      nodes: z.array(
        z.object({
          id: z.string(),
          createdAt: z.coerce.date(),
          customerAcceptsMarketing: z.boolean(),
          sourceName: z.string().nullish(),
        }),
      ),
    })
    .nullish(),
});
const replySchema = z.object({ nodes: z.array(z.unknown()) });

type Customer = z.infer<typeof customerSchema>;

/** What stays of the person's act and the note of it this near to each other are the same. */
const near = { minutes: 15 } as const;
/** Source names Shopify keeps for its own channels; an API cannot set them (Order.sourceName). */
const ownSources = new Set(["web", "pos", "iphone", "android"]);
const pointsPerCustomer = 8;

/**
 * Finds out whether an opt-in was the person's own. Shopify does not say who wrote a consent; what counts
 * is what an API writer cannot make up: that Shopify itself collected it (SMS and WhatsApp,
 * CustomerConsentCollectedFrom), an order in which the box was ticked at the same time
 * (Order.customerAcceptsMarketing, of Shopify's own checkouts), or a customer record that the shop's
 * newsletter form made then.
 *
 * @throws TransientSourceError where a later try may help
 */
export function createOptInEvidence(deps: { readonly client: AdminClient }): EvidenceFinder {
  return async (installationId, claims, signal) => {
    const ids = [
      ...new Set(claims.flatMap(({ customerId: id }) => (id === null ? [] : [toGid(id)]))),
    ];
    if (ids.length === 0) return new Map();
    const { data } = await ask(
      { client: deps.client, installationId, signal },
      { document, variables: { ids }, points: ids.length * pointsPerCustomer },
    );
    const reply = replySchema.safeParse(data);
    if (!reply.success) throw new TransientSourceError("Shopify's answer names no customers");
    const customers = new Map(
      reply.data.nodes.flatMap((node): readonly [string, Customer][] => {
        const { data: customer } = customerSchema.safeParse(node);
        return customer === undefined ? [] : [[customer.id, customer]];
      }),
    );
    return new Map(
      claims.flatMap((claim): readonly [string, ClaimEvidence][] => {
        const customer = customers.get(toGid(claim.customerId ?? ""));
        return customer === undefined ? [] : [[claim.id, weigh(claim, customer)]];
      }),
    );
  };
}

const toGid = (id: string): string => `gid://shopify/Customer/${id}`;

type Standing = {
  readonly state: string | null;
  readonly at: Date | null;
  readonly isOwn: boolean;
};

function standingOf(channel: Channel, customer: Customer): Standing {
  if (channel === "email") return toStanding(customer.defaultEmailAddress);
  const phone = customer.defaultPhoneNumber;
  if (channel === "sms") {
    return { ...toStanding(phone), isOwn: phone?.marketingCollectedFrom === "SHOPIFY" };
  }
  const consent = phone?.whatsAppMarketingConsent;
  const { state = null, updatedAt = null, collectedFrom = null } = consent ?? {};
  return { state, at: updatedAt, isOwn: collectedFrom === "SHOPIFY" };
}

const toStanding = (consent: z.infer<typeof consentSchema> | null | undefined): Standing => ({
  ...{ state: consent?.marketingState ?? null, at: consent?.marketingUpdatedAt ?? null },
  isOwn: false,
});

function weigh(claim: KeptClaim, customer: Customer): ClaimEvidence {
  const { state, at, isOwn } = standingOf(claim.channel, customer);
  const isIn = state === "SUBSCRIBED";
  const givenAt = claim.at ?? at;
  if (!isIn || givenAt === null) return { isIn, changedAt: at, proof: null };
  const isCollected = isOwn || (claim.isCollectedBySystem && claim.channel !== "email");
  const proof = isCollected ? "collected by Shopify" : findTrace(customer, givenAt);
  return { isIn, changedAt: at, proof };
}

function findTrace({ orders, createdAt, tags }: Customer, givenAt: Date): string | null {
  const isNear = (at: Date) => Math.abs(at.getTime() - givenAt.getTime()) <= toMs(near);
  const order = orders?.nodes.find(
    (one) =>
      one.customerAcceptsMarketing && ownSources.has(one.sourceName ?? "") && isNear(one.createdAt),
  );
  if (order !== undefined) return `order ${order.id.slice(order.id.lastIndexOf("/") + 1)}`;
  const isOfForm = isNear(createdAt) && tags?.includes("newsletter") === true;
  return isOfForm ? "newsletter form" : null;
}
