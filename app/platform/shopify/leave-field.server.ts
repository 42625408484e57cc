import { z } from "zod";
import { TransientSourceError } from "../../domain/data-requests/ports.ts";
import type {
  FieldOwner,
  FieldPage,
  FieldPlace,
  FieldWrite,
} from "../../domain/newsletter/leave-field/ports.ts";
import type { AdminClient } from "./admin-client.server.ts";
import { ask, change, type PolicyCall } from "./policy-call.server.ts";

/**
 * Not the app's own reserved namespace: no other app may read that (MetafieldAdminAccessInput), and mail
 * tools have to.
 */
const place = { namespace: "lagom", key: "leave_link" } as const;
/** As many as Shopify sets in one call, all or none. */
const mostAtOnce = 25;

const pageSchema = z.object({
  customersCount: z.object({ count: z.int() }).nullish(),
  customers: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
    nodes: z.array(
      z.object({
        id: z.string(),
        defaultEmailAddress: z
          .object({ emailAddress: z.string().nullish(), marketingState: z.string().nullish() })
          .nullish(),
        metafield: z.object({ value: z.string() }).nullish(),
      }),
    ),
  }),
});

const readDocument = `query LeaveFields($after: String, $query: String!) {
  customersCount(query: $query) { count }
  customers(first: ${String(mostAtOnce)}, after: $after, query: $query) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id
      defaultEmailAddress { emailAddress marketingState }
      metafield(namespace: "${place.namespace}", key: "${place.key}") { value }
    }
  }
}`;

const alreadyThere = new Set(["taken", "unstructured-already-exists"]);

/** People's own links in the metafield `lagom.leave_link` of Shopify's customers. */
export function createLeaveField({ client }: { readonly client: AdminClient }): FieldPlace {
  return {
    prepare: (installationId, signal) => define({ client, installationId, signal }),
    readPage: (installationId, from, signal) => readPage({ client, installationId, signal }, from),
    write: (installationId, links, signal) =>
      change(
        { client, installationId, signal },
        {
          root: "metafieldsSet",
          document: `mutation LeaveFieldsSet($metafields: [MetafieldsSetInput!]!) {
            metafieldsSet(metafields: $metafields) { userErrors { code } }
          }`,
          variables: {
            metafields: links.map(({ ownerId, link }) => ({
              ...{ ...place, ownerId, type: "url", value: link },
            })),
          },
        },
      ),
  };
}

async function define(call: PolicyCall): Promise<FieldWrite> {
  const definition = {
    ...{ ...place, name: "Way out of the newsletter", ownerType: "CUSTOMER", type: "url" },
    description: "This person's own link, which leaves all of the shop's mail. Kept by Lagom.",
    access: { storefront: "NONE" },
  };
  const made = await change(call, {
    root: "metafieldDefinitionCreate",
    document: `mutation LeaveFieldDefinition($definition: MetafieldDefinitionInput!) {
      metafieldDefinitionCreate(definition: $definition) { userErrors { code } }
    }`,
    variables: { definition },
  });
  return made.kind === "refused" && !alreadyThere.has(made.code) ? made : { kind: "written" };
}

async function readPage(
  call: PolicyCall,
  { cursor, since }: Parameters<FieldPlace["readPage"]>[1],
): Promise<FieldPage> {
  const query = [
    "accepts_marketing:true",
    ...(since === null ? [] : [`updated_at:>='${since.toISOString()}'`]),
  ].join(" AND ");
  const variables = { after: cursor, query };
  const { data } = await ask(call, { document: readDocument, variables, points: 4 * mostAtOnce });
  const page = pageSchema.safeParse(data);
  if (!page.success) throw new TransientSourceError("Shopify's answer is no page of customers");
  const { customers, customersCount } = page.data;
  const { hasNextPage, endCursor } = customers.pageInfo;
  return {
    nextCursor: hasNextPage ? (endCursor ?? null) : null,
    total: customersCount?.count ?? null,
    owners: customers.nodes.flatMap(toOwner),
  };
}

type Customer = z.infer<typeof pageSchema>["customers"]["nodes"][number];

function toOwner({ id, defaultEmailAddress, metafield }: Customer): readonly FieldOwner[] {
  const { emailAddress: email, marketingState } = defaultEmailAddress ?? {};
  if (!email || marketingState !== "SUBSCRIBED") return [];
  return [{ ownerId: id, email, link: metafield?.value ?? null }];
}
