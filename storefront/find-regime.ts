import type { Regime } from "../app/domain/consent/types.ts";

/** Codes of the regions where nobody has to be asked first, with spaces between; a country's is for all its parts. */
export type RegionTable = {
  readonly optOut?: string | undefined;
  readonly notice?: string | undefined;
};

/** What holds in a region as Shopify names it (`USCA`, `SE`). What is not in the table is opt-in, the strictest. */
export function findRegime(region: string, { optOut = "", notice = "" }: RegionTable): Regime {
  const isIn = (codes: string): boolean =>
    RegExp(`\\b(${region}|${region.slice(0, 2)})\\b`).test(codes);
  if (!region) return "opt-in";
  if (isIn(optOut)) return "opt-out";
  return isIn(notice) ? "notice" : "opt-in";
}
