import type {
  DataSource,
  LegalBasis,
  PostalAddress,
  PurposePreset,
  Retention,
} from "../../register/types.ts";
import type { Language } from "../../shared/language.ts";

/** What accepting a proposal puts into the register. */
export type ProposedChange =
  | {
      readonly kind: "controller";
      readonly field: "name" | "registrationNumber" | "email" | "phone" | "helpCentreUrl";
      readonly value: string;
    }
  | { readonly kind: "address"; readonly address: PostalAddress }
  | { readonly kind: "officer"; readonly email: string }
  | { readonly kind: "no-officer" }
  | { readonly kind: "authority"; readonly country: string }
  | { readonly kind: "purpose"; readonly preset: PurposePreset }
  | { readonly kind: "source"; readonly preset: PurposePreset; readonly source: DataSource }
  | { readonly kind: "basis"; readonly preset: PurposePreset; readonly basis: LegalBasis }
  | { readonly kind: "retention"; readonly preset: PurposePreset; readonly retention: Retention }
  /** A recipient of the ready table, by its id there. */
  | { readonly kind: "recipient"; readonly known: string }
  /** A cookie the ready table knows, by its name in the policy. */
  | { readonly kind: "stored-item"; readonly name: string }
  | { readonly kind: "no-sale" }
  | { readonly kind: "no-automated-decisions" }
  | { readonly kind: "security"; readonly language: Language; readonly words: string };

/** One change of the register a sentence of the policy suggests. */
export type Proposal = {
  /** Its place in the reading, from 1: decisions are kept by it, and hold nothing of the text. */
  readonly id: string;
  /** The sentence it was read from, as it stands. */
  readonly quote: string;
  readonly change: ProposedChange;
};

export const proposalDecisions = ["accepted", "refused"] as const;
export type ProposalDecision = (typeof proposalDecisions)[number];
