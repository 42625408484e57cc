import type {
  LedgerComparer,
  LedgerMarks,
  MissedErasure,
  MissedMarks,
} from "../../domain/erasure/ledger-ports.ts";
import { openStatuses } from "../../domain/data-requests/views.ts";
import { asDataRequestId, asInstallationId, asPersonId } from "../../domain/shared/ids.ts";
import type { Clock } from "../../domain/shared/clock.ts";
import type { Prisma } from "../../generated/prisma/client.ts";
import type { EvidenceStore } from "../evidence/evidence-store.server.ts";
import { forgetPerson } from "./forget-person.server.ts";
import { proveUnanswered } from "./prove-unanswered.server.ts";
import { enterSuppressions } from "./suppressions.server.ts";
import { removeLifetimes, type ShopRemovalDeps } from "../shops/shop-removal.server.ts";

const slice = 500;

export type EraseAgainDeps = Omit<ShopRemovalDeps, "ledger"> & {
  readonly evidence: Pick<EvidenceStore, "append" | "issueReceipt" | "openSigningKey">;
  readonly clock: Clock;
};

/**
 * Makes a database that was restored from a backup forget whom the ledger has
 * forgotten since: what outlives people is entered first, then shops go, then people. Nobody
 * in the database is named in the ledger, so everybody's mark is made and
 * looked up.
 */
function createEraseAgain(deps: EraseAgainDeps): LedgerComparer["eraseAgain"] {
  return async (marks, missed) => {
    // What outlives a lifetime is entered while the lifetime still tells whose shop it was.
    const suppressions = await suppressAgain(deps, marks, missed);
    const keepings = await keepAgain(deps, marks, missed);
    return {
      installations: await removeAgain(deps, marks, missed),
      ...{ suppressions, keepings },
      people: await forgetAgain(deps, marks, missed),
    };
  };
}

/** The database's side of the comparison at start. */
export function createLedgerComparer(deps: EraseAgainDeps): LedgerComparer {
  return {
    eraseAgain: createEraseAgain(deps),
    findEnded: (marks, requests) => findEnded(deps, marks, requests),
  };
}

async function findEnded(
  { prisma }: EraseAgainDeps,
  { ofRequest }: LedgerMarks,
  wanted: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const ended = await prisma.dataRequest.findMany({
    where: { kind: "erasure", status: { in: ["watching", "completed"] }, personId: null },
    select: { id: true },
  });
  return new Set(ended.map(({ id }) => ofRequest(id)).filter((mark) => wanted.has(mark)));
}

/** What is removed again is in the ledger already. */
const alreadyTold: ShopRemovalDeps["ledger"] = { removeInstallation: async () => undefined };

async function removeAgain(
  deps: EraseAgainDeps,
  { ofInstallation }: LedgerMarks,
  { removedInstallations }: MissedMarks,
): Promise<number> {
  if (removedInstallations.size === 0) return 0;
  const all = await deps.prisma.installation.findMany({ select: { id: true, shopId: true } });
  const gone = all.filter(({ id }) => removedInstallations.has(ofInstallation(id)));
  for (const shopId of new Set(gone.map((one) => one.shopId))) {
    const ids = gone.filter((one) => one.shopId === shopId).map(({ id }) => id);
    await removeLifetimes(
      { ...deps, ledger: alreadyTold },
      {
        ...{ shopId, which: { id: { in: ids } }, requestId: null },
        ...{ event: "restore.erased-again", at: deps.clock.now() },
      },
    );
  }
  return gone.length;
}

/** On the lifetime that is open now, for the one it was said in may be removed since. */
async function suppressAgain(
  { prisma }: EraseAgainDeps,
  { ofInstallation }: LedgerMarks,
  { suppressions }: MissedMarks,
): Promise<number> {
  if (suppressions.length === 0) return 0;
  const byMark = await installationsByMark(prisma, ofInstallation);
  let entered = 0;
  for (const { installation, digests, since, hasLeft = false } of suppressions) {
    const installationId = byMark.get(installation);
    if (installationId === undefined) continue;
    const reason = hasLeft ? "restored" : "opted-out-before-erasure";
    entered += await enterSuppressions(prisma, { installationId, digests, since, reason });
  }
  return entered;
}

/** A field that waits for the end of its time must be cleared then, whatever backup came between. */
async function keepAgain(
  { prisma }: EraseAgainDeps,
  { ofInstallation }: LedgerMarks,
  { keepings: missed }: MissedMarks,
): Promise<number> {
  if (missed.length === 0) return 0;
  const byMark = await installationsByMark(prisma, ofInstallation);
  let entered = 0;
  for (const { installation, keepings, since } of missed) {
    const id = byMark.get(installation);
    if (id === undefined) continue;
    const open = await prisma.installation.findFirst({
      where: { state: "installed", shop: { installations: { some: { id } } } },
      select: { id: true },
    });
    const installationId = open?.id ?? id;
    const { count } = await prisma.legalKeeping.createMany({
      data: keepings.map(({ bookedOn, ...keeping }) => ({
        ...{ ...keeping, bookedOn: bookedOn ?? null },
        ...{ installationId, createdAt: since },
      })),
      skipDuplicates: true,
    });
    entered += count;
  }
  return entered;
}

async function installationsByMark(
  prisma: EraseAgainDeps["prisma"],
  ofInstallation: LedgerMarks["ofInstallation"],
): Promise<ReadonlyMap<string, string>> {
  const all = await prisma.installation.findMany({ select: { id: true } });
  return new Map(all.map(({ id }) => [ofInstallation(id), id]));
}

async function forgetAgain(
  deps: EraseAgainDeps,
  marks: LedgerMarks,
  { people }: MissedMarks,
): Promise<number> {
  if (people.size === 0) return 0;
  let forgotten = 0;
  let after: string | undefined;
  for (;;) {
    const rows = await deps.prisma.person.findMany({
      ...(after === undefined ? {} : { where: { id: { gt: after } } }),
      ...{ select: { id: true, installationId: true }, orderBy: { id: "asc" }, take: slice },
    });
    for (const row of rows) {
      const missed = people.get(marks.ofPerson(row.id));
      if (missed === undefined) continue;
      if (await forgetOne(deps, marks, { row, missed })) forgotten += 1;
    }
    after = rows.at(-1)?.id;
    if (after === undefined) return forgotten;
  }
}

type Missed = {
  readonly row: { readonly id: string; readonly installationId: string };
  readonly missed: MissedErasure;
};

/** One transaction with its line in the evidence. False when the erasure still runs by itself. */
async function forgetOne(
  { prisma, evidence, clock }: EraseAgainDeps,
  marks: LedgerMarks,
  { row, missed }: Missed,
): Promise<boolean> {
  await evidence.openSigningKey();
  return prisma.$transaction(async (tx) => {
    const erasure = await findErasure(tx, marks, { row, missed });
    if (erasure?.isOpen === true && !missed.isComplete) return false;
    const at = clock.now();
    const gone = await forgetPerson(tx, { personId: asPersonId(row.id), at });
    const caseId = erasure === undefined ? null : asDataRequestId(erasure.id);
    await evidence.append(tx, asInstallationId(row.installationId), {
      ...{ event: "restore.erased-again", caseId, at, counts: { people: 1 } },
    });
    const unanswered = gone.unanswered.map((id) => ({ id }));
    await proveUnanswered(evidence, tx, { unanswered, erasure: caseId, at });
    return true;
  });
}

/** The erasure request the mark tells of, where the backup had it. */
async function findErasure(
  tx: Prisma.TransactionClient,
  { ofRequest }: LedgerMarks,
  { row, missed }: Missed,
): Promise<{ readonly id: string; readonly isOpen: boolean } | undefined> {
  const requests = await tx.dataRequest.findMany({
    where: { personId: row.id, kind: "erasure" },
    select: { id: true, status: true },
  });
  const found = requests.find(({ id }) => missed.requests.has(ofRequest(id)));
  if (found === undefined) return undefined;
  const open: readonly string[] = openStatuses;
  return { id: found.id, isOpen: open.includes(found.status) };
}
