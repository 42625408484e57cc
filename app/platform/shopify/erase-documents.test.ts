import { Kind, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { requestedCost } from "../../../local-shopify/graphql/query-cost.ts";
import { readAdminSchema } from "../../../tests/support/admin-schema.ts";
import { orderStepFields } from "../../domain/erasure/step-values.ts";
import { commentDocument, deleteCommentDocument } from "./erase-comment.server.ts";
import { contactDocument, deleteContactDocument } from "./erase-company-contact.server.ts";
import { clearDraftDocument, deleteDraftDocument, draftDocument } from "./erase-draft.server.ts";
import { clearGiftCardDocument, giftCardDocument } from "./erase-gift-card.server.ts";
import { deleteMetafieldsDocument, metafieldsDocument } from "./erase-metafields.server.ts";
import { clearOrderDocument, orderDocument } from "./erase-order.server.ts";
import { remainingDocument } from "./erasure-reader.server.ts";

const schema = readAdminSchema();

function costOf(document: string, variables: Record<string, unknown>): number {
  const parsed = parse(document);
  const operation = parsed.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error("no operation");
  return requestedCost(schema, parsed, { operation, variables });
}

const fifty = { ids: Array.from({ length: 50 }, (_, index) => `gid://shopify/Customer/${index}`) };

describe("documents of an erasure", () => {
  it.each([
    ["an order read", orderDocument(orderStepFields), {}],
    ["an order cleared", clearOrderDocument, {}],
    ["a draft read", draftDocument, {}],
    ["a draft deleted", deleteDraftDocument, {}],
    ["a draft cleared", clearDraftDocument, {}],
    ["a gift card read", giftCardDocument, {}],
    ["a gift card cleared", clearGiftCardDocument, {}],
    ["a comment read", commentDocument, {}],
    ["a comment deleted", deleteCommentDocument, {}],
    ["a company contact read", contactDocument, {}],
    ["a company contact deleted", deleteContactDocument, {}],
    ["metafields read", metafieldsDocument(25), {}],
    ["metafields deleted", deleteMetafieldsDocument, {}],
    ["what Shopify erases read back", remainingDocument, fifty],
  ])("%s: is one of Shopify's schema, within 1,000 points", (_, document, variables) => {
    expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([]);
    expect(costOf(document, variables)).toBeLessThanOrEqual(1000);
  });
});
