import { z } from "zod";
import { TransientSourceError } from "../../domain/data-requests/ports.ts";
import type { Listener, PolicyAudience, Who } from "../../domain/policy/publication/audience.ts";
import { asCustomerId } from "../../domain/shared/ids.ts";
import type { AdminClient } from "./admin-client.server.ts";
import { ask } from "./policy-call.server.ts";

const pageSize = 100;

const customerSchema = z.object({
  id: z.string(),
  locale: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  defaultEmailAddress: z
    .object({ emailAddress: z.string().nullish(), marketingState: z.string().nullish() })
    .nullish(),
});
type Customer = z.infer<typeof customerSchema>;

const pageSchema = z.object({
  customers: z.object({
    nodes: z.array(customerSchema),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
  }),
});

const countSchema = z.object({ customersCount: z.object({ count: z.number() }).nullish() });

/** The store's customers by why they are told of a changed policy. Scope: read_customers. */
export function createPolicyAudience({ client }: { readonly client: AdminClient }): PolicyAudience {
  return {
    count: async (placeCall, who) => {
      const { data } = await ask(
        { ...placeCall, client },
        {
          document: `#graphql
            query PolicyAudienceCount($query: String!) { customersCount(query: $query) { count } }`,
          variables: { query: searchOf(who) },
          points: 5,
        },
      );
      return countSchema.safeParse(data ?? {}).data?.customersCount?.count ?? null;
    },
    page: async (placeCall, who, after) => {
      const { data } = await ask(
        { ...placeCall, client },
        {
          document: `#graphql
            query PolicyAudience($query: String!, $first: Int!, $after: String) {
              customers(query: $query, first: $first, after: $after, sortKey: ID) {
                nodes { id locale tags defaultEmailAddress { emailAddress marketingState } }
                pageInfo { hasNextPage endCursor }
              }
            }`,
          variables: { query: searchOf(who), first: pageSize, after },
          points: 50,
        },
      );
      const page = pageSchema.safeParse(data);
      if (!page.success) throw new TransientSourceError("Shopify does not name its customers");
      const { nodes, pageInfo } = page.data.customers;
      return {
        listeners: nodes.flatMap((customer) => toListener(customer, who)),
        next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
      };
    },
  };
}

/** Shopify's search is loose, so each customer found is looked at again. */
function searchOf(who: Who): string {
  return who.because === "consent"
    ? "accepts_marketing:true"
    : `tag:'${who.tag.replace(/['"\\]/gu, "")}'`;
}

/** Nobody without an address, as those whom Shopify has erased. */
function toListener(customer: Customer, who: Who): readonly Listener[] {
  const { id, locale, tags, defaultEmailAddress: address } = customer;
  const email = address?.emailAddress ?? "";
  const isMeant =
    who.because === "consent"
      ? address?.marketingState === "SUBSCRIBED"
      : (tags ?? []).some((tag) => tag.toLowerCase() === who.tag.toLowerCase());
  if (email === "" || !isMeant) return [];
  const customerId = asCustomerId(id.slice(id.lastIndexOf("/") + 1));
  return [{ customerId, email, locale: locale ?? "" }];
}
