import { recountKeeping } from "../../domain/erasure/recount-keeping.ts";
import type { AccountingFacts } from "../../domain/keeping/types.ts";
import { localDateOf } from "../../domain/shared/calendar.ts";
import type { Prisma } from "../../generated/prisma/client.ts";

/** One statement's rows. */
const slice = 1_000;

export type Recounting = {
  readonly installationId: string;
  readonly accounting: AccountingFacts;
  readonly at: Date;
};

/**
 * Counts the last day of every field that is still kept in a lifetime anew, inside
 * the caller's transaction; answers how many have another ground or day now.
 */
export async function recountKeepings(
  tx: Prisma.TransactionClient,
  { installationId, accounting, at }: Recounting,
): Promise<number> {
  const groups = await tx.legalKeeping.groupBy({
    by: ["field", "ground", "keptUntil", "bookedOn"],
    where: { installationId, state: "keeping", bookedOn: { not: null } },
  });
  const now = { accounting, today: localDateOf(at, accounting.timeZone) };
  const changes = groups.flatMap((kept) => {
    const counted = recountKeeping(kept, now);
    if (counted === null) return [];
    return [{ ...kept, newGround: counted.ground, newKeptUntil: counted.keptUntil }];
  });
  let changed = 0;
  for (let from = 0; from < changes.length; from += slice) {
    const rows = JSON.stringify(changes.slice(from, from + slice));
    changed += await tx.$executeRaw`
      UPDATE "LegalKeeping" k
         SET "ground" = x."newGround", "keptUntil" = x."newKeptUntil",
             "nextTryAt" = NULL, "closedBecause" = NULL
        FROM json_to_recordset(${rows}::json) AS x("field" text, "ground" text,
             "keptUntil" text, "bookedOn" text, "newGround" text, "newKeptUntil" text)
       WHERE k."installationId" = ${installationId}::uuid AND k."state" = 'keeping'
         AND k."field" = x."field" AND k."ground" = x."ground"
         AND k."keptUntil" = x."keptUntil" AND k."bookedOn" = x."bookedOn"`;
  }
  return changed;
}
