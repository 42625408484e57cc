import type { RequestListItem } from "../../domain/data-requests/views.ts";
import { isLate, isOpen, toReference } from "../../domain/data-requests/views.ts";
import { counted, daysUntil, toCalendarDate, toDate, toDaysLeft, type Reader } from "./dates.ts";
import { kindWords, toStatusLabel, type Label, type Tone } from "./request-words.ts";

/** One request as lists show it: texts only, nothing about the person. */
export type ListedRequest = {
  readonly id: string;
  readonly reference: string;
  readonly kind: string;
  readonly status: Label;
  readonly received: string;
  readonly due: { readonly date: string; readonly words: string; readonly tone: Tone | null };
  readonly records: string;
  readonly flags: readonly Label[];
};

const SOON_DAYS = 7;

/** Turns a list's rows into texts in the shop's zone. */
export function presentList(
  items: readonly RequestListItem[],
  reader: Reader,
): readonly ListedRequest[] {
  return items.map((item) => presentItem(item, reader));
}

/** One row of a list. */
export function presentItem(item: RequestListItem, reader: Reader): ListedRequest {
  return {
    id: item.id,
    reference: toReference(item.id),
    kind: kindWords[item.kind],
    status: toStatusLabel(item),
    received:
      item.receivedOn === null ? toDate(item.receivedAt, reader) : toCalendarDate(item.receivedOn),
    due: presentDue(item, reader),
    records: item.recordCount === null ? "–" : counted(item.recordCount, "record"),
    flags: toFlags(item),
  };
}

/** When it is due and how near that is; done requests say when they were done. */
export function presentDue(item: RequestListItem, reader: Reader): ListedRequest["due"] {
  const date = toDate(item.dueAt, reader);
  if (item.status === "watching") return { date: "", words: "Waits for Shopify", tone: null };
  if (!isOpen(item.status)) {
    const doneAt = item.handedOverAt ?? item.completedAt;
    return {
      date: "",
      words: doneAt === null ? "Done" : `Done ${toDate(doneAt, reader)}`,
      tone: null,
    };
  }
  const words = toDaysLeft(item.dueAt, reader);
  if (isLate(item, reader.now)) return { date, words, tone: "critical" };
  const isSoon = daysUntil(item.dueAt, reader) <= SOON_DAYS;
  return { date, words, tone: isSoon ? "warning" : null };
}

function toFlags(item: RequestListItem): readonly Label[] {
  const flags: Label[] = [];
  if (item.hasUndeliveredMail) flags.push({ text: "Mail not delivered", tone: "critical" });
  if (item.undecidedMatches > 0 && item.status === "answered") {
    flags.push({ text: `${item.undecidedMatches} to decide`, tone: "attention" });
  }
  return flags;
}
