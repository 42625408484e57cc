import { z } from "zod";
import type { ShopDomain } from "../../domain/shared/ids.ts";
import type { JsonObject } from "../../domain/shared/json.ts";

/**
 * Reads a topic's body, or undefined when it is not one of this topic and shop.
 * Shopify's signature covers the body only: what the headers say must be borne
 * out by it, or one signed body would pass under every topic and shop.
 */
export type ReadBody<Content> = (body: JsonObject, shop: ShopDomain) => Content | undefined;

function readerOf<Content>(schema: z.ZodType<Content>): ReadBody<Content> {
  return (body) => schema.safeParse(body).data;
}

/** Ids are their digits by then (`parseWebhookBody`). */
const digits = z.string().regex(/^\d{1,20}$/u);
const gid = (type: string) =>
  z.string().regex(new RegExp(`^gid://shopify/${type}/\\d{1,20}$`, "u"));

const shopSchema = z.object({ id: digits, myshopify_domain: z.string() });

/** `app/uninstalled`: the shop itself. */
export const readUninstall: ReadBody<true> = (body, shop) => {
  const { data } = shopSchema.safeParse(body);
  return data?.myshopify_domain.toLowerCase() === shop ? true : undefined;
};

/** `app/scopes_update`: the scopes granted now, sorted. */
export const readGrantedScopes: ReadBody<readonly string[]> = readerOf(
  z
    .object({ previous: z.array(z.string()), current: z.array(z.string()) })
    .transform(({ current }) => current.toSorted()),
);

/** A gid or the bare digits at its end. */
const customerId = z
  .union([gid("Customer"), digits])
  .transform((text) => text.slice(text.lastIndexOf("/") + 1));

/** Which customer went into which. */
export type Merge = { readonly keptCustomerId: string; readonly mergedCustomerId: string };

/** `customers/merge`: what became one, or null for a merge that failed. */
export const readMerge: ReadBody<Merge | null> = readerOf(
  z
    .object({
      admin_graphql_api_customer_kept_id: customerId,
      admin_graphql_api_customer_deleted_id: customerId,
      status: z.string().optional(),
    })
    .transform((merge) =>
      merge.status === "failed"
        ? null
        : {
            keptCustomerId: merge.admin_graphql_api_customer_kept_id,
            mergedCustomerId: merge.admin_graphql_api_customer_deleted_id,
          },
    ),
);

/** `bulk_operations/finish`: the operation's gid. */
export const readBulkFinish: ReadBody<string> = readerOf(
  z
    .object({ admin_graphql_api_id: gid("BulkOperation"), status: z.string() })
    .transform((finish) => finish.admin_graphql_api_id),
);
