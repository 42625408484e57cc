import type { HeldMirror, LedgerEntry, LedgerMirror } from "../../domain/erasure/ledger-ports.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";

const slice = 1_000;
/** Whoever holds it may read a long file meanwhile. */
const patient = { maxWait: 60_000, timeout: 300_000 } as const;

/** The ledger's copy in the database, written by one process at a time. */
export function createLedgerMirror(prisma: PrismaClient): LedgerMirror {
  return {
    withLock: (work) =>
      prisma.$transaction(async (tx) => {
        // Shuts out other writers, not readers; not an advisory lock, which the embedded
        // database's one session would not keep apart.
        await tx.$executeRaw`LOCK TABLE "LedgerMark" IN SHARE ROW EXCLUSIVE MODE`;
        return work(toHeld(tx));
      }, patient),
  };
}

function toHeld(tx: Prisma.TransactionClient): HeldMirror {
  return {
    last: async () =>
      (await tx.ledgerMark.findFirst({ orderBy: { position: "desc" } })) ?? undefined,
    entriesAfter: (after) =>
      tx.ledgerMark.findMany({
        where: { position: { gt: after } },
        orderBy: { position: "asc" },
        take: slice,
      }),
    has: async (text) => {
      const found = await tx.ledgerMark.findFirst({
        where: { line: { contains: text } },
        select: { position: true },
      });
      return found !== null;
    },
    put: (entries) => put(tx, entries),
  };
}

async function put(tx: Prisma.TransactionClient, entries: readonly LedgerEntry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += slice) {
    const data = entries.slice(from, from + slice);
    await tx.ledgerMark.createMany({ data, skipDuplicates: true });
  }
}
