import type { Language } from "../../shared/language.ts";
import type { InstallationId } from "../../shared/ids.ts";
import type { PolicyEdition, PublicationStatus, PublicationTarget } from "../types.ts";

/**
 * One place a text goes to: a target and a language. The theme blocks have one more, `*`: the record
 * that says which edition stands there.
 */
export type Place = { readonly target: PublicationTarget; readonly language: Language | "*" };

/** How far one place has come; see `PublicationStep` in the schema. */
export const stepStatuses = [
  "waiting",
  "written",
  "read-back",
  "refused",
  "put-back",
  "changed-elsewhere",
] as const;
export type StepStatus = (typeof stepStatuses)[number];

export type PublicationStep = Place & {
  readonly status: StepStatus;
  /** Of the text that is to stand there; null where nothing is to. */
  readonly bodyDigest: string | null;
  /** Of what Shopify answered when it was read back. */
  readonly remoteDigest: string | null;
  /** What stood there before anything was written; null where nothing did. */
  readonly previous: string | null;
  readonly reason: string | null;
  readonly readBackAt: Date | null;
};

/** What the merchant was asked and said yes to. */
export type PublicationChoices = {
  /** Replace what somebody else wrote since the last edition. */
  readonly overwrite: boolean;
  /** Switch off Shopify's own keeping of the policy, which no app can switch on again. */
  readonly takeOver: boolean;
};

/** What the theme blocks and the notice are told beside the texts. */
export type EditionNotes = {
  readonly main: Language;
  readonly noticeTag: string;
  /** A fingerprint for each purpose that rests on consent. */
  readonly consents: Readonly<Record<string, string>>;
  /** Number of the register the edition was compared with; null for a first one. */
  readonly comparedWith: number | null;
};

/** A publication, opened. */
export type Publication = {
  readonly id: string;
  readonly installationId: InstallationId;
  readonly status: PublicationStatus;
  readonly edition: PolicyEdition;
  readonly notes: EditionNotes;
  readonly targets: readonly PublicationTarget[];
  readonly choices: PublicationChoices;
  /** Purposes whose consent has to be asked for again. */
  readonly changedPurposes: readonly string[];
  readonly scheduledFor: Date | null;
  readonly startedAt: Date | null;
  readonly publishedAt: Date | null;
  /** Set from the moment what was written has to go back. */
  readonly failureReason: string | null;
  readonly author: string;
  readonly createdAt: Date;
  /** In the order they are written; empty before the run has looked at the shop. */
  readonly steps: readonly PublicationStep[];
};

/** What can be told of a shop before anything is written into it. */
export type PlacesSurvey = {
  /** Locales of the shop as it writes them (`sv`, `pt-PT`); empty where they cannot be read. */
  readonly locales: readonly { readonly locale: string; readonly isPrimary: boolean }[];
  /** Whether Shopify writes the policy itself; null where that cannot be read. */
  readonly isShopifyManaged: boolean | null;
  /** Where shoppers read Shopify's policy; null where there is none yet. */
  readonly policyUrl: string | null;
};

/** Why an edition cannot go out, as a code the admin has words for. */
export const publicationTroubles = [
  "scopes-missing",
  "shopify-manages-policy",
  "main-language-missing",
  "too-big",
  "changed-elsewhere",
  "refused",
  "read-back-differs",
  "app-not-installed",
  "retries-exhausted",
] as const;
export type PublicationTrouble = (typeof publicationTroubles)[number];
