import type { PlantFrame } from "./plant.ts";
import type { LocaleWords } from "./words/locales.ts";

/** A person of the store, as far as every record about them agrees. */
export type PersonFacts = {
  /** Our own id, for instance `p12` or `two-emails`. */
  readonly key: string;
  readonly number: number;
  readonly hard: string | null;
  readonly words: LocaleWords;
  readonly given: string;
  readonly family: string;
};

/** A value other records match by, and the token in it (null when it is shared or carries none). */
export type Contact = { readonly value: string; readonly token: string | null };

/** An address two people share: nothing planted, nobody's own. */
export type SharedAddress = {
  readonly address1: string;
  readonly zip: string;
  readonly firstName: string;
  readonly lastName: string;
};

/** What every planned record says about its tokens beyond the ordinary. */
export type PlanFrame = Partial<Pick<PlantFrame, "reachable" | "onlyByDecision">>;

type Planned = {
  readonly index: number;
  readonly person: PersonFacts;
  readonly createdAt: number;
  readonly frame: PlanFrame;
};

export type CustomerPlan = Planned & {
  readonly email: Contact | null;
  readonly phone: Contact | null;
  readonly shared: SharedAddress | null;
  /** `gone` records are only ids that other records still carry (merged or deleted customers). */
  readonly state: "present" | "gone";
  /** Every field filled, else as the dice say. */
  readonly full: boolean;
  readonly company: number | null;
};

/** Which parts an order has beside the ordinary ones. */
export type OrderParts = {
  readonly note: boolean;
  readonly attributes: boolean;
  readonly lineAttributes: boolean;
  readonly refund: boolean;
  readonly returned: boolean;
  readonly fulfilled: boolean;
  readonly journey: boolean;
  readonly staff: boolean;
  readonly comment: boolean;
  readonly purchaseOrder: boolean;
  readonly localized: boolean;
  readonly metafield: boolean;
  readonly tags: boolean;
  readonly lines: number;
};

export type OrderPlan = Planned & {
  readonly customer: number | null;
  readonly email: Contact | null;
  readonly phone: Contact | null;
  readonly shared: SharedAddress | null;
  readonly parts: OrderParts;
  readonly company: number | null;
};

export type DraftPlan = Planned & {
  readonly customer: number | null;
  readonly email: Contact | null;
  /** Only note, attributes and e-mail; no addresses. */
  readonly bare: boolean;
};

export type CheckoutPlan = Planned & { readonly customer: number | null };

export type GiftCardPlan = Planned & {
  readonly customer: number | null;
  readonly recipient: { readonly person: PersonFacts; readonly customer: number } | null;
};

export type CommentPlan = Planned & { readonly email: Contact };

export type StoreCreditPlan = Planned & { readonly customer: number };

export type PaymentMethodPlan = Planned & { readonly customer: number };

export type CompanyPlan = Planned & { readonly customer: number; readonly name: string };

/** Two customer records made one, as the `customers/merge` webhook reports it. */
export type MergePlan = { readonly keptCustomerId: string; readonly mergedCustomerId: string };
