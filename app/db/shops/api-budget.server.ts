import { z } from "zod";
import type { ApiBudget, BudgetReading } from "../../domain/shared/api-budget.ts";
import { toMs } from "../../domain/shared/duration.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";

/** Assumed until Shopify tells: the smallest bucket it gives. */
const UNKNOWN: BudgetReading = { available: 1_000, maximum: 1_000, restoreRate: 50 };

const waitSchema = z.array(z.object({ available: z.number(), restoreRate: z.number() }));

/**
 * The bucket in the database, so that all processes draw from one. Each call is
 * one statement that locks the row; time is the database's, so that clocks of
 * several machines need not agree.
 */
export function createApiBudget({ prisma }: { readonly prisma: PrismaClient }): ApiBudget {
  return {
    reserve: (installation, points) => reserve(prisma, installation, points),
    observe: async (installation, reading) => {
      const { available, maximum, restoreRate } = reading;
      await prisma.$executeRaw`
        INSERT INTO "ApiBudget" ("installationId", "available", "maximum", "restoreRate", "observedAt")
        VALUES (${installation}::uuid, ${available}, ${maximum}, ${restoreRate}, clock_timestamp())
        ON CONFLICT ("installationId") DO UPDATE SET "available" = excluded."available",
          "maximum" = excluded."maximum", "restoreRate" = excluded."restoreRate",
          "observedAt" = excluded."observedAt"`;
    },
  };
}

async function reserve(
  prisma: PrismaClient,
  installation: InstallationId,
  points: number,
): Promise<number> {
  await prisma.$executeRaw`
    INSERT INTO "ApiBudget" ("installationId", "available", "maximum", "restoreRate", "observedAt")
    VALUES (${installation}::uuid, ${UNKNOWN.available}, ${UNKNOWN.maximum}, ${UNKNOWN.restoreRate}, clock_timestamp())
    ON CONFLICT ("installationId") DO NOTHING`;
  // A query that asks for more than the bucket holds goes through when it is full.
  const taken = await prisma.$executeRaw`
    UPDATE "ApiBudget" SET
      "available" = LEAST("maximum", "available" + "restoreRate" * GREATEST(0, extract(epoch FROM clock_timestamp() - "observedAt"))) - ${points},
      "observedAt" = clock_timestamp()
    WHERE "installationId" = ${installation}::uuid
      AND LEAST("maximum", "available" + "restoreRate" * GREATEST(0, extract(epoch FROM clock_timestamp() - "observedAt"))) >= LEAST(${points}, "maximum")`;
  if (taken > 0) {
    return 0;
  }
  const rows: unknown = await prisma.$queryRaw`
    SELECT LEAST("maximum", "available" + "restoreRate" * GREATEST(0, extract(epoch FROM clock_timestamp() - "observedAt")))::float8 AS "available",
      "restoreRate"
    FROM "ApiBudget" WHERE "installationId" = ${installation}::uuid`;
  const row = waitSchema.parse(rows)[0];
  if (row === undefined) {
    return 0;
  }
  const short = Math.max(1, points - row.available);
  return Math.max(20, (short / row.restoreRate) * toMs({ seconds: 1 }));
}
