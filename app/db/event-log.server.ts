import type { EventLog, TimelineEntry } from "../domain/data-requests/admin-ports.ts";
import type { Prisma, PrismaClient } from "../generated/prisma/client.ts";

/** A timeline entry as a row; used inside the transaction of what it tells about. */
export function toEventRow(entry: TimelineEntry): Prisma.TimelineEventUncheckedCreateInput {
  return {
    installationId: entry.installationId,
    dataRequestId: entry.dataRequestId,
    at: entry.at,
    action: entry.action,
    actor: entry.actor,
    detail: entry.detail,
  };
}

/** Keeps timeline entries that stand alone, such as refusals and downloads. */
export function createEventLog(prisma: PrismaClient): EventLog {
  return {
    record: async (entry) => {
      await prisma.timelineEvent.create({ data: toEventRow(entry) });
    },
  };
}
