import type { CustomerId } from "../../shared/ids.ts";
import type { Channel } from "../types.ts";

/** What another system says of somebody's consent, as its webhook brought it. */
export type ConsentClaim = {
  readonly channel: Channel;
  readonly address: string;
  readonly customerId: CustomerId | null;
  /** `seen`: a customer record was made, which says nothing of consent and has to be looked at. */
  readonly says: "in" | "out" | "seen";
  /** Shopify itself collected it, at a checkout or in a form, and not whoever writes to its API. */
  readonly isCollectedBySystem: boolean;
  /** When it was given, as the system says; null where it does not. */
  readonly at: Date | null;
};

/** A claim that waits to be judged. */
export type KeptClaim = ConsentClaim & { readonly id: string; readonly receivedAt: Date };

/** What can be found out about a claim. */
export type ClaimEvidence = {
  /** Whether the system still says that it may send. */
  readonly isIn: boolean;
  /** When that was last changed, as the system says. */
  readonly changedAt: Date | null;
  /** What shows that the person did it themselves, a code and an id; null where nothing does. */
  readonly proof: string | null;
};
