import type { ShopDomain } from "../shared/ids.ts";

/** By which way a shop's marketing reaches somebody. */
export const channels = ["email", "sms", "whatsapp"] as const;
export type Channel = (typeof channels)[number];

/** The kinds of correspondence a person can leave one by one. */
export const topics = ["newsletter", "contests", "surveys", "offers"] as const;
export type Topic = (typeof topics)[number];

/** `all` is every topic there is and every one that will come. */
export type Topics = "all" | readonly Topic[];

/** By which door a wish came in. */
export const doors = [
  "one-click", // a mail program's own button (RFC 8058)
  "link", // the page behind the link in a mail
  "confirmed", // the page behind the link in the mail an entered address was sent
  "account", // signed in to the shop
  "mail", // written to the shop
  "shopify", // Shopify's own consent changed
  "tool", // another mail tool's
  "import", // many at once
  "staff", // entered by the shop, for letters and calls
  "erasure", // known when the person was erased
] as const;
export type Door = (typeof doors)[number];

/**
 * Why a shop may write at all: consent with its proof, or the exception after a sale (Swedish
 * Marketing Act 2008:486, s. 19 second paragraph; Directive 2002/58 Art. 13(2)): own similar goods, and
 * the way out was shown when the address was taken.
 */
export type Basis =
  | { readonly kind: "consent"; readonly proof: string }
  | { readonly kind: "soft-opt-in"; readonly order: string; readonly optOutShown: boolean };

/** What holds for one address in one channel: which topics it gets no more, and how often the others. */
export type Standing = {
  readonly out: Topics;
  readonly lessOften: boolean;
  /** When it came to be so; null where nothing was ever said. */
  readonly since: Date | null;
  /** The proof it rests on; null where it was taken over from an erasure. */
  readonly proofId: string | null;
};

/** Somebody nobody heard of: nothing is left out. */
export const untouched: Standing = { out: [], lessOften: false, since: null, proofId: null };

/** What a person, or another system in their name, wants. */
export type Wish =
  | { readonly kind: "opt-out"; readonly topics: Topics }
  /** Takes back the opt-out with this proof, as long as nothing was said since. */
  | { readonly kind: "undo"; readonly of: string }
  /** Exactly this from now on; said by the person who holds the link. */
  | { readonly kind: "preferences"; readonly out: Topics; readonly lessOften: boolean }
  | {
      readonly kind: "opt-in";
      readonly topics: Topics;
      /** When it was given. */
      readonly at: Date;
      /** Null where nobody can show it. */
      readonly basis: Basis | null;
      /** One of many that came together. */
      readonly isBulk: boolean;
    };

/**
 * The shop's rule for an opt-in that contradicts an opt-out. `provable`: a later one of one person that
 * can be shown wins. `never`: only the person's own link lets them in again. `ask`: the shop says each time.
 */
export const optInRules = ["provable", "never", "ask"] as const;
export type OptInRule = (typeof optInRules)[number];

/** Why a wish was decided as it was; codes, kept with the proof. */
export type DecisionReason =
  | "asked-for"
  | "said-before"
  | "undone"
  | "too-late-to-undo"
  | "chosen"
  | "later-consent"
  | "bulk-import"
  | "no-proof"
  | "older-than-opt-out"
  | "never-by-rule"
  | "shop-is-asked"
  | "opt-out-not-shown";

/** What becomes of a wish. `kept` changes nothing; a refused opt-in is kept as a proof all the same. */
export type Decision = {
  readonly outcome: "changed" | "kept" | "refused";
  readonly standing: Standing;
  readonly reason: DecisionReason;
};

/** An address in a channel: an e-mail address, or a number as E.164 writes it. */
export type MarketingAddress = { readonly channel: Channel; readonly address: string };

/** What a link in a mail stands for. */
export type LeaveLink = MarketingAddress & {
  readonly shop: ShopDomain;
  /** The correspondence the mail belonged to. */
  readonly topics: Topics;
};

/** What becomes of an opt-out in one system. */
export type EffectState =
  | "waiting" // to be written
  | "in-effect" // read back as left
  | "acknowledged" // the system took it, and cannot be read back
  | "unknown-there" // the system does not know the address
  | "refused"; // the system does not let us, its code says why
