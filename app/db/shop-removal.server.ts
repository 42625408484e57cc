import type { DataRequestId } from "../domain/shared/ids.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";

/**
 * Carries out shop/redact: every lifetime of the app in the shop that is not
 * open now goes with all its rows, keys and jobs' subjects. When the app is
 * installed again, the present lifetime and this request stay, and the request
 * is completed; else what remains is the shop's domain, so that nobody is
 * forgotten twice. Safe to repeat.
 */
export async function removeShop(prisma: PrismaClient, id: DataRequestId, at: Date): Promise<void> {
  const request = await prisma.dataRequest.findUnique({
    where: { id },
    select: { kind: true, installationId: true, installation: { select: { shopId: true } } },
  });
  if (request?.kind !== "shop-removal") return;
  const { shopId } = request.installation;
  await prisma.$transaction(async (tx) => {
    // Holds the shop's lifetimes, so that one that is opened now is not taken for an ended one.
    await tx.$queryRaw`SELECT 1 FROM "Installation" WHERE "shopId" = ${shopId}::uuid FOR UPDATE`;
    const removed = await tx.installation.deleteMany({
      where: { shopId, state: { not: "installed" } },
    });
    const stays = await tx.dataRequest.updateMany({
      where: { id, completedAt: null },
      data: { status: "completed", completedAt: at },
    });
    if (stays.count === 0) return;
    await tx.timelineEvent.create({
      data: {
        ...{ installationId: request.installationId, dataRequestId: id, at },
        action: "shop-removal.completed",
        actor: "system",
        detail: { earlierInstallations: removed.count },
      },
    });
  });
}
