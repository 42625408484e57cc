import type { ErasureAction, RuleSwitch } from "../types.ts";

/** Fields the merchant's rule clears, by the switch that lets it. */
export type ClearedFields = Readonly<Partial<Record<RuleSwitch, string>>>;

/**
 * What an erasure does about one type's collected fields: names by fate, apart by
 * blanks. Each collected field of the data map stands in exactly one list.
 */
export type TypeFates = {
  /** Shopify's own erasure takes them. */
  readonly shopify?: string;
  readonly cleared?: ClearedFields;
  /** Personal, and no call removes them. */
  readonly noCall?: string;
  /** The merchant's own words about the record, which the rule does not reach. */
  readonly outsideRule?: string;
  /** Say nothing of anybody once the rest is gone: amounts, goods, dates, states. */
  readonly namesNobody?: string;
  /** Lead to records of their own, which have fates of their own. */
  readonly apart?: string;
};

/** A type all of whose fields share a fate, and are counted as the record. */
export type WholeFate =
  | { readonly whole: "shopify" | "no-call" | "names-nobody" | "metafield" | "localized-field" }
  /** It is Lagom's own and goes with the person. */
  | { readonly whole: "forgotten" }
  /** A keyed mark that stays, so that nobody who opted out is mailed again. */
  | { readonly whole: "suppression" }
  /** The record stays under its random id; what said whose choice it was goes. */
  | { readonly whole: "consent" }
  /** Its record goes as a whole, with all that hangs on it. */
  | { readonly whole: "record"; readonly rule: RuleSwitch; readonly action: ErasureAction };

export type ErasureFates = Readonly<Record<string, TypeFates | WholeFate>>;

/** What happens to one field, before rule, scopes and Shopify's list of orders are looked at. */
export type FieldTaker =
  | { readonly by: "shopify" | "nobody" | "outside-rule" | "names-nobody" | "apart" }
  | { readonly by: "rule"; readonly rule: RuleSwitch };
