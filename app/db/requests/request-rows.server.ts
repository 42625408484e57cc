import { z } from "zod";
import { missingCodes, type MissingItem, type PlaceId } from "../../domain/data-map/types.ts";
import type { DataRequestKind, DataRequestStatus } from "../../domain/data-requests/types.ts";
import type { MailLine, RequestListItem } from "../../domain/data-requests/views.ts";
import { asDataRequestId } from "../../domain/shared/ids.ts";
import type { Prisma } from "../../generated/prisma/client.ts";

const kindSchema = z.enum(["access", "erasure", "shop-removal", "unreadable"]);
const statusSchema = z.enum([
  "received",
  "running",
  "answered",
  "handed-over",
  "watching",
  "completed",
  "failed",
  "needs-attention",
]);

/** Reads a row's kind; throws on one this version does not know. */
export function toKind(text: string): DataRequestKind {
  return kindSchema.parse(text);
}

/** Reads a row's status; throws on one this version does not know. */
export function toStatus(text: string): DataRequestStatus {
  return statusSchema.parse(text);
}

const mailStatusSchema = z.enum(["waiting", "sent", "undelivered"]);

/** Reads a mail's status. */
export function toMailStatus(text: string): MailLine["status"] {
  return mailStatusSchema.parse(text);
}

const missingSchema = z.array(
  z.object({
    code: z.enum(missingCodes),
    subject: z.string().optional(),
    count: z.number().optional(),
  }),
);

/** Reads the missing list of a place. */
export function toMissing(place: PlaceId, stored: unknown): readonly MissingItem[] {
  return missingSchema.parse(stored).map(({ code, subject, count }) => ({
    place,
    code,
    ...(subject === undefined ? {} : { subject }),
    ...(count === undefined ? {} : { count }),
  }));
}

/** Columns of a list; none of them holds personal data. */
export const listSelection = {
  id: true,
  kind: true,
  status: true,
  attentionReason: true,
  shopifyRequestId: true,
  receivedAt: true,
  receivedOn: true,
  dueAt: true,
  handedOverAt: true,
  completedAt: true,
  answers: { where: { status: "current" }, select: { recordCount: true }, take: 1 },
  _count: {
    select: {
      possibleMatches: { where: { decision: "undecided" } },
      mails: { where: { status: "undelivered" } },
    },
  },
} as const satisfies Prisma.DataRequestSelect;

type ListRow = Prisma.DataRequestGetPayload<{ select: typeof listSelection }>;

/** One row as the list shows it. */
export function toListItem(row: ListRow): RequestListItem {
  const { answers, _count, ...rest } = row;
  return {
    ...rest,
    id: asDataRequestId(row.id),
    kind: toKind(row.kind),
    status: toStatus(row.status),
    recordCount: answers[0]?.recordCount ?? null,
    undecidedMatches: _count.possibleMatches,
    hasUndeliveredMail: _count.mails > 0,
  };
}
