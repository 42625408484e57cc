import type { DataRequestId } from "../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../generated/prisma/client.ts";

/** Rows that go in one statement, with all that hangs on them. */
const slice = 200;

/** The last step still has the rows that hang on a lifetime itself to remove. */
const patient = { maxWait: 30_000, timeout: 300_000 } as const;

/**
 * Carries out shop/redact: every lifetime of the app in the shop that is not
 * open now goes with all its rows, keys and jobs' subjects. When the app is
 * installed again, the present lifetime and this request stay, and the request
 * is completed; else what remains is the shop's domain, so that nobody is
 * forgotten twice. Works in slices, of which each is kept; the request itself
 * goes last, so that a killed removal goes on. Safe to repeat.
 */
export async function removeShop(prisma: PrismaClient, id: DataRequestId, at: Date): Promise<void> {
  const request = await prisma.dataRequest.findUnique({
    where: { id },
    select: { kind: true, installationId: true, installation: { select: { shopId: true } } },
  });
  if (request?.kind !== "shop-removal") return;
  const { shopId } = request.installation;
  const ended = { shopId, state: { not: "installed" } };
  await removeKeys(prisma, ended);
  await removeRequests(prisma, { installation: ended, id: { not: id } });
  await prisma.$transaction(async (tx) => {
    // Holds the shop's lifetimes, so that one that is opened now is not taken for an ended one.
    await tx.$queryRaw`SELECT 1 FROM "Installation" WHERE "shopId" = ${shopId}::uuid FOR UPDATE`;
    const removed = await tx.installation.deleteMany({ where: ended });
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
  }, patient);
}

/** Without their keys people's rows are unreadable at once, however long the rest takes. */
async function removeKeys(
  prisma: PrismaClient,
  installation: Prisma.InstallationWhereInput,
): Promise<void> {
  for (;;) {
    const keys = await prisma.dataKey.findMany({
      where: { installation, subject: "person" },
      select: { id: true },
      take: slice,
    });
    if (keys.length === 0) return;
    const ids = keys.map((key) => key.id);
    await prisma.dataKey.deleteMany({ where: { id: { in: ids }, installation } });
  }
}

async function removeRequests(
  prisma: PrismaClient,
  where: Prisma.DataRequestWhereInput,
): Promise<void> {
  for (;;) {
    const requests = await prisma.dataRequest.findMany({
      where,
      select: { id: true },
      take: slice,
    });
    if (requests.length === 0) return;
    const ids = requests.map((one) => one.id);
    await prisma.dataRequest.deleteMany({ where: { AND: [where, { id: { in: ids } }] } });
  }
}
