import type { TimelineEntry } from "../../domain/data-requests/admin-ports.ts";
import type { AnswerId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { toEventRow } from "../event-log.server.ts";

/** Writes down who opened or took an answer, before it is given out. */
export function createDownloadLog(prisma: PrismaClient) {
  return {
    record: async (params: {
      readonly answerId: AnswerId;
      /** False for a look at the preview: the timeline alone tells of it. */
      readonly isDownload: boolean;
      readonly entry: TimelineEntry;
    }): Promise<void> => {
      const { answerId, entry } = params;
      const staffUserId = entry.actor.replace(/^staff:/u, "");
      const download = { answerId, staffUserId, downloadedAt: entry.at };
      await prisma.$transaction([
        prisma.timelineEvent.create({ data: toEventRow(entry) }),
        ...(params.isDownload ? [prisma.answerDownload.create({ data: download })] : []),
      ]);
    },
  };
}
