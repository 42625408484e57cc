import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shopifyPlaces } from "../../../platform/shopify/collectors.server.ts";
import type { EntityShape } from "../../../platform/shopify/entity-shape.server.ts";
import { readFates, shopifyFields } from "../../data-map/find-fate.ts";
import { placeIds, type PlaceId } from "../../data-map/types.ts";
import type { CollectedRecord } from "../../data-requests/types.ts";
import type { Json, JsonObject } from "../../shared/json.ts";
import { takersOf } from "../fates/find-fate.ts";
import { createErasurePlanner, type PlannedErasure } from "./plan-erasure.ts";
import { createPlanLines, rowsOfStep, withRefusals } from "./plan-lines.ts";
import type { PlanFacts } from "./plan-parts.ts";
import { ruleSwitches, type ErasureLine } from "../types.ts";

const now = new Date("2026-11-23T12:00:00Z");
const writeScopes = [
  "write_orders",
  "write_draft_orders",
  "write_gift_cards",
  "write_content",
  "write_customers",
];

const facts: PlanFacts = {
  scopes: writeScopes,
  rule: { off: [], metafieldNamespaces: ["loyalty"] },
  accounting: { country: null, financialYearEnd: "12-31", timeZone: "Europe/Stockholm" },
  customerIds: ["1"],
  mergedCustomerIds: [],
  listedOrderIds: ["1", "2"],
  emails: [],
  people: 1,
  now,
  digest: (text) => `digest of ${text}`,
};

function plan(records: readonly CollectedRecord[], over: Partial<PlanFacts> = {}): PlannedErasure {
  const planner = createErasurePlanner({ ...facts, ...over });
  planner.add(records);
  return planner.finish([]);
}

/** Rows without the one that every plan has. */
function rowsOf({ lines }: PlannedErasure): readonly ErasureLine[] {
  return lines.filter(({ field }) => field !== "Person" && field !== "Suppression");
}

function record(
  id: string,
  data: JsonObject,
  over: Partial<CollectedRecord> = {},
): CollectedRecord {
  return {
    ...{ id, data, place: "orders", kind: "order", parentId: null, reason: "customer-id" },
    ...over,
  };
}

/** A type as it comes in a place, with the types above it. */
type Spot = {
  readonly place: PlaceId;
  readonly way: readonly EntityShape[];
  readonly fields: readonly string[];
};

function spotsOf(
  place: PlaceId,
  shape: EntityShape,
  above: readonly EntityShape[],
): readonly Spot[] {
  const way = shape.hidden === true ? above : [...above, shape];
  const fates = shopifyFields[shape.type];
  const isApart = (name: string) => takersOf(shape.type).get(name)?.by === "apart";
  const fields =
    fates === undefined
      ? []
      : [...readFates(shape.type, fates)]
          .filter(([name, { fate }]) => fate === "collected" && !isApart(name))
          .map(([name]) => name);
  const own = shape.hidden === true ? [] : [{ place, way, fields }];
  return [...own, ...shape.children.flatMap((child) => spotsOf(place, child.of, way))];
}

const spots = Object.values(shopifyPlaces)
  .flatMap((definition) => spotsOf(definition.place, definition.shape, []))
  .filter(({ fields }) => fields.length > 0);

/** What a field may hold; made so that it always says something. */
function valueOf(field: string): Json {
  switch (field) {
    case "customAttributes":
    case "localizedFields":
      return [{ key: "KEY", value: "something" }];
    case "recipientAttributes":
      return { preferredName: "something" };
    case "namespace":
      return "loyalty";
    case "createdAt":
    case "processedAt":
      return "2026-05-01T10:00:00Z";
    default:
      return "something";
  }
}

/** The record of a spot holding these fields, under empty records of the types above it. */
function recordsAt(spot: Spot, data: JsonObject, number = 1): readonly CollectedRecord[] {
  const records: CollectedRecord[] = [];
  for (const shape of spot.way) {
    const isLast = shape === spot.way.at(-1);
    const parentId = records.at(-1)?.id ?? null;
    const id = `gid://shopify/${shape.type}/${number}`;
    const inSpot = { place: spot.place, kind: shape.kind, reason: "customer-id" } as const;
    records.push({ ...inSpot, id, parentId, data: isLast ? data : {} });
  }
  return records;
}

const anySpot = fc.constantFrom(...spots);
const anyFacts = fc.record({
  rule: fc.record({
    off: fc.subarray([...ruleSwitches]),
    metafieldNamespaces: fc.subarray(["loyalty", "notes"]),
  }),
  scopes: fc.subarray(writeScopes),
  customerIds: fc.subarray(["1", "2"]),
  listedOrderIds: fc.subarray(["1", "2", "3"]),
  accounting: fc.constantFrom(
    facts.accounting,
    { ...facts.accounting, country: "SE" },
    { ...facts.accounting, country: "DE" },
  ),
});

/** How much a record that holds one field adds to which number of rows. */
function addedBy(spot: Spot, field: string, over: Partial<PlanFacts> = {}): readonly number[] {
  const records = recordsAt(spot, { [field]: valueOf(field), ...alwaysThere(spot) });
  const rest = createPlanLines(rowsOf(plan(records, over)));
  for (const { count, ...row } of rowsOf(plan(records.slice(0, -1), over))) rest.add(row, -count);
  return rest
    .list()
    .map(({ count }) => count)
    .filter((count) => count !== 0);
}

/** A localised field without a value is none. */
function alwaysThere({ way }: Spot): JsonObject {
  return way.at(-1)?.type === "LocalizedField" ? { key: "KEY", value: "something" } : {};
}

/** One row, once; what hangs on a record that goes whole is part of its row. */
function expectedOf({ place, way }: Spot): readonly number[] {
  return wholePlaces.includes(place) && way.length > 1 ? [] : [1];
}

const wholePlaces: readonly PlaceId[] = ["draft-orders", "blog-comments", "company-contacts"];

describe("createErasurePlanner()", () => {
  it("puts every collected field of every type into exactly one row", () => {
    const cases = spots.flatMap((spot) => spot.fields.map((field) => [spot, field] as const));
    expect(cases.length).toBeGreaterThan(250);
    for (const [spot, field] of cases) {
      const where = `${spot.place} ${spot.way.map(({ type }) => type).join(" / ")} ${field}`;
      expect([where, addedBy(spot, field)]).toEqual([where, expectedOf(spot)]);
    }
  });

  it("does so whatever rule, scopes, country and list of orders say", () => {
    const property = fc.property(anySpot, anyFacts, fc.nat(), (spot, over, pick) => {
      const field = spot.fields[pick % spot.fields.length] ?? "";
      expect(addedBy(spot, field, over)).toEqual(expectedOf(spot));
    });
    fc.assert(property, { numRuns: 1_500 });
  });

  it("plans many records as the sum of each, and as many writes as rows say", () => {
    const some = fc.array(fc.tuple(anySpot, fc.array(fc.nat(), { maxLength: 6 })), {
      maxLength: 12,
    });
    const property = fc.property(some, anyFacts, (chosen, over) => {
      const groups = chosen.map(([spot, picks], index) => {
        const names = picks.map((pick) => spot.fields[pick % spot.fields.length] ?? "");
        return recordsAt(
          spot,
          Object.fromEntries(names.map((name) => [name, valueOf(name)])),
          index + 1,
        );
      });
      const whole = plan(groups.flat(), over);
      const sum = createPlanLines();
      for (const group of groups)
        for (const { count, ...row } of rowsOf(plan(group, over))) sum.add(row, count);
      expect(rowsOf(whole)).toEqual(sum.list());
      expect(writesOf(whole)).toEqual(
        rowsOf(whole)
          .filter(({ fate }) => fate === "clear" || fate === "erase")
          .map(({ place, field, subject, count }) => ({ place, field, subject, count })),
      );
    });
    fc.assert(property, { numRuns: 300 });
  });

  it("touches no order that is not listed, nor anything that hangs on one", () => {
    const property = fc.property(anySpot, fc.nat(), (spot, pick) => {
      const field = spot.fields[pick % spot.fields.length] ?? "";
      const data = { [field]: valueOf(field) };
      const planned = plan(recordsAt(spot, data), { listedOrderIds: [] });
      if (spot.place !== "orders") return;
      expect(planned.steps).toEqual([]);
      expect(planned.watched).toEqual([]);
      expect(rowsOf(planned).every(({ because }) => because === "order-not-listed")).toBe(true);
    });
    fc.assert(property, { numRuns: 500 });
  });
});

/** What the steps write, row by row. */
function writesOf({ steps }: PlannedErasure) {
  const sum = createPlanLines();
  for (const step of steps) {
    for (const row of rowsOfStep(step)) sum.add({ ...row, fate: "clear", because: null });
  }
  return sum.list().map(({ place, field, subject, count }) => ({ place, field, subject, count }));
}

const asCustomer = { place: "customer", kind: "customer" } as const;
const order = (id: string, data: JsonObject) => record(`gid://shopify/Order/${id}`, data);

describe("a planned erasure", () => {
  it("clears an order in one step, localized fields apart, with what is empty left away", () => {
    const { steps } = plan([
      order("1", {
        note: "n",
        poNumber: null,
        customAttributes: [],
        localizedFields: [{ key: "K", value: "v" }],
      }),
      order("2", { note: "", poNumber: "" }),
    ]);
    expect(steps.map(({ target, fields }) => [target, fields])).toEqual([
      ["gid://shopify/Order/1", ["Order.note"]],
      ["gid://shopify/Order/1", ["Order.localizedFields"]],
    ]);
  });

  it("gathers localised fields that came apart from their order", () => {
    const gid = "gid://shopify/Order/1";
    const apart = { ...order("1", {}), kind: "order-part", parentId: gid } as const;
    const { steps } = plan([
      order("1", { localizedFields: [{ key: "B", value: "2" }] }),
      { ...apart, id: `${gid}#localizedFields#30`, data: { key: "A", value: "1" } },
    ]);
    expect(steps[0]?.seen).toContain('[{"key":"A","value":"1"},{"key":"B","value":"2"}]');
  });

  it("keeps what a law keeps, and warns of what Shopify erases before", () => {
    const accounting = { ...facts.accounting, country: "SE" };
    const bought = { createdAt: "2026-05-01T10:00:00Z", poNumber: "7", note: "n" };
    const { steps, keepings, lines } = plan(
      [order("1", { ...bought, billingAddress: { zip: "1" } })],
      { accounting },
    );
    expect(steps.map(({ fields }) => fields)).toEqual([["Order.note"]]);
    expect(keepings).toMatchObject([
      { orderId: "1", field: "Order.billingAddress", shopifyErasesSooner: true },
      {
        orderId: "1",
        field: "Order.poNumber",
        keptUntil: "2033-12-31",
        bookedOn: "2026-05-01",
        shopifyErasesSooner: false,
      },
    ]);
    expect(lines.find(({ field }) => field === "Order.poNumber")).toMatchObject({
      ...{ fate: "keep", because: "legal-ground", subject: "se-bookkeeping", until: "2033-12-31" },
    });
  });

  it("counts the keeping of a refunded order from its refund", () => {
    const accounting = { ...facts.accounting, country: "SE" };
    const gid = "gid://shopify/Order/1";
    const { keepings } = plan(
      [
        order("1", { createdAt: "2025-12-30T10:00:00Z", poNumber: "7" }),
        record(
          "gid://shopify/Refund/1",
          { processedAt: "2026-01-03T10:00:00Z" },
          { parentId: gid },
        ),
      ],
      { accounting },
    );
    expect(keepings).toMatchObject([{ keptUntil: "2033-12-31" }]);
  });

  it("clears no legally kept field that the rule leaves alone anyway", () => {
    const accounting = { ...facts.accounting, country: "SE" };
    const rule = { ...facts.rule, off: ["order-po-number"] as const };
    const { keepings, lines } = plan([order("1", { createdAt: "2026-05-01", poNumber: "7" })], {
      accounting,
      rule,
    });
    expect(keepings).toEqual([]);
    expect(lines.find(({ field }) => field === "Order.poNumber")).toMatchObject({
      because: "rule-off",
    });
  });

  it("watches the customer Shopify names and the orders it lists, and no other", () => {
    const customer = (id: string) =>
      record(`gid://shopify/Customer/${id}`, { firstName: "A" }, asCustomer);
    const { watched, lines } = plan([customer("1"), customer("9"), order("2", {}), order("3", {})]);
    expect(watched).toEqual(["gid://shopify/Customer/1", "gid://shopify/Order/2"]);
    expect(lines.filter(({ field }) => field === "Customer.firstName")).toMatchObject([
      { fate: "left", because: "customer-not-named", count: 1 },
      { fate: "left-to-shopify", because: null, count: 1 },
    ]);
  });

  it("remembers every e-mail of a person who had opted out, and none of others", () => {
    const customer = (marketingState: string) =>
      record(
        "gid://shopify/Customer/1",
        {
          defaultEmailAddress: { emailAddress: "Anna@Example.com ", marketingState },
        },
        asCustomer,
      );
    const email = "old@example.com";
    expect(plan([customer("UNSUBSCRIBED")], { emails: [email] }).suppressEmails).toEqual([
      "anna@example.com",
      email,
    ]);
    expect(plan([customer("SUBSCRIBED")], { emails: [email] }).suppressEmails).toEqual([]);
    expect(plan([customer("NOT_SUBSCRIBED")], { emails: [email] }).suppressEmails).toEqual([]);
  });

  it("remembers the number of a person who had opted out of text messages", () => {
    const smsMarketingConsent = { state: "UNSUBSCRIBED" };
    const number = { phoneNumber: "+46701234567", smsMarketingConsent };
    const data = { defaultPhoneNumber: number };
    const planned = plan([record("gid://shopify/Customer/1", data, asCustomer)]);
    expect(planned.suppressPhones).toEqual([{ channel: "sms", phone: "+46701234567" }]);
    expect(planned.lines.find(({ field }) => field === "Suppression")).toMatchObject({
      ...{ fate: "pseudonymise", because: "suppression", count: 1 },
    });
  });

  it("always deletes metafields of the app, others by their namespace, 25 in one step", () => {
    const owner = "gid://shopify/Customer/1";
    const metafield = (id: number, namespace: string) =>
      record(
        `gid://shopify/Metafield/${id}`,
        { namespace, key: `k${id}`, value: "v" },
        { place: "customer", kind: "metafield", parentId: owner },
      );
    const many = Array.from({ length: 30 }, (_, id) => metafield(id, "loyalty"));
    const { steps, lines } = plan([...many, metafield(31, "app--77--x"), metafield(32, "other")]);
    expect(steps.map(({ fields }) => fields.length)).toEqual([25, 6]);
    expect(lines.filter(({ field }) => field === "Metafield")).toMatchObject([
      { subject: "app--77--x", fate: "erase", count: 1 },
      { subject: "loyalty", fate: "erase", count: 30 },
      { subject: "other", fate: "left", because: "namespace-not-chosen", count: 1 },
    ]);
  });

  it("says what could not be searched, place by place", () => {
    const planner = createErasurePlanner({ ...facts, listedOrderIds: ["1", "2", "3"] });
    planner.add([order("1", {})]);
    const place = (id: PlaceId, missing: readonly object[]) =>
      ({ place: id, status: "unreachable", recordCount: 0, pageCount: 0, missing }) as never;
    const { lines } = planner.finish([
      place("gift-cards", [
        { place: "gift-cards", code: "scope-not-granted", subject: "read_gift_cards" },
      ]),
      place("orders", [{ place: "orders", code: "orders-older-than-60-days" }]),
      place("draft-orders", [
        { place: "draft-orders", code: "possible-match-undecided", count: 2 },
      ]),
    ]);
    expect(lines.filter(({ field }) => field !== "Person")).toMatchObject([
      { field: "DraftOrder", fate: "left", because: "match-undecided", count: 2 },
      {
        field: "GiftCard",
        fate: "unreachable",
        because: "scope-not-granted",
        subject: "read_gift_cards",
      },
      { field: "Order", fate: "unreachable", subject: "read_all_orders", count: 2 },
    ]);
  });

  it("has places of the data map only", () => {
    const { lines } = plan(spots.flatMap((spot) => recordsAt(spot, { id: "1", note: "n" })));
    expect(lines.filter(({ place }) => !placeIds.includes(place))).toEqual([]);
  });
});

describe("withRefusals()", () => {
  it("moves what Shopify refused out of what was done", () => {
    const { steps, lines } = plan([
      order("1", { note: "n" }),
      order("2", { note: "m", poNumber: "7" }),
    ]);
    const [first, second] = steps;
    if (first === undefined || second === undefined) throw new Error("two steps");
    const refused = [{ step: second, code: "FROZEN" }];
    const rows = withRefusals(lines, refused).filter(({ place }) => place === "orders");
    expect(rows).toMatchObject([
      { field: "Order.note", fate: "clear", count: 1 },
      {
        field: "Order.note",
        fate: "unreachable",
        because: "source-refused",
        subject: "FROZEN",
        count: 1,
      },
      { field: "Order.poNumber", fate: "unreachable", subject: "FROZEN", count: 1 },
    ]);
  });
});
