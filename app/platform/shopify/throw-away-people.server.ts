import { z } from "zod";

import { SourceRefusedError, TransientSourceError } from "../../domain/data-requests/ports.ts";
import type { EraserContext } from "../../domain/erasure/ports.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import { err, ok, type Result } from "../../domain/shared/result.ts";
import type { AdminClient } from "./admin-client.server.ts";
import { objectWithin } from "./erase-values.server.ts";

/** Everything planted carries this tag, so that what a killed run left is found again. */
const TAG = "lagom-self-audit";
const LISTED = 100;
const MUTATION_POINTS = 10;

/** What is planted of one person: each a text that is found nowhere else. */
export type ThrowAwayPerson = {
  readonly firstName: string;
  readonly lastName: string;
  /** What stands before the `@` of `example.com`. */
  readonly mailName: string;
  readonly street: string;
  readonly note: string;
  /** Value of a metafield of the app's own. */
  readonly metafield: string;
  readonly draftNote: string;
  readonly draftAttribute: string;
  readonly draftPoNumber: string;
};

/** What is planted is asked for and erased by these. */
export type PlantedPerson = {
  /** Decimal string, as webhooks carry it. */
  readonly customerId: string;
  readonly email: string;
  /** Gid. */
  readonly draftOrderId: string;
};

export type ThrowAwayRefusal =
  | "not-a-development-store"
  | "scope-not-granted"
  /** Shopify took one of them for wrong. */
  | "refused";

type Deps = { readonly client: AdminClient };

const planDocument = `query Plan { shop { plan { partnerDevelopment } } }`;

const planSchema = z.object({
  shop: z.object({ plan: z.object({ partnerDevelopment: z.boolean() }) }),
});

/** Tells whether a shop is one that is only for development: nobody buys there. */
export async function isDevelopmentStore(
  { client }: Deps,
  context: EraserContext,
): Promise<boolean> {
  const { data } = await client.request({ ...query(context, planDocument), points: 3 });
  const plan = planSchema.safeParse(data);
  if (!plan.success) {
    throw new TransientSourceError("Shopify does not say what kind of store it is");
  }
  return plan.data.shop.plan.partnerDevelopment;
}

/**
 * Plants people who do not exist into a development store: each a customer with
 * address, note and metafield, and a draft order. Nobody is written to. Safe to
 * repeat with the same people: who is there already is taken as they are, with
 * another draft. In any other kind of store nothing is written.
 */
export async function createThrowAwayPeople(
  { client }: Deps,
  context: EraserContext,
  people: readonly ThrowAwayPerson[],
): Promise<Result<readonly PlantedPerson[], ThrowAwayRefusal>> {
  if (!(await isDevelopmentStore({ client }, context))) {
    return err("not-a-development-store");
  }
  const planted: PlantedPerson[] = [];
  for (const person of people) {
    const one = await plant({ client, context }, person);
    if (!one.ok) return one;
    planted.push(one.value);
  }
  return ok(planted);
}

type Call = { readonly client: AdminClient; readonly context: EraserContext };

async function plant(
  call: Call,
  person: ThrowAwayPerson,
): Promise<Result<PlantedPerson, ThrowAwayRefusal>> {
  const email = `${person.mailName}@example.com`;
  const made = await make(call, toCustomer(person, email));
  if (!made.ok && made.reason === "scope-not-granted") return made;
  // A call whose answer was lost has made the customer: then the e-mail is taken.
  const customer = made.ok ? made.value : await findByEmail(call, email);
  if (customer === undefined) return err("refused");
  const draft = await make(call, toDraft(person, customer));
  return draft.ok
    ? ok({
        ...{ email, draftOrderId: draft.value },
        customerId: customer.slice(customer.lastIndexOf("/") + 1),
      })
    : draft;
}

/** A mutation that makes a record. */
type Making = {
  readonly document: string;
  readonly root: string;
  /** Field of the payload that holds the record. */
  readonly made: string;
  readonly input: JsonObject;
};

function toCustomer(person: ThrowAwayPerson, email: string): Making {
  const { firstName, lastName, street, note, metafield } = person;
  return {
    document: `mutation PlantCustomer($input: CustomerInput!) {
      customerCreate(input: $input) { customer { id } userErrors { field message } } }`,
    root: "customerCreate",
    made: "customer",
    input: {
      ...{ firstName, lastName, email, note, tags: [TAG] },
      addresses: [
        {
          ...{ firstName, lastName, address1: street },
          ...{ zip: "111 22", city: "Stockholm", countryCode: "SE" },
        },
      ],
      metafields: [
        {
          ...{ namespace: "$app", key: "self_audit" },
          ...{ type: "single_line_text_field", value: metafield },
        },
      ],
    },
  };
}

function toDraft(person: ThrowAwayPerson, customerId: string): Making {
  return {
    document: `mutation PlantDraft($input: DraftOrderInput!) {
      draftOrderCreate(input: $input) { draftOrder { id } userErrors { field message } } }`,
    root: "draftOrderCreate",
    made: "draftOrder",
    input: {
      purchasingEntity: { customerId },
      ...{ note: person.draftNote, poNumber: person.draftPoNumber, tags: [TAG] },
      customAttributes: [{ key: "Self-audit", value: person.draftAttribute }],
      lineItems: [{ title: "Self-audit", quantity: 1, originalUnitPrice: "1.00" }],
    },
  };
}

/** The gid of what was made. */
async function make(
  { client, context }: Call,
  { document, root, made, input }: Making,
): Promise<Result<string, "scope-not-granted" | "refused">> {
  const { data, denied } = await client.request({
    ...query(context, document),
    variables: { input },
    points: MUTATION_POINTS,
  });
  if (denied.length > 0) return err("scope-not-granted");
  const payload = data === null ? undefined : objectWithin(data, root);
  const id = payload && objectWithin(payload, made)?.["id"];
  return typeof id === "string" ? ok(id) : err("refused");
}

const foundSchema = z.object({ customerByIdentifier: z.object({ id: z.string() }).nullable() });

async function findByEmail({ client, context }: Call, email: string): Promise<string | undefined> {
  const document = `query FindPlanted($email: String!) {
    customerByIdentifier(identifier: { emailAddress: $email }) { id } }`;
  const { data } = await client.request({
    ...query(context, document),
    variables: { email },
    points: 2,
  });
  return foundSchema.safeParse(data).data?.customerByIdentifier?.id;
}

/** Kinds of planted records, drafts first: they name their customer. */
const kinds = [
  {
    list: `query PlantedDrafts($after: String, $query: String!) { found: draftOrders(first: ${LISTED}, after: $after, query: $query) {
      nodes { id tags } pageInfo { hasNextPage endCursor } } }`,
    remove: `mutation RemoveDraft($id: ID!) { draftOrderDelete(input: { id: $id }) { userErrors { field message } } }`,
  },
  {
    list: `query PlantedCustomers($after: String, $query: String!) { found: customers(first: ${LISTED}, after: $after, query: $query) {
      nodes { id tags } pageInfo { hasNextPage endCursor } } }`,
    remove: `mutation RemoveCustomer($id: ID!) { customerDelete(input: { id: $id }) { userErrors { field message } } }`,
  },
] as const;

/** The documents this file sends, for the test that checks them against Shopify's schema. */
export const throwAwayDocuments: readonly string[] = [
  planDocument,
  ...kinds.flatMap(({ list, remove }) => [list, remove]),
];

const listSchema = z.object({
  found: z.object({
    nodes: z.array(z.object({ id: z.string(), tags: z.array(z.string()) })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
  }),
});

/**
 * Removes everything that was ever planted in the shop, of killed runs as well.
 * Answers how many records went. Throws when they cannot be listed.
 */
export async function removeThrowAwayPeople(
  { client }: Deps,
  context: EraserContext,
): Promise<number> {
  let removed = 0;
  for (const { list, remove } of kinds) {
    for (const id of await listPlanted({ client, context }, list)) {
      await client.request({
        ...query(context, remove),
        variables: { id },
        points: MUTATION_POINTS,
      });
      removed += 1;
    }
  }
  return removed;
}

async function listPlanted({ client, context }: Call, document: string): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const { data } = await client.request({
      ...query(context, document),
      variables: { after, query: `tag:${TAG}` },
      points: LISTED + 2,
    });
    const page = listSchema.safeParse(data);
    if (!page.success) {
      throw new SourceRefusedError("what was planted cannot be listed", { code: "source-failed" });
    }
    const { nodes, pageInfo } = page.data.found;
    // A search of Shopify's may find more than was asked for.
    ids.push(...nodes.filter(({ tags }) => tags.includes(TAG)).map(({ id }) => id));
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  return ids;
}

function query({ installationId, signal }: EraserContext, document: string) {
  return { installation: installationId, signal, document, variables: {} };
}
