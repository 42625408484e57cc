import { describe, expect, it } from "vitest";
import { shopifyPlaces } from "../../../platform/shopify/collectors.server.ts";
import type { EntityShape } from "../../../platform/shopify/entity-shape.server.ts";
import { lagomColumns, namesIn, readFates, shopifyFields } from "../../data-map/find-fate.ts";
import type { FateMap } from "../../data-map/types.ts";
import { recordKinds } from "../../data-requests/types.ts";
import { erasureFates, takersOf, typeOfRecord } from "./find-fate.ts";
import { typesWithin } from "./other-fates.ts";

const within = new Set(namesIn(typesWithin));

function collectedOf(map: FateMap): readonly (readonly [type: string, fields: string[]])[] {
  return Object.entries(map).map(([type, fates]) => [
    type,
    [...readFates(type, fates)]
      .filter(([, { fate }]) => fate === "collected")
      .map(([name]) => name),
  ]);
}

/** Collected fields nobody decided about. */
function findUndecided(map: FateMap): readonly string[] {
  return collectedOf(map).flatMap(([type, fields]) => {
    const fates = erasureFates[type];
    if (within.has(type) || (fates !== undefined && "whole" in fates)) return [];
    return fields.filter((name) => !takersOf(type).has(name)).map((name) => `${type}.${name}`);
  });
}

/** Every type a shape can give records of. */
function typesOf(shape: EntityShape): readonly string[] {
  const own = shape.hidden === true ? [] : [shape.type, ...(shape.possibleTypes ?? [])];
  return [...own, ...shape.children.flatMap((child) => typesOf(child.of))];
}

/** Relations whose records come apart from the one they hang on. */
function relationsOf(shape: EntityShape): readonly string[] {
  return shape.children.flatMap((child) => [
    ...(child.inline === true ? [] : [`${shape.type}.${child.path}`]),
    ...relationsOf(child.of),
  ]);
}

const shapes = Object.values(shopifyPlaces).map(({ shape }) => shape);

describe("erasureFates", () => {
  it("decides about every field of Shopify's that is collected", () => {
    expect(findUndecided(shopifyFields)).toEqual([]);
  });

  it("decides about every column of Lagom's own that is collected", () => {
    const holdsCollected = collectedOf(lagomColumns).filter(([, fields]) => fields.length > 0);
    expect(holdsCollected.map(([type]) => type).filter((type) => !erasureFates[type])).toEqual([]);
  });

  it("fails on a field that is new", () => {
    const order = shopifyFields["Order"] ?? {};
    const grown = { ...shopifyFields, Order: { ...order, collected: `${order.collected} mood` } };
    expect(findUndecided(grown)).toEqual(["Order.mood"]);
  });

  it("names no field that is not collected", () => {
    const collected = new Map(collectedOf(shopifyFields));
    const stale = Object.keys(erasureFates).flatMap((type) =>
      [...takersOf(type).keys()]
        .filter((name) => collected.get(type)?.includes(name) !== true)
        .map((name) => `${type}.${name}`),
    );
    expect(stale).toEqual([]);
  });

  it("takes for records of their own only what comes as records of its own", () => {
    const relations = new Set(shapes.flatMap(relationsOf));
    const mistaken = Object.keys(erasureFates).flatMap((type) =>
      [...takersOf(type)]
        .filter(([name, { by }]) => by === "apart" && !relations.has(`${type}.${name}`))
        .map(([name]) => `${type}.${name}`),
    );
    expect(mistaken).toEqual([]);
  });

  it("keeps no type both for itself and within another, but for addresses", () => {
    expect(Object.keys(erasureFates).filter((type) => within.has(type))).toEqual([]);
  });

  it("knows every type the searches give records of", () => {
    const types = new Set(shapes.flatMap(typesOf));
    const unknown = [...types].filter((type) => erasureFates[type] === undefined);
    // Interfaces whose members are named one by one.
    expect(unknown).toEqual([
      "GiftCardCashOutTransaction",
      "GiftCardCreditTransaction",
      "GiftCardDebitTransaction",
    ]);
  });
});

describe("typeOfRecord()", () => {
  it("reads the type out of a gid, with or without a query", () => {
    const id = "gid://shopify/MailingAddress/1?model_name=CustomerAddress";
    expect(typeOfRecord({ id, kind: "address" })).toBe("MailingAddress");
  });

  it("tells records without an id by the relation they came through", () => {
    const via = "gid://shopify/Order/1#localizedFields#30";
    expect(typeOfRecord({ id: via, kind: "order-part" })).toBe("LocalizedField");
  });

  it("takes what it does not know for what its kind is", () => {
    const id = "gid://shopify/GiftCardDebitTransaction/1";
    expect(typeOfRecord({ id, kind: "gift-card" })).toBe("GiftCardTransaction");
    for (const kind of recordKinds) {
      const type = typeOfRecord({ id: "gid://shopify/Brandnew/1", kind });
      expect([kind, erasureFates[type] === undefined]).toEqual([kind, false]);
    }
  });
});
