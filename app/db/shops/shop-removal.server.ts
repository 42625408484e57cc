import type { ErasureLedger } from "../../domain/erasure/ports.ts";
import { removalReach } from "../../domain/erasure/redacts-first.ts";
import { asInstallationId, type DataRequestId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import type { EvidenceStore } from "../evidence/evidence-store.server.ts";
import { moveSuppressions } from "../erasure/suppressions.server.ts";
import {
  noteWait,
  openRedact,
  personOfRedact,
  type UrgeDeps,
  urgeRedacts,
} from "./open-redacts.server.ts";
import { removeConsents } from "../consent/consent-partitions.server.ts";
import { buryShop, type Tombstones } from "./tombstones.server.ts";

/** Rows that go in one statement, with all that hangs on them. */
const slice = 200;

/** The last step still has the rows that hang on a lifetime itself to remove. */
const patient = { maxWait: 30_000, timeout: 300_000 } as const;

export type ShopRemovalDeps = {
  readonly prisma: PrismaClient;
  readonly ledger: Pick<ErasureLedger, "removeInstallation">;
  readonly evidence: Pick<EvidenceStore, "append">;
  readonly tombstones: Pick<Tombstones, "tombstoneOf">;
  /** Deletes jobs, in whatever state, that are about one of these rows. */
  readonly dropJobs: (rowIds: readonly string[]) => Promise<void>;
};

/** Which lifetimes of a shop go, and what is written about it. */
export type ShopRemoval = {
  readonly shopId: string;
  readonly which: Prisma.InstallationWhereInput;
  /** The request that asked for it; it goes last. */
  readonly requestId: DataRequestId | null;
  readonly event: "shop.removed" | "restore.erased-again";
  readonly at: Date;
};

/** `waits`: erasures of the ended lifetimes come first; to be tried again later. */
export type ShopRemovalOutcome =
  | { readonly state: "removed" | "nothing-to-do" }
  | { readonly state: "waits"; readonly openRedacts: number; readonly isLate: boolean };

/**
 * Carries out shop/redact: every lifetime of the app in the shop that had ended
 * when it came goes. When the app is installed again, erasures of those lifetimes
 * that were acknowledged are carried out first; the present lifetime and this
 * request stay, and the request is completed. Safe to repeat.
 */
export async function removeShop(
  deps: ShopRemovalDeps & UrgeDeps,
  id: DataRequestId,
  at: Date,
): Promise<ShopRemovalOutcome> {
  const { prisma } = deps;
  const request = await prisma.dataRequest.findUnique({
    where: { id },
    select: {
      ...{ kind: true, dueAt: true, receivedAt: true },
      installation: { select: { shopId: true } },
    },
  });
  if (request?.kind !== "shop-removal") return { state: "nothing-to-do" };
  const { shopId } = request.installation;
  await endLifetimes(prisma, shopId, request.receivedAt);
  const which = { state: "superseded" };
  const ended = { ...which, shopId };
  const openRedacts = await prisma.dataRequest.count({
    where: { ...openRedact, installation: ended },
  });
  const staying = await prisma.installation.count({ where: { shopId, NOT: which } });
  const reach = removalReach({
    ...{ isBack: staying > 0, openRedacts },
    dueAt: request.dueAt,
    now: at,
  });
  if (reach === "all") {
    await removeLifetimes(deps, { shopId, which, requestId: id, event: "shop.removed", at });
    return { state: "removed" };
  }
  await urgeRedacts(deps, ended, at);
  if (reach === "rest") await removeRest(deps, ended, id);
  await noteWait(prisma, { id, reach, openRedacts, at });
  return { state: "waits", openRedacts, isLate: reach === "rest" };
}

/**
 * From here on none of them can be brought to life, so that the ledger tells the
 * truth of each. One that ended after the removal was asked for has its own to come.
 */
async function endLifetimes(prisma: PrismaClient, shopId: string, askedAt: Date): Promise<void> {
  await prisma.installation.updateMany({
    where: {
      shopId,
      OR: [
        { state: "never-installed" },
        { state: "uninstalled", OR: [{ endedAt: null }, { endedAt: { lte: askedAt } }] },
      ],
    },
    data: { state: "superseded" },
  });
}

/** What the open erasures of ended lifetimes can do without. */
async function removeRest(
  deps: ShopRemovalDeps,
  installation: Prisma.InstallationWhereInput,
  requestId: DataRequestId,
): Promise<void> {
  const { prisma } = deps;
  await removeKeys(prisma, { installation, NOT: { person: personOfRedact } });
  await removeMails(deps, { installation, NOT: { dataRequest: openRedact } });
  await removeRequests(deps, { installation, id: { not: requestId }, NOT: openRedact });
}

/**
 * Removes lifetimes of the app in a shop with all rows, keys, sessions and
 * jobs; with the last one the shop itself, of which a tombstone and the
 * evidence are left. The ledger is told first. Works in slices, of which each is
 * kept, so that a killed removal goes on where it was.
 */
export async function removeLifetimes(deps: ShopRemovalDeps, removal: ShopRemoval): Promise<void> {
  const { shopId, which, requestId, at } = removal;
  const where = { ...which, shopId };
  const lifetimes = await deps.prisma.installation.findMany({ where, select: { id: true } });
  for (const { id } of lifetimes) {
    await deps.ledger.removeInstallation({ installationId: asInstallationId(id), at });
  }
  await removeKeys(deps.prisma, { installation: where });
  await removeMails(deps, { installation: where });
  for (const { id } of lifetimes) await removeConsents(deps.prisma, id);
  await removeRequests(deps, {
    installation: where,
    ...(requestId === null ? {} : { id: { not: requestId } }),
  });
  await removeLast(deps, removal);
}

async function removeLast(deps: ShopRemovalDeps, removal: ShopRemoval): Promise<void> {
  const { shopId, which } = removal;
  const shop = await deps.prisma.shop.findUnique({ where: { id: shopId } });
  if (shop === null) return;
  const { domain } = shop;
  const domainDigest = await deps.tombstones.tombstoneOf(domain);
  await deps.prisma.$transaction(async (tx) => {
    // Holds the shop and its lifetimes: one that is opened now is not taken for an ended one.
    await tx.$queryRaw`SELECT 1 FROM "Shop" WHERE "id" = ${shopId}::uuid FOR UPDATE`;
    await tx.$queryRaw`SELECT 1 FROM "Installation" WHERE "shopId" = ${shopId}::uuid FOR UPDATE`;
    const where = { ...which, shopId };
    const going = await tx.installation.findMany({ where, select: { id: true } });
    const staying = await tx.installation.findMany({
      where: { shopId, NOT: where },
      select: { id: true, state: true },
    });
    const open = staying.find(({ state }) => state === "installed");
    // An erasure of an ended lifetime may have ended while this one was opened.
    if (open !== undefined) await moveSuppressions(tx, { shopId, installationId: open.id });
    await tellLog(deps, tx, { removal, going });
    await tx.installation.deleteMany({ where: { id: { in: going.map(({ id }) => id) } } });
    await completeRequest(tx, removal, going.length);
    if (staying.length === 0) await buryShop(tx, { shopId, domain, domainDigest, at: removal.at });
  }, patient);
}

type Going = { readonly removal: ShopRemoval; readonly going: readonly { readonly id: string }[] };

/** Written while the lifetimes are still there: the shop's log is found by one of them. */
async function tellLog(
  { evidence }: ShopRemovalDeps,
  tx: Prisma.TransactionClient,
  { removal, going }: Going,
): Promise<void> {
  const [first] = going;
  if (first === undefined) return;
  await evidence.append(tx, asInstallationId(first.id), {
    event: removal.event,
    caseId: removal.requestId,
    at: removal.at,
    counts: { installations: going.length },
  });
}

/** The request is still there when it came in the lifetime that is open now. */
async function completeRequest(
  tx: Prisma.TransactionClient,
  { requestId, at }: ShopRemoval,
  earlierInstallations: number,
): Promise<void> {
  if (requestId === null) return;
  const where = { id: requestId, completedAt: null };
  const request = await tx.dataRequest.findFirst({ where, select: { installationId: true } });
  if (request === null) return;
  await tx.dataRequest.updateMany({
    where,
    data: { status: "completed", completedAt: at, attentionReason: null },
  });
  await tx.timelineEvent.create({
    data: {
      ...{ installationId: request.installationId, dataRequestId: requestId, at },
      action: "shop-removal.completed",
      actor: "system",
      detail: { earlierInstallations },
    },
  });
}

/** Without their keys the rows are unreadable at once, however long the rest takes. */
async function removeKeys(prisma: PrismaClient, where: Prisma.DataKeyWhereInput): Promise<void> {
  for (;;) {
    const keys = await prisma.dataKey.findMany({
      where: { ...where, subject: { not: "shop" } },
      select: { id: true },
      take: slice,
    });
    if (keys.length === 0) return;
    const ids = keys.map((key) => key.id);
    await prisma.dataKey.deleteMany({ where: { AND: [where, { id: { in: ids } }] } });
  }
}

async function removeMails(
  { prisma, dropJobs }: ShopRemovalDeps,
  where: Prisma.OutboxMailWhereInput,
): Promise<void> {
  for (;;) {
    const mails = await prisma.outboxMail.findMany({
      where,
      select: { id: true },
      take: slice,
    });
    if (mails.length === 0) return;
    const ids = mails.map(({ id }) => id);
    await dropJobs(ids);
    await prisma.outboxMail.deleteMany({ where: { AND: [where, { id: { in: ids } }] } });
  }
}

async function removeRequests(
  { prisma, dropJobs }: ShopRemovalDeps,
  where: Prisma.DataRequestWhereInput,
): Promise<void> {
  for (;;) {
    const requests = await prisma.dataRequest.findMany({
      where,
      select: { id: true },
      take: slice,
    });
    if (requests.length === 0) return;
    const ids = requests.map((one) => one.id);
    await dropJobs(ids);
    await prisma.dataRequest.deleteMany({ where: { AND: [where, { id: { in: ids } }] } });
  }
}
