import { findRegionRule, regionCode, regionRules } from "./regions.ts";

/** A region's rule as Shopify keeps it. */
export type ShopRegionRule = {
  readonly country: string;
  /** As ISO 3166-2 writes it behind the hyphen; null for the country. */
  readonly subdivision: string | null;
  /** Shopify keeps its own storage back until a yes. */
  readonly asksFirst: boolean;
  /** Data is sold or shared until a no; Shopify honours Global Privacy Control there. */
  readonly offersOptOut: boolean;
};

/**
 * The rules Shopify should have where it has others, so that it asks where the notice asks. A country
 * whose parts differ is left as it is: none of them is meant by it.
 *
 * @param standing every region Shopify can be told a rule for, with the one it has
 */
export function findRegionsAmiss(
  standing: readonly ShopRegionRule[],
  askEverywhere: boolean,
): readonly ShopRegionRule[] {
  return standing.flatMap((rule) => {
    const { country, subdivision } = rule;
    if (subdivision === null && isDivided(country)) return [];
    const regime = askEverywhere
      ? "opt-in"
      : (findRegionRule(country, subdivision)?.regime ?? "opt-in");
    const wanted = { asksFirst: regime === "opt-in", offersOptOut: regime === "opt-out" };
    const isSame = rule.asksFirst === wanted.asksFirst && rule.offersOptOut === wanted.offersOptOut;
    return isSame ? [] : [{ country, subdivision, ...wanted }];
  });
}

function isDivided(country: string): boolean {
  return regionRules.some((rule) => rule.country === country && rule.subdivision !== null);
}

/** How a region is named to the merchant's pages: `USCA`. */
export function nameRegion({ country, subdivision }: ShopRegionRule): string {
  return regionCode(country, subdivision);
}
