import { z } from "zod";
import type { InstallationId, ShopDomain } from "../../domain/shared/ids.ts";
import type { AdminClient } from "./admin-client.server.ts";

/** Where shoppers reach a shop. */
export type StorefrontAddress = {
  readonly origin: string;
  /** The address shoppers see, and Shopify's own for the shop. */
  readonly hosts: readonly string[];
  /** As BCP 47 writes it. */
  readonly language: string;
};

/** No scope is needed for it. */
const document = `#graphql
  query StorefrontAddress {
    shop { primaryDomain { host localization { defaultLocale } } }
  }`;

const replySchema = z.object({
  shop: z.object({
    primaryDomain: z.object({
      host: z.string().regex(/^[a-z0-9.-]+$/u),
      localization: z.object({ defaultLocale: z.string() }).nullish(),
    }),
  }),
});

/** Asks Shopify for the address shoppers see; throws what the client throws. */
export async function readStorefrontAddress(
  client: AdminClient,
  shop: { readonly installation: InstallationId; readonly domain: ShopDomain },
  signal: AbortSignal,
): Promise<StorefrontAddress> {
  const { installation, domain } = shop;
  const reply = await client.request({
    ...{ installation, document, variables: {}, points: 3, signal },
  });
  const { host, localization } = replySchema.parse(reply.data).shop.primaryDomain;
  return {
    origin: `https://${host}`,
    hosts: [...new Set([host, domain])],
    language: localization?.defaultLocale ?? "en",
  };
}
