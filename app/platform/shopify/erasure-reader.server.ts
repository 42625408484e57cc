import { z } from "zod";

import type { EraserContext, ShopifyErasureReader } from "../../domain/erasure/ports.ts";
import type { AdminClient } from "./admin-client.server.ts";
import { jsonObjectSchema } from "./admin-envelope.server.ts";
import { TransientSourceError } from "../../domain/data-requests/ports.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import { seesAllOrders } from "./erase-call.server.ts";
import { objectWithin } from "./erase-values.server.ts";

/** Records read by one call. */
const AT_ONCE = 50;
const POINTS_PER_RECORD = 8;

const ADDRESS = "{ firstName lastName name company address1 address2 city zip phone }";

/** What Shopify erases of a customer and of an order, of several at once. */
export const remainingDocument = `query Remaining($ids: [ID!]!) { nodes(ids: $ids) { __typename
  ... on Customer { firstName lastName emailMarketingConsent { marketingState }
    defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber }
    addressesV2(first: 1) { nodes { id } } }
  ... on Order { email phone clientIp billingAddress ${ADDRESS} shippingAddress ${ADDRESS} } } }`;

const nodesSchema = z.object({ nodes: z.array(jsonObjectSchema.nullable()) });

function isFilled(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}

function holdsAny(node: JsonObject | undefined, fields: readonly string[]): boolean {
  return node !== undefined && fields.some((field) => isFilled(node[field]));
}

const addressFields = [
  ...["firstName", "lastName", "name", "company", "address1", "address2", "city", "zip", "phone"],
];

function customerRemains(node: JsonObject): boolean {
  if (isRedacted(node)) {
    return false;
  }
  const addresses = objectWithin(node, "addressesV2")?.["nodes"];
  return (
    holdsAny(node, ["firstName", "lastName"]) ||
    holdsAny(objectWithin(node, "defaultEmailAddress"), ["emailAddress"]) ||
    holdsAny(objectWithin(node, "defaultPhoneNumber"), ["phoneNumber"]) ||
    (Array.isArray(addresses) && addresses.length > 0)
  );
}

function orderRemains(node: JsonObject): boolean {
  return (
    holdsAny(node, ["email", "phone", "clientIp"]) ||
    holdsAny(objectWithin(node, "billingAddress"), addressFields) ||
    holdsAny(objectWithin(node, "shippingAddress"), addressFields)
  );
}

function remains(node: JsonObject): boolean {
  return node["__typename"] === "Customer" ? customerRemains(node) : orderRemains(node);
}

function isOrder(gid: string | undefined): boolean {
  return gid?.startsWith("gid://shopify/Order/") === true;
}

/**
 * Reads whether Shopify erased what it said it would. A record counts as erased
 * when it is gone or none of it is there; one whose fields are withheld from the
 * app, or an order grown too old to be read, cannot be called erased.
 */
export function createShopifyErasureReader({
  client,
}: {
  readonly client: AdminClient;
}): ShopifyErasureReader {
  return {
    countRemaining: async (context, targets) => {
      const { held, unread } = await countAll({ client, context }, targets);
      return held + unread;
    },
    countUnreadable: async (context, targets) =>
      (await countAll({ client, context }, targets)).unread,
  };
}

/** Records that hold something, and those of which it cannot be said. */
type Remaining = { readonly held: number; readonly unread: number };

async function countAll(reading: Reading, targets: readonly string[]): Promise<Remaining> {
  let all: Remaining = { held: 0, unread: 0 };
  for (let at = 0; at < targets.length; at += AT_ONCE) {
    const { held, unread } = await countSlice(reading, targets.slice(at, at + AT_ONCE));
    all = { held: all.held + held, unread: all.unread + unread };
  }
  return all;
}

type Reading = { readonly client: AdminClient; readonly context: EraserContext };

async function countSlice(reading: Reading, ids: readonly string[]): Promise<Remaining> {
  const { data, denied } = await reading.client.request({
    installation: reading.context.installationId,
    signal: reading.context.signal,
    document: remainingDocument,
    variables: { ids },
    points: ids.length * POINTS_PER_RECORD,
  });
  const parsed = nodesSchema.safeParse(data);
  if (!parsed.success) {
    if (denied.length > 0) return { held: 0, unread: ids.length };
    throw new TransientSourceError("Shopify's answer is not a list of records");
  }
  const unseen = new Set(denied.map(({ path }) => path[1]));
  const missing = ids.filter((_, index) => (parsed.data.nodes[index] ?? null) === null);
  const hidesOrders = missing.some(isOrder) && !(await seesAllOrders(reading));
  const states = ids.map((id, index) => {
    const node = parsed.data.nodes[index] ?? null;
    if (node === null) return unseen.has(index) || (isOrder(id) && hidesOrders) ? "unread" : "gone";
    if (isRedacted(node)) return "gone";
    if (remains(node)) return "held";
    return unseen.has(index) ? "unread" : "gone";
  });
  const count = (wanted: string) => states.filter((state) => state === wanted).length;
  return { held: count("held"), unread: count("unread") };
}

/**
 * What Shopify marks as erased is, whatever it withholds. Only this deprecated field
 * says so: the states of `defaultEmailAddress` do not have it.
 */
function isRedacted(node: JsonObject): boolean {
  return objectWithin(node, "emailMarketingConsent")?.["marketingState"] === "REDACTED";
}
