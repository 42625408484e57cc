import type { DataCategory } from "../register/types.ts";
import type { DataRequestId, InstallationId, PersonId } from "../shared/ids.ts";

/**
 * How sure it is that a recipient got a person's data (CJEU C-154/21 asks for actual recipients):
 * `recorded` in the ledger of what Lagom itself transmitted; `seen-in-store` on this person's own
 * orders; `declared` in the register, for all whose data serves the purpose.
 */
export const disclosureGrounds = ["recorded", "seen-in-store", "declared"] as const;
export type DisclosureGround = (typeof disclosureGrounds)[number];

/** One transmission of a person's data that Lagom itself made. */
export type Transmission = {
  readonly installationId: InstallationId;
  readonly personId: PersonId;
  /** A code such as `shopify`, `mail-server` or `merchant`; a connector's name later. */
  readonly recipient: string;
  /** Why: a purpose's preset or id. */
  readonly purpose: string;
  readonly categories: readonly DataCategory[];
  /** By which means, a code: `mail`, `admin-api`, `download`. */
  readonly means: string;
  readonly dataRequestId: DataRequestId | null;
  readonly at: Date;
};

/** One recipient of one person's data, as an answer names it (GDPR 15(1)(c)). */
export type NamedRecipient = {
  readonly name: string;
  /** The ledger's code where the register does not name it (`mail-server`). */
  readonly code: string | null;
  /** Id in the register, which knows its role and safeguard; null where it is not there. */
  readonly registered: string | null;
  readonly country: string;
  readonly ground: DisclosureGround;
  /** Means of recorded transmissions (`mail`), or what it did on the orders (`payment`). */
  readonly how: readonly string[];
  readonly purposes: readonly string[];
  readonly categories: readonly DataCategory[];
  /** Days (UTC) of recorded transmissions, or of the orders it was seen on; first and last. */
  readonly firstOn: string | null;
  readonly lastOn: string | null;
  readonly times: number;
};

/** Recorded transmissions of one person to one recipient, counted. */
export type RecordedRecipient = {
  readonly recipient: string;
  readonly purposes: readonly string[];
  readonly categories: readonly DataCategory[];
  readonly means: readonly string[];
  readonly firstOn: string;
  readonly lastOn: string;
  readonly times: number;
};

/** What a name was doing on a person's orders. */
export const seenRoles = ["payment", "carrier", "channel"] as const;
export type SeenRole = (typeof seenRoles)[number];

/** A name on a person's own orders. */
export type SeenRecipient = {
  readonly name: string;
  readonly role: SeenRole;
  /** Days (UTC) of the orders; null where they have none. */
  readonly firstOn: string | null;
  readonly lastOn: string | null;
  /** Orders it stands on. */
  readonly times: number;
};
