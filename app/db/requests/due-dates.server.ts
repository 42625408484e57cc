import { dueAtOf } from "../../domain/data-requests/deadline.ts";
import { openStatuses } from "../../domain/data-requests/views.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";

export type DueDateRecount = ReturnType<typeof createDueDateRecount>;

/**
 * Counts the deadlines of an installation's open requests anew in the shop's
 * time zone: what came before the app was installed was counted in UTC.
 */
export function createDueDateRecount(prisma: PrismaClient) {
  return async (installationId: InstallationId): Promise<void> => {
    const settings = await prisma.shopSettings.findUnique({ where: { installationId } });
    if (settings === null) return;
    const { timeZone } = settings;
    const rows = await prisma.dataRequest.findMany({
      where: { installationId, status: { in: [...openStatuses] } },
      select: { id: true, receivedAt: true, receivedOn: true },
    });
    for (const { id, ...receipt } of rows) {
      await prisma.dataRequest.update({
        where: { id },
        data: { dueAt: dueAtOf({ ...receipt, timeZone }) },
      });
    }
  };
}
