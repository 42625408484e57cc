import { draftValues } from "../../domain/erasure/step-values.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import {
  mutate,
  readNode,
  valuesOf,
  type ActionEraser,
  type EraseCall,
} from "./erase-call.server.ts";

export const draftDocument = `query DraftToDelete($id: ID!) { node(id: $id) {
  ... on DraftOrder { id email customer { id } } } }`;

export const deleteDraftDocument = `mutation DeleteDraft($input: DraftOrderDeleteInput!) {
  draftOrderDelete(input: $input) { userErrors { field message } } }`;

export const clearDraftDocument = `mutation ClearDraft($id: ID!, $input: DraftOrderInput!) {
  draftOrderUpdate(id: $id, input: $input) { userErrors { field message } } }`;

/** All that is personal in a draft and can be emptied. */
const empty: JsonObject = {
  ...{ email: "", phone: "", note: "", poNumber: "", tags: [], customAttributes: [] },
  ...{ billingAddress: null, shippingAddress: null },
};

async function clear(call: EraseCall, id: string): Promise<boolean> {
  const outcome = await mutate(call, {
    document: clearDraftDocument,
    root: "draftOrderUpdate",
    variables: { id, input: empty },
  });
  return outcome.kind === "written";
}

/**
 * Deletes a draft order. One that Shopify will not let go is emptied instead, and
 * counts as refused all the same: it is still there.
 */
export const draftEraser: ActionEraser = {
  read: async (call, { target }) =>
    valuesOf(
      await readNode(call, { document: draftDocument, variables: { id: target }, points: 3 }),
      draftValues,
    ),
  write: async (call, { target }) => {
    const outcome = await mutate(call, {
      document: deleteDraftDocument,
      root: "draftOrderDelete",
      variables: { input: { id: target } },
    });
    const mayBeCleared = outcome.kind === "refused" && outcome.code !== "scope-not-granted";
    return mayBeCleared && (await clear(call, target))
      ? { kind: "refused", code: "cleared-not-deleted" }
      : outcome;
  },
};
