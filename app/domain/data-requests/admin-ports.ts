import type { DataRequestId, InstallationId, StaffUserId } from "../shared/ids.ts";
import type { JsonObject } from "../shared/json.ts";
import type { Result } from "../shared/result.ts";
import type { DataRequestKind, DataRequestStatus, Permission } from "./types.ts";

/** One line of a timeline: codes and ids, never personal data. */
export type TimelineEntry = {
  readonly installationId: InstallationId;
  readonly dataRequestId: DataRequestId | null;
  readonly at: Date;
  readonly action: string;
  /** `system`, `shopify` or `staff:<Shopify user id>`. */
  readonly actor: string;
  readonly detail: JsonObject;
};

export type EventLog = {
  readonly record: (entry: TimelineEntry) => Promise<void>;
};

/** What deciding an action in the admin needs to know of a data request. */
export type RequestState = {
  readonly id: DataRequestId;
  readonly installationId: InstallationId;
  readonly kind: DataRequestKind;
  readonly status: DataRequestStatus;
  readonly receivedAt: Date;
  /** Earlier date of receipt entered by the merchant (`2026-11-02`), or null. */
  readonly receivedOn: string | null;
  readonly dueAt: Date;
  readonly handedOverAt: Date | null;
  /** Why the merchant must look at it; a code, or null. */
  readonly attentionReason: string | null;
  /** Whether an answer stands that has not expired, be it being replaced. */
  readonly hasAnswer: boolean;
  /** IANA zone of the shop. */
  readonly timeZone: string;
};

/**
 * What a data request's job does: the first search, a search after a decision, a
 * shop's removal, an erasure, a look whether Shopify's own erasure has come.
 */
export type RequestJob = "fulfil" | "rebuild" | "remove" | "erase" | "read-back";

/** What an action changes; `undefined` leaves a field as it is. */
export type RequestChange = {
  readonly status?: DataRequestStatus;
  readonly receivedOn?: string | null;
  readonly dueAt?: Date;
  readonly handedOverAt?: Date | null;
  readonly completedAt?: Date | null;
  readonly failureReason?: null;
  readonly attentionReason?: null;
  /** Puts a job for the request in the queue, in the same transaction. */
  readonly enqueue?: RequestJob;
  /** Drops what was found so far: the next search begins anew, and one that runs is void. */
  readonly searchAnew?: true;
  /** Drops the kept body and what recognises an equal one. */
  readonly forgetBody?: true;
};

export type PossibleMatchDecision = "undecided" | "included" | "left-out";

/**
 * Where the admin's actions are stored. A change, its timeline entry and its job
 * commit together, and only if the request still is as it was read.
 */
export type RequestActionStore = {
  readonly find: (
    installationId: InstallationId,
    id: DataRequestId,
  ) => Promise<RequestState | undefined>;
  readonly apply: (params: {
    readonly before: RequestState;
    readonly change: RequestChange;
    readonly entry: TimelineEntry;
  }) => Promise<Result<null, "changed-meanwhile">>;
  readonly decideMatch: (params: {
    readonly before: RequestState;
    readonly matchId: string;
    readonly decision: PossibleMatchDecision;
    readonly decidedBy: StaffUserId;
    readonly change: RequestChange;
    readonly entry: TimelineEntry;
  }) => Promise<Result<null, "changed-meanwhile" | "no-such-match">>;
};

/** A Shopify user of a shop as the settings show them. */
export type StaffMember = {
  readonly userId: StaffUserId;
  readonly isAccountOwner: boolean;
  readonly permissions: readonly Permission[];
  readonly name: string | null;
  readonly lastSeenAt: Date;
};

/** What the merchant may set. */
export type ShopSettings = {
  readonly shopName: string | null;
  readonly contactEmail: string | null;
  readonly timeZone: string;
  readonly answerLanguage: string;
  readonly answerLifeDays: number;
  readonly onboardedAt: Date | null;
};
