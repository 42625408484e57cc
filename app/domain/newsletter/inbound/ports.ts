import type { InstallationId, ShopDomain } from "../../shared/ids.ts";
import type { Language } from "../../shared/language.ts";
import type { Result } from "../../shared/result.ts";
import type { Correspondent } from "../take-leave.ts";
import type { InboundMail, KnownMail, MailKind, ReadLanguage, Wish } from "./types.ts";

/** How a mail came in: what may be believed of it, and to whom its envelope was addressed. */
export type ReceivedBy = {
  /** Addresses of the envelope; empty where only the mail itself is known. */
  readonly recipients: readonly string[];
  /**
   * The server that took it in for the shop, as the mailbox's settings name it: above its own trace lines
   * what it wrote in `Authentication-Results` is believed (RFC 8601).
   */
  readonly receivingServer?: { readonly authservId: string; readonly hops: number } | undefined;
  /** Set where our own server took it from the network: needed to check SPF. */
  readonly arrival?:
    | {
        readonly ip: string;
        readonly helo: string;
        /** `MAIL FROM`, empty for the null sender. */
        readonly mailFrom: string;
      }
    | undefined;
  /** `MAIL FROM` where a provider tells it; empty for the null sender. */
  readonly mailFrom?: string | undefined;
  /** When it arrived, where somebody took it in before us; now, where nothing is said. */
  readonly at?: Date | undefined;
};

/**
 * What makes it the same mail again: its number and its writer, or all of it where it has no number. A
 * number alone is anybody's word, and could keep another's mail from being read.
 */
export type MailIdentity = string | Uint8Array;

/** A mail to a shop, raw as it came. */
export type IncomingMail = {
  readonly installationId: InstallationId;
  /** Null where it came to the address of a link, not into a mailbox. */
  readonly mailboxId: string | null;
  readonly raw: Uint8Array;
  readonly receivedBy: ReceivedBy;
};

/** Whether the writer is known to be who they say. */
export const mailTrusts = ["token", "authenticated", "unproven"] as const;
export type MailTrust = (typeof mailTrusts)[number];

/**
 * What was done about a mail. Where it asked to leave and for more, what became of the leaving; the rest
 * stands as cases beside it.
 */
export const mailOutcomes = [
  "left-newsletter",
  "confirmation-sent", // a link to the address itself: the sender was not proven
  "case-opened",
  "left-alone", // for the human inbox
  "refused", // a wish that cannot be kept: no address, or the shop is gone
] as const;
export type MailOutcome = (typeof mailOutcomes)[number];

/** `unreadable`: no MIME parser makes anything of it. */
export type DecidedKind = MailKind | "unreadable";

/** What a person of the shop has to look after. `sms-opt-out`: no number is known by a mail. */
export const caseWishes = [
  "access",
  "erasure",
  "rectification",
  "complaint",
  "sms-opt-out",
] as const;
export type CaseWish = (typeof caseWishes)[number];

/** The decision as it is kept: codes, and clear values that the store turns into marks. */
export type NewDecision = {
  readonly installationId: InstallationId;
  readonly mailboxId: string | null;
  readonly identity: MailIdentity;
  /** Kept sealed; empty where the mail has none. */
  readonly messageId: string;
  /** Kept as a mark, and sealed where a case is opened; empty where nobody is known. */
  readonly sender: string;
  /** Kept as marks. */
  readonly sentences: readonly string[];
  readonly receivedAt: Date;
  readonly decidedAt: Date;
  readonly kind: DecidedKind;
  readonly also: readonly Wish[];
  readonly language: ReadLanguage | undefined;
  readonly certainty: number;
  readonly reasons: readonly string[];
  readonly trust: MailTrust;
  readonly outcome: MailOutcome;
  readonly proofId: string | null;
  readonly cases: readonly CaseWish[];
};

export type TakenMail = { readonly decisionId: string; readonly outcome: MailOutcome };

export type MailDecisions = {
  /** What was decided of the same mail before. */
  readonly find: (
    installation: InstallationId,
    identity: MailIdentity,
  ) => Promise<TakenMail | undefined>;
  /** Keeps decision and cases, all or nothing; gives the earlier one where the mail was decided before. */
  readonly keep: (decision: NewDecision) => Promise<TakenMail>;
  /** A mark for the mail, the same in every process. */
  readonly markOf: (installation: InstallationId, identity: MailIdentity) => Promise<string>;
};

/** A shop that mails come to. */
export type MailShop = {
  readonly shop: ShopDomain;
  readonly language: Language;
};

/** What is known of a shop's own mails, corrections among them. */
export type MailKnowledge = {
  readonly of: (installation: InstallationId, mail: InboundMail) => Promise<KnownMail>;
};

export type ParseMail = (raw: Uint8Array) => Promise<Result<InboundMail, string>>;

export type JudgeSender = (
  raw: Uint8Array,
  by: Pick<ReceivedBy, "receivingServer" | "arrival">,
) => Promise<{
  readonly verdict: "authenticated" | "not" | "cannot-say";
  readonly reason: string;
}>;

/** The mails that answer. `key` makes each go out once, however often it is asked for. */
export type MailAnswers = {
  /** The link to leave by, to an address that is not proven to have written. */
  readonly ask: (to: Correspondent, key: string) => Promise<void>;
  /** It is done, with the way back. */
  readonly tellLeft: (
    to: Correspondent,
    of: { readonly undo: string; readonly key: string },
  ) => Promise<void>;
};
