import { giftCardValues } from "../../domain/erasure/step-values.ts";
import type { ErasureStep } from "../../domain/erasure/types.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import {
  mutate,
  readNode,
  valuesUnlessDenied,
  type ActionEraser,
  type EraseCall,
} from "./erase-call.server.ts";
import { objectWithin } from "./erase-values.server.ts";

export const giftCardDocument = `query CardToClear($id: ID!) { node(id: $id) { ... on GiftCard { id note
  recipientAttributes { preferredName message recipient { id } } } } }`;

export const clearGiftCardDocument = `mutation ClearCard($id: ID!, $input: GiftCardUpdateInput!) {
  giftCardUpdate(id: $id, input: $input) { userErrors { field message } } }`;

function readCard(call: EraseCall, id: string) {
  return readNode(call, { document: giftCardDocument, variables: { id }, points: 4 });
}

/** What empties the step's fields. Shopify wants the recipient named to change what was written to them. */
function emptyInput(node: JsonObject, { fields }: ErasureStep): JsonObject {
  const recipient = objectWithin(node, "recipientAttributes");
  const id = recipient && objectWithin(recipient, "recipient")?.["id"];
  const attributes = {
    ...(fields.includes("GiftCardRecipient.preferredName") ? { preferredName: "" } : {}),
    ...(fields.includes("GiftCardRecipient.message") ? { message: "" } : {}),
  };
  const touchesRecipient = id !== undefined && Object.keys(attributes).length > 0;
  return {
    ...(fields.includes("GiftCard.note") ? { note: "" } : {}),
    ...(touchesRecipient ? { recipientAttributes: { ...attributes, id } } : {}),
  };
}

/** Empties what is written on a gift card; its money stays. */
export const giftCardEraser: ActionEraser = {
  read: async (call, step) =>
    valuesUnlessDenied(await readCard(call, step.target), (card) =>
      giftCardValues(card, step.fields),
    ),
  write: async (call, step) => {
    const found = await readCard(call, step.target);
    if (found.kind !== "found") {
      return { kind: "refused", code: "out-of-reach" };
    }
    return mutate(call, {
      document: clearGiftCardDocument,
      root: "giftCardUpdate",
      variables: { id: step.target, input: emptyInput(found.node, step) },
    });
  },
};
