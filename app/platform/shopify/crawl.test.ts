import { describe, expect, it } from "vitest";
import { TransientSourceError } from "../../domain/data-requests/ports.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import {
  crawlNode,
  resolveVia,
  scopesMissing,
  type Crawled,
  type CrawlContext,
} from "./crawl.server.ts";
import type { EntityShape } from "./entity-shape.server.ts";
import { nameDenied } from "./place-session.server.ts";
import { orderShape } from "./shapes/order-shape.server.ts";

const shape: EntityShape = {
  type: "Order",
  kind: "order",
  own: "id note journey { days }",
  children: [
    {
      path: "lines",
      form: "connection",
      first: 2,
      of: { type: "Line", kind: "line-item", own: "id title", children: [] },
    },
    {
      path: "refunds",
      form: "list",
      first: 1,
      of: {
        type: "Refund",
        kind: "refund",
        own: "id note",
        children: [
          {
            path: "items",
            form: "connection",
            first: 1,
            of: { type: "Item", kind: "refund", own: "quantity", children: [] },
          },
        ],
      },
    },
    {
      path: "journey.moments",
      form: "connection",
      first: 1,
      nullable: true,
      of: { type: "Visit", kind: "visit", own: "id", children: [] },
    },
    {
      path: "returns",
      form: "connection",
      first: 1,
      scopes: [["read_returns"]],
      of: { type: "Return", kind: "return", own: "id", children: [] },
    },
  ],
  othersLeftOut: ["Order.staffMember"],
};

const done = { hasNextPage: false, endCursor: null };
const order: JsonObject = {
  __typename: "Order",
  id: "o1",
  note: "n",
  lines: { nodes: [{ id: "l1", title: "t" }], pageInfo: { hasNextPage: true, endCursor: "c1" } },
  refunds: [{ id: "r1", note: "x", items: { nodes: [{ quantity: 2 }], pageInfo: done } }],
  journey: { days: 3, moments: { nodes: [{ id: "v1" }], pageInfo: done } },
};

function crawl(node: JsonObject, more: Partial<CrawlContext> = {}): Crawled {
  const into: Crawled = { records: [], pending: [], missing: [] };
  crawlNode(
    node,
    { shape, via: "", parentId: null },
    {
      place: "orders",
      reason: "customer-id",
      limits: { scopes: [], denied: new Set() },
      into,
      ...more,
    },
  );
  return into;
}

describe("crawlNode()", () => {
  it("makes a record of everything that came along, each with what it hangs on", () => {
    const { records } = crawl(order);
    expect(records.map(({ id, parentId, kind }) => [id, parentId, kind])).toEqual([
      ["o1", null, "order"],
      ["l1", "o1", "line-item"],
      ["r1", "o1", "refund"],
      ["r1#refunds/items#0", "r1", "refund"],
      ["v1", "o1", "visit"],
    ]);
    expect(records[0]?.data).toEqual({ id: "o1", note: "n", journey: { days: 3 } });
  });

  it("notes where a connection goes on", () => {
    expect(crawl(order).pending).toEqual([
      { via: "lines", ownerId: "o1", after: "c1", reason: "customer-id" },
    ]);
  });

  it("says whose data it leaves out", () => {
    expect(crawl(order).missing).toEqual([
      { place: "orders", code: "others-data-left-out", subject: "Order.staffMember" },
    ]);
  });

  it("notes every relation as waiting where nothing came along", () => {
    const { lines: _lines, journey: _journey, ...rest } = order;
    const { pending } = crawl({ ...rest, refunds: [{ id: "r1", note: "x" }] }, { shallow: true });
    expect(pending.map(({ via, ownerId }) => `${via} ${ownerId}`)).toEqual([
      "lines o1",
      "refunds/items r1",
      "journey.moments o1",
    ]);
  });

  it.each([
    ["a relation that is missing", { ...order, lines: null }],
    ["a page without records", { ...order, lines: { pageInfo: done } }],
    ["a page without its end", { ...order, lines: { nodes: [] } }],
    [
      "a next page without a position",
      { ...order, lines: { nodes: [], pageInfo: { hasNextPage: true } } },
    ],
    ["a list that is missing", { ...order, refunds: null }],
  ])("fails the page over %s", (_, node) => {
    expect(() => crawl(node)).toThrow(TransientSourceError);
  });

  it("takes null for a relation that may be null", () => {
    expect(crawl({ ...order, journey: { days: 3, moments: null } }).records).toHaveLength(4);
    expect(crawl({ ...order, journey: null }).records).toHaveLength(4);
  });
});

describe("the shape of an order", () => {
  it("says which kind of fulfilment orders is out of sight", () => {
    const scopes = ["read_merchant_managed_fulfillment_orders"];
    expect(scopesMissing("orders", orderShape, { scopes, denied: new Set() })).toContainEqual({
      place: "orders",
      code: "scope-not-granted",
      subject: "read_third_party_fulfillment_orders",
    });
  });

  it("counts as an order only the order itself", () => {
    const below = ({ children }: EntityShape): EntityShape[] =>
      children.flatMap(({ of }) => [of, ...below(of)]);
    const counted = below(orderShape).filter(({ kind }) => kind === "order");
    expect(counted.map(({ type }) => type)).toEqual([]);
  });
});

describe("resolveVia()", () => {
  it("finds a relation by its way from the root", () => {
    const { parent, child } = resolveVia(shape, "refunds/items");
    expect([parent.type, child.path]).toEqual(["Refund", "items"]);
  });

  it("refuses a way that is none", () => {
    expect(() => resolveVia(shape, "refunds/gone")).toThrow(/no child/u);
  });
});

describe("scopesMissing()", () => {
  it("names each relation a scope keeps out", () => {
    expect(scopesMissing("orders", shape, { scopes: [], denied: new Set() })).toEqual([
      { place: "orders", code: "scope-not-granted", subject: "Order.returns" },
    ]);
  });
});

describe("nameDenied()", () => {
  it.each([
    [["orders", "nodes", 0, "email"], "Order.email"],
    [["orders", "nodes", 3, "shippingAddress", "zip"], "Order.shippingAddress.zip"],
    [["nodes", 0, "returns"], "Order.returns"],
    [
      ["orders", "nodes", 0, "fulfillments", 1, "events", "nodes", 0, "city"],
      "FulfillmentEvent.city",
    ],
    [
      ["orders", "nodes", 0, "customerJourneySummary", "moments", "nodes", 0, "source"],
      "CustomerMoment.source",
    ],
  ])("names the field at %j", (path, name) => {
    expect(nameDenied(orderShape, path)).toBe(name);
  });

  it.each([[["orders"]], [["nodes", 0]]])(
    "names no field where a whole record is refused: %j",
    (path) => {
      expect(nameDenied(orderShape, path)).toBeUndefined();
    },
  );
});
