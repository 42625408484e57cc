import type { PolicyText } from "../policy/types.ts";
import type { Register } from "../register/types.ts";
import type { ScanReport } from "./types.ts";

/** The last scan that came to its end. */
export type LastScan = { readonly id: string; readonly at: Date; readonly report: ScanReport };

/** The policy as it stands in the shop. */
export type PublishedPolicy = {
  readonly number: number;
  readonly registerNumber: number;
  readonly publishedAt: Date;
  /** Its text in the language the board quotes. */
  readonly text: PolicyText;
  /** Places that were read back as they were written, and when last. */
  readonly lastReadBackAt: Date | null;
  /** Places where somebody else has written since: `shopify-policy en`. */
  readonly changedElsewhere: readonly string[];
};

/** How requests of one kind went. */
export type RequestFacts = {
  readonly open: number;
  readonly overdue: number;
  /** When the last one was done within its time. */
  readonly lastDoneInTimeAt: Date | null;
};

/** Of what Lagom itself keeps: how much stays past its date, and when something last went on its day. */
export type RetentionFacts = {
  readonly answersPast: number;
  readonly keepingsPast: number;
  readonly lastEndedAt: Date | null;
};

/** How the shop's contact address answers. */
export type ChannelFacts = {
  readonly hasContactAddress: boolean;
  /** When a mail to it last went out and did not come back. */
  readonly lastDeliveredAt: Date | null;
  /** When one last came back or could not be delivered, after that. */
  readonly failedAt: Date | null;
};

/** People to be told of a change of the policy. */
export type NoticeFacts = {
  readonly sent: number;
  readonly undelivered: number;
  readonly waitingTooLong: number;
  readonly lastSentAt: Date | null;
};

/** Everything the board is judged by; read by the adapters, in one moment. */
export type BoardFacts = {
  readonly now: Date;
  readonly register: Register | null;
  readonly registerNumber: number | null;
  /** Gaps the law does not allow. */
  readonly gapCount: number;
  readonly published: PublishedPolicy | null;
  readonly scan: LastScan | null;
  /** Ids of known recipients whose tags load before a choice and are told of it, by the notice's settings. */
  readonly toldRecipients: readonly string[];
  readonly grantedScopes: readonly string[];
  /** Whom Lagom itself sent data to: codes of the ledger, with the last day. */
  readonly transmittedTo: readonly { readonly recipient: string; readonly lastAt: Date }[];
  readonly requests: {
    readonly access: RequestFacts;
    readonly erasure: RequestFacts;
    readonly rectification: RequestFacts;
  };
  readonly retention: RetentionFacts;
  readonly channel: ChannelFacts;
  readonly notices: NoticeFacts;
};
