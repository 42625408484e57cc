import { toMs } from "../../domain/shared/duration.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";

/** A build that was begun so long ago was killed and never taken up again. */
const abandonedAfterMs = toMs({ days: 2 });

/**
 * Drops the bytes of every answer whose time is over, with a line in the
 * request's timeline, and what killed builds left behind. Gives how many
 * answers expired. Safe to repeat and to run in several processes.
 */
export async function expireAnswers(prisma: PrismaClient, now: Date): Promise<number> {
  await prisma.answer.deleteMany({
    where: { status: "building", createdAt: { lt: new Date(now.getTime() - abandonedAfterMs) } },
  });
  const due = await prisma.answer.findMany({
    where: { status: "current", expiresAt: { lte: now } },
    select: { id: true, dataRequest: { select: { id: true, installationId: true } } },
  });
  let expired = 0;
  for (const { id, dataRequest } of due) {
    const done = await prisma.$transaction(async (tx) => {
      const { count } = await tx.answer.updateMany({
        where: { id, status: "current" },
        data: { status: "expired" },
      });
      if (count === 0) return false;
      await tx.answerChunk.deleteMany({ where: { answerId: id } });
      await tx.timelineEvent.create({
        data: {
          installationId: dataRequest.installationId,
          dataRequestId: dataRequest.id,
          at: now,
          action: "answer.expired",
          actor: "system",
          detail: { answerId: id },
        },
      });
      return true;
    });
    if (done) expired += 1;
  }
  return expired;
}
