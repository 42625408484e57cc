import { openStatuses, toReference } from "../../domain/data-requests/views.ts";
import type { ErasuresOfPeople, KnownPerson } from "../../domain/erasure/ports.ts";
import { toMs } from "../../domain/shared/duration.ts";
import { asDataRequestId, type DataRequestId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import type { EvidenceStore } from "../evidence/evidence-store.server.ts";
import { addEvent, dropSearch, type DroppedSearch } from "./erasure-note.server.ts";
import { lockPeople } from "./lock-people.server.ts";

type Transaction = Prisma.TransactionClient;

type Deps = {
  readonly prisma: PrismaClient;
  readonly evidence: Pick<EvidenceStore, "append">;
};

/** The embedded database serves one transaction at a time, so waiting for one is no fault. */
const patient = { maxWait: 30_000, timeout: 30_000 } as const;

/** What the merchant's wish is called in the timeline. */
const urged = "data-request.erase-now";
const begun = "erasure.begun";
const waiting = "waits-for-access";

/** The open erasures of these people, the oldest first. */
export async function findOpenErasures(
  client: Pick<Transaction, "dataRequest">,
  people: readonly KnownPerson[],
): Promise<readonly DataRequestId[]> {
  const rows = await client.dataRequest.findMany({
    where: {
      ...{ kind: "erasure", status: { in: [...openStatuses] } },
      personId: { in: people.map(({ personId }) => personId) },
    },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return rows.map(({ id }) => asDataRequestId(id));
}

/** Whether none of them was urged or is begun. */
export async function mayWait(
  prisma: PrismaClient,
  ids: readonly DataRequestId[],
): Promise<boolean> {
  const where = { dataRequestId: { in: [...ids] }, action: { in: [urged, begun] } };
  return (await prisma.timelineEvent.count({ where })) === 0;
}

/** Lays an erasure that is not begun aside for an access request. */
export async function markWaiting(
  { prisma }: Pick<Deps, "prisma">,
  id: DataRequestId,
  at: Date,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.dataRequest.updateMany({
      where: {
        ...{ id, status: { in: ["received", "running"] } },
        events: { none: { action: begun } },
      },
      data: { status: "received", attentionReason: waiting },
    });
    if (count === 0) return;
    const action = `data-request.${waiting}`;
    const told = await tx.timelineEvent.count({ where: { dataRequestId: id, action } });
    if (told === 0) await addEvent(tx, id, { at, action });
  }, patient);
}

/** A job that was tried so long ago was lost: what it found is old by now. */
const freshFor = { days: 1 } as const;

/**
 * Begins an erasure or goes on with it, for all that are carried out with it. Who holds the people
 * sees whether another of them runs; of two that ran before they were one, the older one leads.
 */
export function takeLead(
  { prisma, evidence }: Deps,
  { ids, people }: ErasuresOfPeople,
  at: Date,
): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const [id, ...others] = ids;
    if (id === undefined) return false;
    await lockPeople(tx, people);
    if (await runsElsewhere(tx, { id, people })) return false;
    const isResumed = await wasLaidAside(tx, id, at);
    const { count } = await tx.dataRequest.updateMany({
      where: { id, status: { in: ["received", "running"] } },
      data: { status: "running", startedAt: at, attempts: { increment: 1 } },
    });
    if (count === 0) return false;
    const fresh = await addOthers(tx, id, { others, at });
    if (isResumed) await dropFound({ evidence }, tx, { id, at, because: "resumed" });
    else if (fresh > 0) await dropFound({ evidence }, tx, { id, at, because: "more-asked" });
    return true;
  }, patient);
}

/**
 * Whether it goes on after it was laid aside, given up or lost: then it is searched anew, whatever
 * brought it back. One that is only tried again goes on at its page and its step.
 */
async function wasLaidAside(tx: Transaction, id: DataRequestId, at: Date): Promise<boolean> {
  const row = await tx.dataRequest.findUnique({
    where: { id },
    select: { status: true, startedAt: true },
  });
  if (row === null || row.startedAt === null) return false;
  return row.status === "received" || at.getTime() - row.startedAt.getTime() > toMs(freshFor);
}

async function runsElsewhere(
  tx: Transaction,
  { id, people }: { readonly id: DataRequestId; readonly people: readonly KnownPerson[] },
): Promise<boolean> {
  const running = await tx.dataRequest.findMany({
    where: {
      ...{ kind: "erasure", status: "running" },
      personId: { in: people.map(({ personId }) => personId) },
    },
    select: { id: true },
  });
  const others = running.filter((one) => one.id !== id);
  if (others.length === 0) return false;
  return others.length === running.length || others.some((one) => one.id < id);
}

type Others = { readonly others: readonly DataRequestId[]; readonly at: Date };

/** Both timelines say what goes along with what. Gives how many had not gone along before. */
async function addOthers(
  tx: Transaction,
  lead: DataRequestId,
  { others, at }: Others,
): Promise<number> {
  const action = "erasure.takes-along";
  const known = await tx.timelineEvent.findMany({
    where: { dataRequestId: lead, action },
    select: { detail: true },
  });
  const fresh = others.filter((id) => !known.some(({ detail }) => isWith(detail, id)));
  for (const id of fresh) {
    await addEvent(tx, lead, { at, action, detail: { with: id, reference: toReference(id) } });
    const detail = { with: lead, reference: toReference(lead) };
    await addEvent(tx, id, { at, action: "erasure.goes-along", detail });
  }
  return fresh.length;
}

function isWith(detail: Prisma.JsonValue, id: DataRequestId): boolean {
  return typeof detail === "object" && detail !== null && "with" in detail && detail.with === id;
}

/** Pages and plan, where there are any. */
async function dropFound(
  { evidence }: Pick<Deps, "evidence">,
  tx: Transaction,
  { id, at, because }: Pick<DroppedSearch, "id" | "at" | "because">,
): Promise<void> {
  const { planDigest, searchRound, _count } = await tx.dataRequest.findUniqueOrThrow({
    where: { id },
    select: { planDigest: true, searchRound: true, _count: { select: { placeRuns: true } } },
  });
  const hadPlan = planDigest !== null;
  if (!hadPlan && _count.placeRuns === 0) return;
  await dropSearch(evidence, tx, { id, at, searchRound, because, hadPlan });
}
