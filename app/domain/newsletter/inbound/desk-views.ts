import type { InstallationId, ShopDomain } from "../../shared/ids.ts";
import type { MailKind } from "./types.ts";

/** What the merchant wants to see of the decisions on mails. */
export type DecisionQuery = {
  readonly kind?: string | undefined;
  readonly outcome?: string | undefined;
  readonly trust?: string | undefined;
};

/** A decision on a mail: what it was read as, why, and what was done. */
export type DecisionItem = {
  readonly id: string;
  readonly receivedAt: Date;
  readonly kind: string;
  readonly also: readonly string[];
  readonly language: string | null;
  readonly certainty: number;
  readonly reasons: readonly string[];
  readonly trust: string;
  readonly outcome: string;
  readonly correctedTo: string | null;
  readonly correctedAt: Date | null;
  /** Mails that say just the same can be told by the marks of their sentences. */
  readonly isRememberable: boolean;
};

export type DecisionPage = {
  readonly decisions: readonly DecisionItem[];
  /** Cursors of the pages beside it; null at the ends. */
  readonly older: string | null;
  readonly newer: string | null;
};

/** How a case can end. */
export const caseEnds = ["done", "answered-by-hand", "nothing-asked"] as const;

/** What staff say a mail was. */
export type Correction = {
  readonly installationId: InstallationId;
  readonly shop: ShopDomain;
  readonly decisionId: string;
  readonly to: MailKind;
  /** Of whoever wrote it, where it is not kept any more. */
  readonly address?: string | undefined;
  readonly at: Date;
};

/** Why a correction was not made. */
export type CorrectionFault =
  | "no-decision"
  | "same-kind"
  /** The address is not kept any more: staff find it in the mail. */
  | "address-needed"
  /** It is not the address the mail came from. */
  | "other-writer"
  | "too-late-to-undo";
