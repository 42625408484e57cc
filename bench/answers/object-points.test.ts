import { describe, expect, it } from "vitest";
import { loadAdminSchema } from "../../local-shopify/graphql/schema.ts";
import { schemaFile } from "./lists-without-filter.ts";
import { type AnswerRecord, objectPoints } from "./object-points.ts";

const { schema } = loadAdminSchema(schemaFile);
const order = "gid://shopify/Order/1";

function record(id: string, data: AnswerRecord["data"], place = "orders"): AnswerRecord {
  return { kind: "order", id, parentId: null, place, data };
}

const pointsOf = (...records: AnswerRecord[]) => objectPoints(schema, records);

describe("objectPoints()", () => {
  it("counts a record and each object in it, scalars and nothing not", () => {
    const money = { shopMoney: { amount: "1.0", currencyCode: "SEK" } };
    expect(pointsOf(record(order, { name: "#1", note: null, customer: null }))).toBe(1);
    expect(pointsOf(record(order, { totalPriceSet: money }))).toBe(3);
  });

  it("counts a plain list once and the items of a sized one", () => {
    const pair = { key: "a", value: "b" };
    const line = { title: "Post" };
    expect(pointsOf(record(order, { customAttributes: [pair, pair, pair] }))).toBe(2);
    expect(pointsOf(record(order, { tags: ["a", "b"], customAttributes: [] }))).toBe(1);
    expect(pointsOf(record(order, { shippingLines: [line, line] }))).toBe(3);
  });

  it("finds fields behind unions and records without an id of Shopify's", () => {
    const company = { company: { id: "gid://shopify/Company/1" } };
    const visit = { occurredAt: "2026-01-01", utmParameters: { source: "x" } };
    const path = `${order}#customerJourneySummary.moments#0`;
    expect(pointsOf(record(order, { purchasingEntity: company }))).toBe(3);
    expect(pointsOf(record(path, visit))).toBe(2);
  });

  it("asks nothing for what the app itself holds", () => {
    expect(pointsOf(record("own-row", { status: "current" }, "lagom"))).toBe(0);
  });

  it("throws on a type the schema does not have", () => {
    expect(() => pointsOf(record("gid://shopify/Nothing/1", {}))).toThrow("no type of Shopify's");
  });
});
