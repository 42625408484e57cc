import { Kind, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { requestedCost } from "../../../local-shopify/graphql/query-cost.ts";
import { readAdminSchema } from "../../../tests/support/admin-schema.ts";
import { shopifyPlaces } from "./collectors.server.ts";
import { isReadable, pageSizeFor, shapeCost, type EntityShape } from "./entity-shape.server.ts";
import {
  bulkDocuments,
  byIdsDocument,
  childrenDocument,
  countDocument,
  listDocument,
  listSize,
  type ChildFetch,
} from "./place-documents.server.ts";

const schema = readAdminSchema();
const scopes = [
  "read_returns",
  "read_payment_terms",
  "read_merchant_managed_fulfillment_orders",
  "read_gift_card_transactions",
  "read_store_credit_account_transactions",
];
const everything = { scopes, denied: new Set<string>() };

function faultsOf(document: string): readonly string[] {
  return validate(schema, parse(document)).map(({ message }) => message);
}

function costOf(document: string, variables: Record<string, unknown> = {}): number {
  const parsed = parse(document);
  const operation = parsed.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error("no operation");
  return requestedCost(schema, parsed, { operation, variables });
}

function fetchesOf(shape: EntityShape): ChildFetch[] {
  return shape.children.flatMap((child) => [
    ...(child.form === "connection"
      ? [{ parent: shape, child, first: pageSizeFor(shapeCost(child.of, everything)) }]
      : []),
    ...fetchesOf(child.of),
  ]);
}

describe.each(Object.values(shopifyPlaces))("documents of $place", (definition) => {
  const { shape } = definition;

  it.each(["full", "light"] as const)(
    "list %s records by Shopify's schema, within 1,000 points",
    (depth) => {
      const first = listSize(definition, depth, everything);
      const document = listDocument(definition, { depth, first }, everything);
      expect(faultsOf(document)).toEqual([]);
      expect(costOf(document)).toBeLessThanOrEqual(1000);
    },
  );

  it("read records by id by Shopify's schema, within 1,000 points", () => {
    const document = byIdsDocument(definition, everything);
    expect(faultsOf(document)).toEqual([]);
    expect(costOf(document) * pageSizeFor(shapeCost(shape, everything))).toBeLessThanOrEqual(1000);
  });

  it("count by Shopify's schema where a counter is named", () => {
    const document =
      definition.count === undefined ? "{ __typename }" : countDocument(definition.count);
    expect(faultsOf(document)).toEqual([]);
  });

  it("go on in every connection by Shopify's schema, within 1,000 points", () => {
    for (const fetch of fetchesOf(shape)) {
      const document = childrenDocument([fetch], everything);
      expect(faultsOf(document), fetch.child.path).toEqual([]);
      expect(costOf(document), fetch.child.path).toBeLessThanOrEqual(1000);
    }
  });

  it("run as bulk operations of at most five connections by Shopify's schema", () => {
    for (const depth of ["full", "light"] as const) {
      for (const document of bulkDocuments(definition, { depth, filter: "id:1" }, everything)) {
        expect(faultsOf(document)).toEqual([]);
        expect(document.match(/edges/gu)?.length).toBeLessThanOrEqual(5);
      }
    }
  });

  it("stay valid when any one field is refused", () => {
    for (const field of shape.own.match(/^\s*\w+|(?<=\s)\w+(?=\s)/gu) ?? []) {
      const limits = { scopes, denied: new Set([`${shape.type}.${field.trim()}`]) };
      expect(faultsOf(byIdsDocument(definition, limits)), field).toEqual([]);
    }
  });
});

describe("isReadable()", () => {
  it("keeps a relation out whose scope is not granted", () => {
    const shape = shopifyPlaces.orders.shape;
    const returns = shape.children.find(({ path }) => path === "returns");
    expect(returns && isReadable(shape, returns, { scopes: [], denied: new Set() })).toBe(false);
    expect(returns && isReadable(shape, returns, everything)).toBe(true);
  });
});
