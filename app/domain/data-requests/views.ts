import type { MissingItem, PlaceId } from "../data-map/types.ts";
import type { DataRequestId, InstallationId } from "../shared/ids.ts";
import type { JsonObject } from "../shared/json.ts";
import type { PossibleMatchDecision } from "./admin-ports.ts";
import type {
  AnswerSummary,
  DataRequestKind,
  DataRequestStatus,
  PlaceProgress,
  RequestSubject,
} from "./types.ts";

/** Statuses in which the merchant or Lagom still has something to do. */
export const openStatuses = [
  "received",
  "running",
  "answered",
  "failed",
  "needs-attention",
] as const satisfies readonly DataRequestStatus[];

/** Tells whether a request still runs against its clock. */
export function isOpen(status: DataRequestStatus): boolean {
  return (openStatuses as readonly DataRequestStatus[]).includes(status);
}

/** Tells whether an open request's deadline has passed. */
export function isLate(
  request: { readonly status: DataRequestStatus; readonly dueAt: Date },
  now: Date,
): boolean {
  return isOpen(request.status) && request.dueAt.getTime() < now.getTime();
}

/** The short name people use for a request: the end of its id, in capitals. */
export function toReference(id: DataRequestId): string {
  return id.replaceAll("-", "").slice(-8).toUpperCase();
}

export const requestFilters = ["all", "open", "late", "ready", "attention", "done"] as const;
export type RequestFilter = (typeof requestFilters)[number];

export const requestSorts = ["due", "due-last", "received", "received-first"] as const;
export type RequestSort = (typeof requestSorts)[number];

export type RequestQuery = {
  readonly filter: RequestFilter;
  readonly kind: DataRequestKind | null;
  /** A reference, our id, or Shopify's number of the request; null for none. */
  readonly search: string | null;
  readonly sort: RequestSort;
  readonly page: number;
};

export type RequestListItem = {
  readonly id: DataRequestId;
  readonly kind: DataRequestKind;
  readonly status: DataRequestStatus;
  /** What the merchant must look at, or what it waits for; a code. */
  readonly attentionReason: string | null;
  readonly shopifyRequestId: string | null;
  readonly receivedAt: Date;
  readonly receivedOn: string | null;
  readonly dueAt: Date;
  readonly handedOverAt: Date | null;
  readonly completedAt: Date | null;
  readonly recordCount: number | null;
  readonly undecidedMatches: number;
  readonly hasUndeliveredMail: boolean;
};

export type RequestList = {
  readonly items: readonly RequestListItem[];
  readonly total: number;
  readonly page: number;
  readonly pageCount: number;
};

export type TimelineLine = {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly actor: string;
  readonly detail: JsonObject;
};

export type MailLine = {
  readonly template: string;
  readonly status: "waiting" | "sent" | "undelivered";
  readonly failureCode: string | null;
  readonly sentAt: Date | null;
};

/** A possible match; its record and summary only for those who may see whose it is. */
export type PossibleMatchView = {
  readonly id: string;
  readonly place: PlaceId;
  readonly recordRef: string | null;
  readonly reason: string;
  readonly decision: PossibleMatchDecision;
  readonly summary: {
    readonly label: string;
    readonly email: string;
    readonly createdAt: string | null;
  } | null;
};

/** Who asked. `masked`: the reader may not see it; `gone`: its key was destroyed or it could not be read. */
export type SubjectView =
  | { readonly kind: "shown"; readonly subject: RequestSubject }
  | { readonly kind: "masked" }
  | { readonly kind: "gone" };

export type RequestView = RequestListItem & {
  readonly installationId: InstallationId;
  readonly failureReason: string | null;
  readonly startedAt: Date | null;
  readonly planDigest: string | null;
  readonly attempts: number;
  readonly subject: SubjectView;
  readonly places: readonly PlaceProgress[];
  readonly missing: readonly MissingItem[];
  readonly possibleMatches: readonly PossibleMatchView[];
  readonly answer: (AnswerSummary & { readonly downloads: number }) | null;
  readonly mails: readonly MailLine[];
  readonly timeline: readonly TimelineLine[];
};

/** What Home tells at one glance. */
export type HomeView = {
  readonly late: number;
  readonly dueSoon: number;
  readonly inWork: number;
  readonly ready: number;
  readonly nextDue: readonly RequestListItem[];
  readonly attention: {
    readonly failed: number;
    readonly unreadable: number;
    readonly undeliveredMails: number;
    readonly undecidedMatches: number;
  };
  readonly connections: {
    readonly installedAt: Date;
    /** Whether somebody has set anybody's permissions. */
    readonly hasChosenPermissions: boolean;
    readonly grantedScopes: readonly string[];
    readonly lastDelivery: { readonly at: Date; readonly topic: string } | null;
    readonly lastMail: { readonly status: MailLine["status"]; readonly at: Date } | null;
    /** Protected fields Shopify withheld in the latest searches; null before the first. */
    readonly withheldFields: readonly string[] | null;
  };
};
