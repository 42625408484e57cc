import type { WriteOutcome } from "../../domain/erasure/ports.ts";
import { orderValues } from "../../domain/erasure/step-values.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import {
  judgeMissingOrder,
  mutate,
  readNode,
  valuesUnlessDenied,
  type ActionEraser,
  type EraseCall,
  type NodeFound,
} from "./erase-call.server.ts";
import { nodesWithin } from "./erase-values.server.ts";

/** More than there are keys in Shopify's enum `LocalizedFieldKey`. */
const LOCALIZED_FIELDS = 60;

/** One field of an order that can be emptied. */
type OrderField = {
  /** As GraphQL and `orderUpdate` call it. */
  readonly name: string;
  readonly selection: string;
  /** What empties it, given the order as it is. */
  readonly empty: (order: JsonObject) => JsonObject[string];
};

const orderFields: Readonly<Record<string, OrderField>> = {
  "Order.note": { name: "note", selection: "note", empty: () => "" },
  "Order.poNumber": { name: "poNumber", selection: "poNumber", empty: () => "" },
  "Order.customAttributes": {
    name: "customAttributes",
    selection: "customAttributes { key value }",
    empty: () => [],
  },
  "Order.localizedFields": {
    name: "localizedFields",
    selection: `localizedFields(first: ${LOCALIZED_FIELDS}) { nodes { key value } }`,
    // Shopify has no call that takes one away: an empty value is all one can write.
    empty: (order) =>
      nodesWithin(order, "localizedFields").map(({ key }) => ({ key: key ?? null, value: "" })),
  },
};

function fieldOf(field: string): OrderField {
  const found = orderFields[field];
  if (found === undefined) {
    throw new Error(`no call empties ${field}`);
  }
  return found;
}

/** Reads an order's fields that can be emptied. */
export function orderDocument(fields: readonly string[]): string {
  const own = fields.map((field) => fieldOf(field).selection).join(" ");
  return `query OrderToClear($id: ID!) { node(id: $id) { ... on Order { id ${own} } } }`;
}

function readOrder(call: EraseCall, id: string, fields: readonly string[]): Promise<NodeFound> {
  return readNode(call, {
    document: orderDocument(fields),
    variables: { id },
    points: fields.includes("Order.localizedFields") ? LOCALIZED_FIELDS + 3 : 2,
  });
}

export const clearOrderDocument = `mutation ClearOrder($input: OrderInput!) {
  orderUpdate(input: $input) { userErrors { field message } } }`;

type Clearing = { readonly order: JsonObject; readonly id: string };

function clear(call: EraseCall, { order, id }: Clearing, fields: readonly string[]) {
  const empty = fields
    .map(fieldOf)
    .map((field): [string, JsonObject[string]] => [field.name, field.empty(order)]);
  const input: JsonObject = { ...Object.fromEntries(empty), id };
  const variables: JsonObject = { input };
  return mutate(call, { document: clearOrderDocument, root: "orderUpdate", variables });
}

/** One refused field takes the others with it, so each is then tried by itself. */
async function clearOneByOne(call: EraseCall, clearing: Clearing, fields: readonly string[]) {
  let end: WriteOutcome = { kind: "written" };
  for (const field of fields) {
    const outcome = await clear(call, clearing, [field]);
    end = outcome.kind === "refused" ? outcome : end;
  }
  return end;
}

/** Empties fields of an order; the order stays. */
export const orderEraser: ActionEraser = {
  read: async (call, { target, fields }) => {
    const found = await readOrder(call, target, fields);
    if (found.kind === "gone") {
      return judgeMissingOrder(call);
    }
    return valuesUnlessDenied(found, (order) =>
      orderValues({ ...order, localizedFields: nodesWithin(order, "localizedFields") }, fields),
    );
  },
  write: async (call, { target, fields }) => {
    const found = await readOrder(call, target, fields);
    if (found.kind !== "found") {
      return { kind: "refused", code: "out-of-reach" };
    }
    const clearing = { order: found.node, id: target };
    const outcome = await clear(call, clearing, fields);
    return outcome.kind === "refused" && fields.length > 1
      ? clearOneByOne(call, clearing, fields)
      : outcome;
  },
};
