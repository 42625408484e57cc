import type { FieldRun, FieldRunStore } from "../../domain/newsletter/leave-field/ports.ts";
import { asInstallationId, type InstallationId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";

const states = ["running", "due", "done", "stopped"] as const;

/** How far links are written, on the database. */
export function createFieldRunStore(prisma: PrismaClient): FieldRunStore {
  return {
    find: async (installationId) => {
      const row = await prisma.leaveFieldRun.findUnique({ where: { installationId } });
      if (row === null) return undefined;
      const { installationId: _of, state, ...run } = row;
      return { ...run, state: states.find((one) => one === state) ?? "stopped" };
    },
    save: async (installationId, run: FieldRun) => {
      await prisma.leaveFieldRun.upsert({
        where: { installationId },
        create: { installationId, ...run },
        update: run,
      });
    },
  };
}

/** Shops whose links are not all written. */
export async function findOpenFieldRuns(prisma: PrismaClient): Promise<readonly InstallationId[]> {
  const rows = await prisma.leaveFieldRun.findMany({
    where: { state: { in: ["running", "due"] }, installation: { state: "installed" } },
    select: { installationId: true },
  });
  return rows.map(({ installationId }) => asInstallationId(installationId));
}
