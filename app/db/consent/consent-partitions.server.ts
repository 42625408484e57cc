import { addMonths } from "../../domain/shared/calendar.ts";
import { asInstallationId, type InstallationId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import type { EvidenceStore } from "../evidence/evidence-store.server.ts";

type Deps = {
  readonly prisma: PrismaClient;
  readonly evidence: Pick<EvidenceStore, "append">;
  /** Before which day (UTC) an installation's records have had their time. */
  readonly keepFrom: (installation: InstallationId) => Promise<string>;
};

/** A month and the two after it have a partition of their own. */
const monthsAhead = 2;

/** A month of a large shop goes in one transaction, or not at all. */
const patient = { maxWait: 30_000, timeout: 600_000 } as const;

/**
 * Makes the coming months' partitions and removes records whose time is over, with a line of evidence for
 * each shop: months nobody keeps any longer are dropped whole, the rest row by row. Safe to repeat.
 *
 * @returns how many records went
 */
export async function expireConsents(deps: Deps, now: Date, signal: AbortSignal): Promise<number> {
  const today = now.toISOString().slice(0, 10);
  for (let ahead = 0; ahead <= monthsAhead; ahead += 1) {
    const month = addMonths(today, ahead);
    await deps.prisma.$executeRaw`SELECT "make_consent_partition"(${month}::date)`;
  }
  const shops = await findShops(deps);
  const first = shops.map(({ from }) => from).toSorted()[0] ?? today;
  let removed = 0;
  for (const month of await findMonths(deps.prisma)) {
    if (signal.aborted) return removed;
    if (addMonths(`${month}-01`, 1) <= first) removed += await dropMonth(deps, month, now);
  }
  for (const shop of shops) {
    if (signal.aborted) return removed;
    removed += await removeOld(deps, { ...shop, at: now });
  }
  return removed;
}

type Shop = { readonly id: InstallationId; readonly from: string };

/** Installations that have records; a look at one row of each, however many there are. */
async function findShops({ prisma, keepFrom }: Deps): Promise<readonly Shop[]> {
  const rows = await prisma.$queryRaw<readonly { readonly id: string }[]>`
    SELECT i."id"::text AS id FROM "Installation" i CROSS JOIN LATERAL (
      SELECT 1 FROM "ConsentRecord" r WHERE r."installationId" = i."id" LIMIT 1) AS kept`;
  const shops: Shop[] = [];
  for (const { id } of rows) {
    const installation = asInstallationId(id);
    shops.push({ id: installation, from: await keepFrom(installation) });
  }
  return shops;
}

const partitionName = /^ConsentRecord_(\d{4})_(\d{2})$/u;

/** Months (YYYY-MM) that have a partition. */
async function findMonths(prisma: PrismaClient): Promise<readonly string[]> {
  const rows = await prisma.$queryRaw<readonly { readonly name: string }[]>`
    SELECT c.relname::text AS name FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid
    WHERE h.inhparent = '"ConsentRecord"'::regclass ORDER BY 1`;
  return rows.flatMap(({ name }) => {
    const [, year, month] = partitionName.exec(name) ?? [];
    return year === undefined || month === undefined ? [] : [`${year}-${month}`];
  });
}

async function dropMonth(deps: Deps, month: string, at: Date): Promise<number> {
  // Made of digits only; a name cannot be a parameter.
  const name = `"ConsentRecord_${month.replace("-", "_")}"`;
  return deps.prisma.$transaction(async (tx) => {
    const rows = await tx.$queryRawUnsafe<readonly { id: string; records: number }[]>(
      `SELECT "installationId"::text AS id, count(*)::int AS records FROM ${name} GROUP BY 1 ORDER BY 1`,
    );
    await tx.$executeRawUnsafe(`DROP TABLE ${name}`);
    for (const { id, records } of rows)
      await tell(deps, tx, { id: asInstallationId(id), records, at });
    return rows.reduce((sum, { records }) => sum + records, 0);
  }, patient);
}

type Removal = Shop & { readonly at: Date };

/** Links go as well; the days' counters stay, for they are about nobody. */
function removeOld(deps: Deps, { id, from, at }: Removal): Promise<number> {
  return deps.prisma.$transaction(async (tx) => {
    const before = new Date(`${from}T00:00:00Z`);
    const records = await tx.$executeRaw`DELETE FROM "ConsentRecord"
      WHERE "installationId" = ${id}::uuid AND "recordedAt" < ${before}`;
    await tx.consentLink.deleteMany({ where: { installationId: id, recordedAt: { lt: before } } });
    if (records > 0) await tell(deps, tx, { id, records, at });
    return records;
  }, patient);
}

function tell(
  { evidence }: Deps,
  tx: Prisma.TransactionClient,
  { id, records, at }: { readonly id: InstallationId; readonly records: number; readonly at: Date },
): Promise<unknown> {
  const line = { event: "consents.expired", caseId: null, at, counts: { records } } as const;
  return evidence.append(tx, id, line);
}

/** Rows that go in one statement when a shop is removed. */
const slice = 10_000;

/** Removes every record of an installation in slices, so that what hangs on it at the end is little. */
export async function removeConsents(prisma: PrismaClient, installation: string): Promise<void> {
  for (let gone = slice; gone === slice;) {
    gone = await prisma.$executeRaw`WITH old AS (
        SELECT "recordedAt", "consentId", "number" FROM "ConsentRecord"
        WHERE "installationId" = ${installation}::uuid
        ORDER BY "recordedAt", "consentId", "number" LIMIT ${slice})
      DELETE FROM "ConsentRecord" r USING old WHERE r."installationId" = ${installation}::uuid
        AND r."recordedAt" = old."recordedAt" AND r."consentId" = old."consentId"
        AND r."number" = old."number"`;
  }
}
