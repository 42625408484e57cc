import type { KnownRecipient } from "../known/known-recipient.ts";
import type { KnownStoredItem } from "../known/known-item.ts";
import type { Language, Words } from "../../shared/language.ts";
import type {
  AutomatedDecisions,
  Controller,
  DataProtectionOfficer,
  DataSale,
  Purpose,
  PurposePreset,
} from "../types.ts";

/** Where a proposal came from; `detail` is a name to show, or empty. */
export type Origin = {
  readonly code:
    | "shop-settings" // what Shopify says of the shop; detail: which of it
    | "every-shop" // every store on Shopify does it
    | "sales-channel"
    | "recent-orders" // gateways and carriers named on them
    | "home-page" // a host its HTML loads from
    | "scan" // a cookie or host seen on the storefront
    | "answer"; // detail: the question's id
  readonly detail: string;
};

/** What a proposal would put into the register. */
export type ProposedContent =
  | {
      readonly kind: "controller";
      /** Fill what is empty. */
      readonly values: Partial<Controller>;
      /** What the merchant wrote in the interview: it stands instead of what is there. */
      readonly said: Partial<Controller>;
    }
  | { readonly kind: "authority"; readonly country: string }
  | { readonly kind: "languages"; readonly languages: readonly Language[] }
  | { readonly kind: "officer"; readonly officer: DataProtectionOfficer }
  | { readonly kind: "sale"; readonly sale: DataSale }
  | { readonly kind: "decisions"; readonly decisions: AutomatedDecisions }
  | { readonly kind: "measures"; readonly words: Words }
  | { readonly kind: "purpose"; readonly purpose: Purpose }
  | {
      readonly kind: "recipient";
      readonly recipient: KnownRecipient;
      /** Served besides what the ready table says. */
      readonly purposes: readonly PurposePreset[];
      readonly items: readonly KnownStoredItem[];
    };

/** One thing the register could say, with where it came from. */
export type Proposal = {
  /** The same from time to time: `purpose:newsletter`, `recipient:klaviyo`, `controller`. */
  readonly id: string;
  /** What to call it: a company's or a purpose's name; empty where the kind says it. */
  readonly title: string;
  readonly origins: readonly Origin[];
  readonly content: ProposedContent;
};
