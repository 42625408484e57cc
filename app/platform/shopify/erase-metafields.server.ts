import type { WriteOutcome } from "../../domain/erasure/ports.ts";
import type { ErasureStep, StepValues } from "../../domain/erasure/types.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import {
  judgeMissingOrder,
  mutate,
  readNode,
  valuesUnlessDenied,
  type ActionEraser,
  type EraseCall,
} from "./erase-call.server.ts";
import { objectWithin } from "./erase-values.server.ts";

/** Metafields read, and deleted, by one call. */
const AT_ONCE = 25;

/** A key has no dot; a namespace of old may. */
function placeOf(field: string): { readonly namespace: string; readonly key: string } {
  const at = field.lastIndexOf(".");
  return { namespace: field.slice(0, at), key: field.slice(at + 1) };
}

/** Reads metafields one by one under aliases `m0`, `m1` …, of a customer or an order. */
export function metafieldsDocument(count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const declared = numbers.map((index) => `$n${index}: String!, $k${index}: String!`).join(", ");
  const read = numbers
    .map((index) => `m${index}: metafield(namespace: $n${index}, key: $k${index}) { value }`)
    .join(" ");
  return `query MetafieldsToDelete($id: ID!, ${declared}) { node(id: $id) { id ... on HasMetafields { ${read} } } }`;
}

export const deleteMetafieldsDocument = `mutation DeleteMetafields($metafields: [MetafieldIdentifierInput!]!) {
  metafieldsDelete(metafields: $metafields) { userErrors { field message } } }`;

function slices(fields: readonly string[]): string[][] {
  const count = Math.ceil(fields.length / AT_ONCE);
  return Array.from({ length: count }, (_, index) =>
    fields.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
}

async function readSlice(
  call: EraseCall,
  target: string,
  fields: readonly string[],
): Promise<StepValues | undefined> {
  const places = fields.map(placeOf);
  const variables: JsonObject = {
    id: target,
    ...Object.fromEntries(places.map(({ namespace }, index) => [`n${index}`, namespace])),
    ...Object.fromEntries(places.map(({ key }, index) => [`k${index}`, key])),
  };
  const found = await readNode(call, {
    document: metafieldsDocument(fields.length),
    variables,
    points: fields.length + 2,
  });
  if (found.kind === "gone" && target.startsWith("gid://shopify/Order/")) {
    return judgeMissingOrder(call);
  }
  return valuesUnlessDenied(found, (node) =>
    Object.fromEntries(
      fields.map((field, index) => [field, objectWithin(node, `m${index}`)?.["value"] ?? null]),
    ),
  );
}

async function deleteSlice(
  call: EraseCall,
  { target }: ErasureStep,
  fields: readonly string[],
): Promise<WriteOutcome> {
  const metafields = fields.map((field) => ({ ownerId: target, ...placeOf(field) }));
  return mutate(call, {
    document: deleteMetafieldsDocument,
    root: "metafieldsDelete",
    variables: { metafields },
  });
}

/** Deletes metafields of a customer or an order. */
export const metafieldsEraser: ActionEraser = {
  read: async (call, { target, fields }) => {
    let values: StepValues = {};
    for (const slice of slices(fields)) {
      const read = await readSlice(call, target, slice);
      if (read === undefined) {
        return undefined;
      }
      values = { ...values, ...read };
    }
    return values;
  },
  write: async (call, step) => {
    let end: WriteOutcome = { kind: "written" };
    for (const slice of slices(step.fields)) {
      const outcome = await deleteSlice(call, step, slice);
      end = outcome.kind === "refused" ? outcome : end;
    }
    return end;
  },
};
