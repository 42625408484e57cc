import type { AdminApiCall } from "../../local-shopify/contract.ts";
import {
  ALL_SCOPES,
  SHOP,
  type OpenAdmin,
} from "../../local-shopify/graphql/testing/open-admin.ts";
import { parseShopDomain } from "../../app/domain/shared/ids.ts";
import {
  createAdminClient,
  type AdminClient,
} from "../../app/platform/shopify/admin-client.server.ts";

/** Write scopes beside those the stand-in's own tests are granted. */
export const WRITE_SCOPES = [
  ...["write_customers", "write_orders", "write_draft_orders", "write_gift_cards"],
  ...["write_content", "write_customer_data_erasure"],
];

/** The app's own Shopify client, answered by a store of the stand-in in this process. */
export function createStandInClient(
  admin: OpenAdmin,
  as: Partial<Pick<AdminApiCall, "scopes" | "withheld">> = {},
): AdminClient {
  const shop = parseShopDomain(SHOP);
  return createAdminClient({
    tokens: {
      accessFor: () => Promise.resolve(shop === undefined ? undefined : { shop, accessToken: "t" }),
    },
    budget: { reserve: () => Promise.resolve(0), observe: () => Promise.resolve() },
    firstPauseMs: 5,
    tries: 2,
    fetch: async (_input, init) => {
      const reply = await admin.api.call({
        ...{ shop: SHOP, apiVersion: "2026-10", withheld: new Set() },
        scopes: [...ALL_SCOPES, ...WRITE_SCOPES],
        ...as,
        body: JSON.parse(typeof init?.body === "string" ? init.body : "{}"),
      });
      return Response.json(reply.body, { status: reply.status });
    },
  });
}
