import { z } from "zod";

/** What Shopify says of a shop when the app is opened in it. */
export type ShopFacts = {
  readonly shopifyShopId: string;
  readonly name: string;
  readonly contactEmail: string | null;
  readonly timeZone: string;
  /** Language of the shop's main address, BCP 47. */
  readonly language: string;
  /** Of the shop's business address, ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly grantedScopes: readonly string[];
};

/** No scope is needed for any of it. */
const document = `#graphql
  query ShopFacts {
    shop {
      id
      name
      email
      contactEmail
      ianaTimezone
      billingAddress { countryCodeV2 }
      primaryDomain { localization { defaultLocale } }
    }
    currentAppInstallation { accessScopes { handle } }
  }`;

const replySchema = z.object({
  data: z.object({
    shop: z.object({
      id: z.string(),
      name: z.string(),
      email: z.string().nullish(),
      contactEmail: z.string().nullish(),
      ianaTimezone: z.string(),
      billingAddress: z.object({ countryCodeV2: z.string().nullish() }).nullish(),
      primaryDomain: z
        .object({ localization: z.object({ defaultLocale: z.string() }).nullish() })
        .nullish(),
    }),
    currentAppInstallation: z.object({
      accessScopes: z.array(z.object({ handle: z.string() })),
    }),
  }),
});

/** Runs a GraphQL document, as the library's `admin.graphql` does. */
export type RunAdminQuery = (document: string) => Promise<Response>;

/** Reads the shop's facts; throws when Shopify's answer is not what was asked for. */
export async function readShopFacts(run: RunAdminQuery): Promise<ShopFacts> {
  const response = await run(document);
  const { shop, currentAppInstallation } = replySchema.parse(await response.json()).data;
  const email = [shop.contactEmail, shop.email].find(
    (address) => address !== undefined && address !== null && address !== "",
  );
  return {
    shopifyShopId: shop.id,
    name: shop.name,
    contactEmail: email ?? null,
    timeZone: shop.ianaTimezone,
    language: shop.primaryDomain?.localization?.defaultLocale ?? "en",
    country: shop.billingAddress?.countryCodeV2 ?? null,
    grantedScopes: currentAppInstallation.accessScopes.map((scope) => scope.handle).toSorted(),
  };
}
