import { isByHand } from "../../domain/data-requests/close-by-hand.ts";
import type { DeadlineLimits } from "../../domain/data-requests/deadline.ts";
import { mayFindMore } from "../../domain/data-requests/retry.ts";
import type { DataRequestStatus, PlaceProgress } from "../../domain/data-requests/types.ts";
import { isOpen, type RequestView } from "../../domain/data-requests/views.ts";
import { hasRefusals } from "../../domain/erasure/refusals-handled.ts";
import { toMs } from "../../domain/shared/duration.ts";
import { counted, toDate, toDateInput, toDateTime, toSize, type Reader } from "./dates.ts";
import { toMissingLines, type MissingLine } from "./missing-words.ts";
import { placeWords, toPlaceLabel } from "./place-words.ts";
import { presentItem, type ListedRequest } from "./present-list.ts";
import { toAttentionText, toFailureText, type Label } from "./request-words.ts";
import { toActorText, toTimelineText } from "./timeline-words.ts";

export type ShownSubject =
  | { readonly kind: "masked" | "gone" | "erased" }
  | {
      readonly kind: "shown";
      readonly lines: readonly { readonly label: string; readonly value: string }[];
    };

export type ShownPlace = {
  readonly id: string;
  readonly title: string;
  readonly status: Label;
  readonly records: string;
};

export type ShownMatch = {
  readonly id: string;
  readonly decision: "undecided" | "included" | "left-out";
  readonly place: string;
  readonly record: string;
  readonly label: string | null;
  readonly email: string | null;
  readonly date: string | null;
};

export type ShownAnswer = {
  readonly status: "current" | "expired" | "building" | "replaced";
  readonly created: string;
  readonly expires: string | null;
  readonly size: string;
  readonly records: string;
  readonly places: string;
  readonly missing: number;
  readonly downloads: string;
  readonly language: string;
  readonly fileName: string;
};

/** One request as its page shows it: texts only. */
export type ShownRequest = ListedRequest & {
  readonly statusCode: DataRequestStatus;
  readonly kindCode: RequestView["kind"];
  /** Left to the merchant, who says when it is done. */
  readonly isByHand: boolean;
  /** Shopify refused writes of the erasure; the merchant says when they are dealt with. */
  readonly hasRefusals: boolean;
  readonly shopifyNumber: string | null;
  readonly subject: ShownSubject;
  readonly clock: ShownClock;
  readonly places: readonly ShownPlace[];
  readonly progress: { readonly done: number; readonly all: number; readonly words: string };
  readonly missing: readonly MissingLine[];
  readonly matches: readonly ShownMatch[];
  readonly answer: ShownAnswer | null;
  readonly trouble: {
    readonly failure: string | null;
    readonly attention: string | null;
    readonly mail: string | null;
    /** Set when the answer is gone before it was handed over. */
    readonly expired: string | null;
    /** Set when another search may find what the answer lacks. */
    readonly incomplete: string | null;
  };
  readonly timeline: readonly {
    readonly id: string;
    readonly at: string;
    readonly actor: string;
    readonly text: string;
  }[];
};

export type ShownClock = {
  readonly receivedAt: string;
  readonly receivedOn: string | null;
  /** Limits of the date field, `YYYY-MM-DD`. */
  readonly latestReceipt: string;
  readonly thirtyDays: string;
  readonly oneMonth: string;
  readonly dueDate: string;
  readonly handedOver: string | null;
  /** Whether the date of receipt still counts for anything. */
  readonly isOpen: boolean;
};

export type PresentContext = {
  readonly reader: Reader;
  readonly limits: DeadlineLimits;
  /** Names of the shop's users by id, as far as the reader may know them. */
  readonly names: ReadonlyMap<string, string>;
};

/** Turns a request into what its page shows. */
export function presentRequest(view: RequestView, context: PresentContext): ShownRequest {
  const { reader } = context;
  return {
    ...presentItem(view, reader),
    statusCode: view.status,
    kindCode: view.kind,
    isByHand: isByHand(view),
    hasRefusals: hasRefusals(view),
    shopifyNumber: view.shopifyRequestId,
    subject: presentSubject(view),
    clock: presentClock(view, context),
    places: view.places.map((place) => ({
      id: place.place,
      title: placeWords[place.place],
      status: toPlaceLabel(place),
      records: countOf(place),
    })),
    progress: presentProgress(view),
    missing: toMissingLines(view.missing),
    matches: view.possibleMatches.map((match) => presentMatch(match, reader)),
    answer: presentAnswer(view, reader),
    trouble: presentTrouble(view),
    timeline: view.timeline.map((line) => ({
      id: line.id,
      at: toDateTime(line.at, reader),
      actor: toActorText(line.actor, context.names),
      text: toTimelineText(line),
    })),
  };
}

/** A place that was not searched has no count: "0 records" would say that nothing is there. */
function countOf({ status, recordCount }: PlaceProgress): string {
  const isUnknown = status === "waiting" || (status === "unreachable" && recordCount === 0);
  return isUnknown ? "" : counted(recordCount, "record");
}

/** After an erasure nobody can say any more whom it was about: that is what it is for. */
function presentSubject({ kind, status, subject }: RequestView): ShownSubject {
  const isErased = kind === "erasure" && (status === "watching" || status === "completed");
  if (subject.kind === "gone" && isErased) return { kind: "erased" };
  if (subject.kind !== "shown") return { kind: subject.kind };
  const { customerId, email, phone, orderIds } = subject.subject;
  const lines = [
    { label: "E-mail", value: email },
    { label: "Phone", value: phone },
    { label: "Customer number", value: customerId },
    { label: "Orders named", value: orderIds.length === 0 ? null : orderIds.length.toString() },
  ];
  return {
    kind: "shown",
    lines: lines.flatMap(({ label, value }) =>
      value === null || value === "" ? [] : [{ label, value }],
    ),
  };
}

function presentClock(view: RequestView, { reader, limits }: PresentContext): ShownClock {
  return {
    receivedAt: toDateTime(view.receivedAt, reader),
    receivedOn: view.receivedOn,
    latestReceipt: toDateInput(new Date(view.receivedAt.getTime() - toMs({ days: 1 })), reader),
    thirtyDays: toDate(limits.thirtyDaysAt, reader),
    oneMonth: toDate(limits.oneMonthAt, reader),
    dueDate: toDate(view.dueAt, reader),
    handedOver: view.handedOverAt === null ? null : toDateTime(view.handedOverAt, reader),
    isOpen: isOpen(view.status),
  };
}

function presentProgress(view: RequestView): ShownRequest["progress"] {
  const count = (statuses: readonly string[]) =>
    view.places.filter((place) => statuses.includes(place.status)).length;
  const all = view.places.length;
  if (all === 0) return { done: 0, all, words: "The search will start in a moment." };
  const searched = count(["searched"]);
  const closed = count(["unreachable", "failed"]);
  const records = view.places.reduce((sum, place) => sum + place.recordCount, 0);
  const found = `${searched} of ${counted(all, "place")} searched, ${counted(records, "record")} found.`;
  const words =
    closed === 0 ? found : `${found} ${counted(closed, "place")} could not be searched.`;
  return { done: searched + closed, all, words };
}

function presentMatch(match: RequestView["possibleMatches"][number], reader: Reader): ShownMatch {
  const created = match.summary?.createdAt ?? null;
  return {
    id: match.id,
    decision: match.decision,
    place: placeWords[match.place],
    record: match.recordRef?.replace(/^gid:\/\/shopify\//u, "").replace("/", " ") ?? "A record",
    label: match.summary === null || match.summary.label === "" ? null : match.summary.label,
    email: match.summary?.email ?? null,
    date: created === null ? null : toDate(new Date(created), reader),
  };
}

const languages = new Intl.DisplayNames("en", { type: "language" });

function presentAnswer(view: RequestView, reader: Reader): ShownAnswer | null {
  const { answer } = view;
  if (answer === null) return null;
  const hasExpired = answer.expiresAt !== null && answer.expiresAt <= reader.now;
  return {
    status: hasExpired ? "expired" : answer.status,
    created: toDateTime(answer.createdAt, reader),
    expires: answer.expiresAt === null ? null : toDate(answer.expiresAt, reader),
    size: toSize(answer.sizeBytes),
    records: counted(answer.recordCount, "record"),
    places: counted(answer.placeCount, "place"),
    missing: answer.missingCount,
    downloads:
      answer.downloads === 0
        ? "Not downloaded yet"
        : `Downloaded ${counted(answer.downloads, "time")}`,
    language: languages.of(answer.language) ?? answer.language,
    fileName: `answer-${presentItem(view, reader).reference.toLowerCase()}.zip`,
  };
}

const expiredText =
  "The answer was deleted when its time was over, before it was marked as handed over. A new search makes a new one.";

const incompleteText =
  "Some of the data could not be reached. Once the reason is gone, for instance because you granted a permission on Home, search again: a new answer then replaces this one.";

function presentAnswerTrouble({ status, answer, missing }: RequestView) {
  const stands = status === "answered" ? answer?.status : undefined;
  return {
    expired: stands === "expired" ? expiredText : null,
    incomplete: stands === "current" && mayFindMore(missing) ? incompleteText : null,
  };
}

function needsLook({ kind, status, attentionReason }: RequestView): boolean {
  if (status === "needs-attention") return true;
  if (attentionReason === null) return false;
  const isUnanswered = kind === "access" && attentionReason === "person-erased";
  const wasRefused = attentionReason === "writes-refused";
  return status === "watching" || wasRefused || isUnanswered || kind === "shop-removal";
}

function presentTrouble(view: RequestView): ShownRequest["trouble"] {
  const mail = view.mails.find((one) => one.status === "undelivered");
  return {
    failure: view.status === "failed" ? toFailureText(view.failureReason) : null,
    attention: needsLook(view) ? toAttentionText(view.kind, view.attentionReason) : null,
    ...presentAnswerTrouble(view),
    mail:
      mail === undefined
        ? null
        : `The mail about this request could not be delivered${mail.failureCode === null ? "" : ` (${mail.failureCode})`}. Check the contact address in Settings; the request itself is not affected.`,
  };
}
