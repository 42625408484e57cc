import type { ErasureSettingsReader } from "../../domain/erasure/ports.ts";
import { parseErasureRule } from "../../domain/erasure/rule.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";

const selection = {
  timeZone: true,
  accountingCountry: true,
  financialYearEnd: true,
  erasureRule: true,
} as const;

/**
 * What the shop settled for every erasure: the lifetime that is open now speaks,
 * else the latest one that has settings; a shop without any gets the defaults.
 */
export function createErasureSettingsReader({
  prisma,
}: {
  readonly prisma: PrismaClient;
}): ErasureSettingsReader {
  return {
    read: async (id) => {
      const rows = await prisma.shopSettings.findMany({
        where: { installation: { shop: { installations: { some: { id } } } } },
        orderBy: { installation: { startedAt: "desc" } },
        select: { ...selection, installation: { select: { state: true } } },
      });
      const row = rows.find(({ installation }) => installation.state === "installed") ?? rows[0];
      return {
        rule: parseErasureRule(row?.erasureRule),
        accounting: {
          country: row?.accountingCountry ?? null,
          financialYearEnd: row?.financialYearEnd ?? "12-31",
          timeZone: row?.timeZone ?? "Etc/UTC",
        },
      };
    },
  };
}
