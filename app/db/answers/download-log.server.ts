import type { TimelineEntry } from "../../domain/data-requests/admin-ports.ts";
import type { AnswerId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { toEventRow } from "../event-log.server.ts";
import { recordTransmission } from "../recipients/transmission-ledger.server.ts";
import { findAnswerCategories } from "./answer-categories.server.ts";

/**
 * Writes down who opened or took an answer, before it is given out: in the timeline, and in the
 * person's ledger of transmissions, for what is in it is handed to the merchant.
 */
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
      await prisma.$transaction(async (tx) => {
        await tx.timelineEvent.create({ data: toEventRow(entry) });
        if (params.isDownload) await tx.answerDownload.create({ data: download });
        const about = await findAnswerCategories(tx, answerId);
        if (about === undefined) return;
        await recordTransmission(tx, {
          ...about,
          ...{ recipient: "merchant", purpose: "privacy-requests", at: entry.at },
          means: params.isDownload ? "download" : "preview",
        });
      });
    },
  };
}
