import { createHash } from "node:crypto";
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

const entry = { position: true, line: true } as const satisfies Prisma.LedgerMarkSelect;

function toHeld(tx: Prisma.TransactionClient): HeldMirror {
  return {
    last: async () =>
      (await tx.ledgerMark.findFirst({ orderBy: { position: "desc" }, select: entry })) ??
      undefined,
    entriesAfter: (after) =>
      tx.ledgerMark.findMany({
        where: { position: { gt: after } },
        orderBy: { position: "asc" },
        select: entry,
        take: slice,
      }),
    has: async (text) => {
      const found = await tx.ledgerMark.findFirst({
        where: { mark: digest(text) },
        select: { position: true },
      });
      return found !== null;
    },
    put: (entries) => put(tx, entries),
  };
}

async function put(tx: Prisma.TransactionClient, entries: readonly LedgerEntry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += slice) {
    const data = entries
      .slice(from, from + slice)
      .map(({ position, line }) => ({ position, line, mark: markOf(line) }));
    await tx.ledgerMark.createMany({ data, skipDuplicates: true });
  }
}

const header = /"kind":"header"/u;
const id = String.raw`(?:"[0-9a-f]+"|null)`;
const marked = new RegExp(
  `"kind":"[^"]+","installation":${id},"person":${id},"request":${id},"plan":${id}`,
  "u",
);

/** Null for the header, which is no mark. */
function markOf(line: string): Uint8Array<ArrayBuffer> | null {
  if (header.test(line)) return null;
  const text = marked.exec(line)?.[0];
  if (text === undefined) throw new Error("A line of the erasure ledger has no mark to find it by");
  return digest(text);
}

function digest(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash("sha256").update(text).digest());
}
