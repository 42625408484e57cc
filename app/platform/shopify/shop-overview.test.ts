import { validate, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { openAdmin } from "../../../local-shopify/graphql/testing/open-admin.ts";
import { readAdminSchema } from "../../../tests/support/admin-schema.ts";
import { createStandInClient } from "../../../tests/support/stand-in-client.ts";
import { asInstallationId } from "../../domain/shared/ids.ts";
import { overviewDocuments, readShopOverview } from "./shop-overview.server.ts";

const installation = asInstallationId("0190a000-0000-7000-8000-000000000001");
const look = (scopes: readonly string[]) =>
  readShopOverview({
    client: createStandInClient(openAdmin(), { scopes: [...scopes] }),
    ...{ installation, signal: AbortSignal.timeout(20_000) },
  });

describe("readShopOverview()", () => {
  it("reads name, address, contact and languages without any scope beside the orders'", async () => {
    const shop = await look(["read_orders", "read_customers"]);
    expect(shop).toMatchObject({
      address: {
        street: "Verkstadsgatan 1",
        postalCode: "831 30",
        city: "Östersund",
        country: "SE",
      },
    });
    expect([shop.name, shop.email].every((text) => text !== "")).toBe(true);
    expect(shop.gateways.length).toBeGreaterThan(0);
  });

  it("says which scope hides what", async () => {
    expect((await look(["read_customers"])).unseen).toEqual([
      { what: "languages", because: "scope:read_locales" },
      { what: "payments-and-carriers", because: "scope:read_orders" },
    ]);
  });

  it("reads the published languages, main one first, and the sales channels", async () => {
    const shop = await look(["read_locales", "read_orders"]);
    expect(shop.languages[0]).toBe("sv");
    expect(shop.channels).toContain("Online Store");
    expect(shop.unseen).toEqual([]);
  });

  it("asks for nothing about people, in documents Shopify's own schema takes", () => {
    for (const document of overviewDocuments) {
      expect(validate(readAdminSchema(), parse(document))).toEqual([]);
      expect(document).not.toMatch(/customer \{|shippingAddress|billingAddress/u);
    }
  });
});
