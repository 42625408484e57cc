import type { EditionHistory } from "../../domain/policy/publication/announce-history.ts";
import type { PolicyEdition } from "../../domain/policy/types.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { openPublication, type Sealing, withSteps } from "./publication-rows.server.ts";

type Deps = Sealing & { readonly prisma: PrismaClient };

/** Editions that came out, and the one to come, on the database. */
export function createEditionHistory(deps: Deps): EditionHistory {
  const { prisma } = deps;
  return {
    published: (installationId, limit) =>
      findEditions(deps, {
        where: { installationId, publishedAt: { not: null } },
        take: limit,
      }),
    findComing: async (installationId) => {
      const where = { installationId, status: "scheduled" };
      return (await findEditions(deps, { where, take: 1 }))[0] ?? null;
    },
    hasBlocks: async (installationId) => {
      const rows = await prisma.policyPublication.count({
        where: {
          installationId,
          targets: { has: "theme-blocks" },
          status: { in: ["published", "scheduled"] },
        },
      });
      return rows > 0;
    },
  };
}

async function findEditions(
  deps: Deps,
  { where, take }: { readonly where: Prisma.PolicyPublicationWhereInput; readonly take: number },
): Promise<readonly PolicyEdition[]> {
  const rows = await deps.prisma.policyPublication.findMany({
    ...{ where, take, include: withSteps },
    orderBy: { number: "desc" },
  });
  return Promise.all(rows.map(async (row) => (await openPublication(deps, row)).edition));
}
