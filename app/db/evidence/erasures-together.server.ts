import { z } from "zod";
import type { Prisma } from "../../generated/prisma/client.ts";

const detailSchema = z.object({ with: z.uuid() });

/**
 * The erasures that were carried out as one with this, itself first; their timelines say so. What
 * the law keeps is entered once, with one of them, and is outstanding for all.
 */
export async function findTogether(
  tx: Pick<Prisma.TransactionClient, "timelineEvent">,
  dataRequestId: string,
): Promise<readonly string[]> {
  const events = await tx.timelineEvent.findMany({
    where: { dataRequestId, action: { in: ["erasure.takes-along", "erasure.goes-along"] } },
    orderBy: { at: "asc" },
    select: { detail: true },
  });
  const others = events.flatMap(({ detail }) => detailSchema.safeParse(detail).data?.with ?? []);
  return [...new Set([dataRequestId, ...others])];
}
