import type { InstallationId, ShopDomain } from "../../shared/ids.ts";
import type { MarketingAddress, OptInRule } from "../types.ts";
import type { ClaimEvidence, ConsentClaim, KeptClaim } from "./types.ts";

/** Claims that contradict an opt-out, kept until they are judged. */
export type ClaimStore = {
  /** Keeps a claim, and with it the wish to have it judged; twice is once. */
  readonly keep: (shop: ShopDomain, claim: ConsentClaim, receivedAt: Date) => Promise<void>;
  /** When anything was last said for an address in this app; null where nothing was. */
  readonly lastSaidAt: (shop: ShopDomain, about: MarketingAddress) => Promise<Date | null>;
  /** The oldest first. */
  readonly next: (installation: InstallationId, most: number) => Promise<readonly KeptClaim[]>;
  /** Claims waiting, and those that were refused since. */
  readonly countSince: (installation: InstallationId, since: Date) => Promise<number>;
  readonly drop: (ids: readonly string[]) => Promise<void>;
};

/** Questions to the shop: whether somebody who left is let in again. */
export type QuestionStore = {
  readonly ask: (installation: InstallationId, proofId: string, at: Date) => Promise<void>;
  /** Answers those asked since with no: they turned out to be many. */
  readonly withdrawSince: (installation: InstallationId, since: Date, at: Date) => Promise<void>;
};

/** What the system that made claims knows more of them, by the claim's id; one it does not know is left out. */
export type EvidenceFinder = (
  installation: InstallationId,
  claims: readonly KeptClaim[],
  signal: AbortSignal,
) => Promise<ReadonlyMap<string, ClaimEvidence>>;

/** What the shop's rule is. */
export type RuleReader = (installation: InstallationId) => Promise<OptInRule>;
