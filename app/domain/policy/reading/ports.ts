import type { InstallationId } from "../../shared/ids.ts";
import type { Proposal, ProposalDecision } from "./proposal.ts";
import type { PolicyFindings } from "./types.ts";

export const readingSources = ["pasted", "link", "shopify"] as const;
export type ReadingSource = (typeof readingSources)[number];

/** A policy that was read, and what somebody decided about each proposal so far. */
export type PolicyReading = ReadingHead & {
  readonly findings: PolicyFindings;
  readonly proposals: readonly Proposal[];
};

/** A reading without its content, for lists. */
export type ReadingHead = {
  readonly id: string;
  readonly source: ReadingSource;
  readonly at: Date;
  /** `staff:<id>` */
  readonly author: string;
  /** By proposal id. */
  readonly decisions: Readonly<Record<string, ProposalDecision>>;
};

export type ReadingToKeep = Pick<
  PolicyReading,
  "source" | "findings" | "proposals" | "author" | "at"
> & {
  readonly installationId: InstallationId;
  readonly text: string;
};

/** Policies that were read in; text and findings are sealed under the shop's key. */
export type ReadingStore = {
  readonly keep: (reading: ReadingToKeep) => Promise<string>;
  readonly find: (installationId: InstallationId, id: string) => Promise<PolicyReading | undefined>;
  /** Newest first. */
  readonly list: (installationId: InstallationId, limit: number) => Promise<readonly ReadingHead[]>;
  readonly decide: (
    installationId: InstallationId,
    id: string,
    decisions: Readonly<Record<string, ProposalDecision>>,
  ) => Promise<void>;
  readonly remove: (installationId: InstallationId, id: string) => Promise<void>;
};
