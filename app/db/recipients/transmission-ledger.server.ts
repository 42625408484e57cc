import { z } from "zod";
import type { Transmission } from "../../domain/recipients/types.ts";
import { dataCategories } from "../../domain/register/types.ts";
import {
  asDataRequestId,
  asInstallationId,
  asPersonId,
  type PersonId,
} from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";

/** What Lagom itself handed on of a person's data, and to whom. */
export type TransmissionLedger = {
  /** Oldest first. */
  readonly listOf: (person: PersonId) => Promise<readonly Transmission[]>;
};

/**
 * Writes down that data of a person was handed on, in the transaction that writes down the handing
 * on itself. Goes with the person. Where data leaves Lagom: docs/transmissions.md.
 */
export async function recordTransmission(
  tx: Pick<Prisma.TransactionClient, "transmission">,
  { categories, ...transmission }: Transmission,
): Promise<void> {
  await tx.transmission.create({ data: { ...transmission, categories: [...categories] } });
}

/** The ledger as answers read it. */
export function createTransmissionLedger(prisma: PrismaClient): TransmissionLedger {
  return {
    listOf: async (personId) => {
      const rows = await prisma.transmission.findMany({
        where: { personId },
        orderBy: { at: "asc" },
      });
      return rows.map((row) => ({
        ...{ recipient: row.recipient, purpose: row.purpose, means: row.means, at: row.at },
        installationId: asInstallationId(row.installationId),
        personId: asPersonId(row.personId),
        categories: z.array(z.enum(dataCategories)).parse(row.categories),
        dataRequestId: row.dataRequestId === null ? null : asDataRequestId(row.dataRequestId),
      }));
    },
  };
}
