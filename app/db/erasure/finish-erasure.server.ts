import { countsOf, planToJson } from "../../domain/erasure/plan/plan-json.ts";
import { openStatuses } from "../../domain/data-requests/views.ts";
import type { ErasureEnd, ErasureStore } from "../../domain/erasure/ports.ts";
import type { EvidenceInput } from "../../domain/evidence/types.ts";
import { asDataRequestId, asInstallationId, type DataRequestId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import type { Keyring } from "../../seal/keyring.server.ts";
import { toInputJson } from "../answers/collection-json.server.ts";
import type { Commitments } from "../evidence/evidence-commitments.server.ts";
import type { EvidenceStore } from "../evidence/evidence-store.server.ts";
import { isSettled } from "../evidence/later-receipt.server.ts";
import { countResidue, type ResidueCount } from "./count-residue.server.ts";
import { findOpenErasures } from "./erasure-lead.server.ts";
import { note } from "./erasure-note.server.ts";
import { endingSelection, toErasureReceipt, type EndingRow } from "./erasure-receipt.server.ts";
import { forgetPerson } from "./forget-person.server.ts";
import { enterKeepings } from "./legal-keeping-store.server.ts";
import { lockPeople } from "./lock-people.server.ts";
import { proveUnanswered } from "./prove-unanswered.server.ts";
import { beginWatch } from "./shopify-erasure-store.server.ts";
import { enterSuppressions } from "./suppressions.server.ts";

type Transaction = Prisma.TransactionClient;

export type FinishErasureDeps = {
  readonly prisma: PrismaClient;
  readonly keyring: Keyring;
  readonly evidence: Pick<EvidenceStore, "append" | "issueReceipt" | "openSigningKey">;
  readonly commitments: Commitments;
  /** When copies in logs and backups can be opened no more; null: no replacement is scheduled. */
  readonly copiesUnreadableBy: (now: Date) => Promise<Date | null>;
  /** Puts the first look at Shopify's own erasure in the queue. */
  readonly enqueueReadBack: (tx: Transaction, id: DataRequestId) => Promise<void>;
};

/** A whole person goes: collected pages of thousands of orders among it. */
const patient = { maxWait: 30_000, timeout: 120_000 } as const;

/** The end of erasures that were carried out as one, all of it in one transaction. */
export async function finishErasure(
  deps: FinishErasureDeps,
  end: ErasureEnd,
): ReturnType<ErasureStore["finish"]> {
  const { prisma, evidence } = deps;
  // These read on connections of their own, and the embedded database serves one transaction.
  const commitments = await readCommitments(deps, end);
  const unreadableBy = await deps.copiesUnreadableBy(end.at);
  await evidence.openSigningKey();
  return prisma.$transaction(async (tx) => {
    await lockPeople(tx, end.people);
    const rows = await readRows(tx, end.ids);
    const [lead] = rows;
    if (lead === undefined) return "over";
    if (!(await isComplete(tx, end))) return "again";
    const plans = lead.searchRound + 1;
    const ended = await endRequests(tx, rows, { end, plans });
    if (ended.length === 0) return "over";
    await keepWhatStays(deps, tx, { ended, end });
    const { residue, closed } = await forget(tx, end);
    for (const row of ended) await writeEvidence(deps, tx, { row, lead, end, commitments });
    const copiesUnreadableBy = unreadableBy?.toISOString() ?? null;
    for (const row of ended) {
      await evidence.issueReceipt(tx, {
        facts: toErasureReceipt({ row, end, residue, copiesUnreadableBy, plans }),
        installationId: asInstallationId(row.installationId),
        at: end.at,
        isFinal: await isSettled(tx, row.id),
      });
    }
    const erasure = asDataRequestId(lead.id);
    const unanswered = closed.map(({ id, personId }) => ({
      id,
      ...committed(commitments, personId),
    }));
    await proveUnanswered(evidence, tx, { unanswered, erasure, at: end.at });
    return "ended";
  }, patient);
}

type CommitmentOf = ReadonlyMap<string, string>;

/** By person: they are gone by the time their lines are written. */
async function readCommitments(
  { commitments }: FinishErasureDeps,
  { people }: ErasureEnd,
): Promise<CommitmentOf> {
  const known = new Map<string, string>();
  for (const { personId } of people) {
    const commitment = await commitments.commitmentOf(personId);
    if (commitment !== undefined) known.set(personId, commitment);
  }
  return known;
}

/** Those that still are somebody's, in the order they are asked for. */
async function readRows(
  tx: Transaction,
  ids: readonly DataRequestId[],
): Promise<readonly EndingRow[]> {
  const rows = await tx.dataRequest.findMany({
    where: { id: { in: [...ids] }, personId: { not: null } },
    select: endingSelection,
  });
  if (!rows.some(({ id }) => id === ids[0])) return [];
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

/** Whether every step was carried out, and no further erasure of these people has come. */
async function isComplete(tx: Transaction, { ids, people, plan }: ErasureEnd): Promise<boolean> {
  const [dataRequestId] = ids;
  if (dataRequestId === undefined) return false;
  const steps = await tx.erasureStep.count({ where: { dataRequestId } });
  const waiting = await tx.erasureStep.count({ where: { dataRequestId, state: "waiting" } });
  if (waiting > 0 || steps !== plan.steps.length) return false;
  const open = await findOpenErasures(tx, people);
  return open.every((id) => ids.includes(id));
}

type Together = { readonly end: ErasureEnd; readonly plans: number };

/** Ends the one that led, if it still is carried out by this plan, and what goes along with it. */
async function endRequests(
  tx: Transaction,
  rows: readonly EndingRow[],
  { end, plans }: Together,
): Promise<readonly EndingRow[]> {
  const { at, plan, steps } = end;
  const isWatched = plan.watched.length > 0;
  const wasRefused = steps.some(({ state }) => state === "refused");
  const data = {
    ...{ status: isWatched ? "watching" : "completed", completedAt: isWatched ? null : at },
    ...{ attentionReason: wasRefused ? "writes-refused" : null, failureReason: null },
    planDigest: plan.digest,
    plan: toInputJson(planToJson({ ...plan, round: plans })),
  };
  const ended: EndingRow[] = [];
  for (const row of rows) {
    const which =
      row === rows[0]
        ? { status: "running", planDigest: plan.digest }
        : { status: { in: [...openStatuses] } };
    const { count } = await tx.dataRequest.updateMany({ where: { id: row.id, ...which }, data });
    if (count > 0) ended.push(row);
    else if (row === rows[0]) return [];
  }
  return ended;
}

type Keeping = { readonly ended: readonly EndingRow[]; readonly end: ErasureEnd };

/**
 * What outlives the person: the opt-out, what the law keeps, and what Shopify still has to do. The
 * one that led holds what is kept; each of them watches, because each is told when Shopify is done.
 */
async function keepWhatStays(
  { keyring, enqueueReadBack }: FinishErasureDeps,
  tx: Transaction,
  { ended, end }: Keeping,
): Promise<void> {
  const { at, plan, suppressions } = end;
  const { keepings, watched: targets } = plan;
  const [lead] = ended;
  if (lead === undefined) return;
  const { installationId } = lead;
  await enterSuppressions(tx, { installationId, digests: suppressions, since: at });
  const owner = asInstallationId(installationId);
  const dataRequestId = asDataRequestId(lead.id);
  await enterKeepings(tx, { installationId: owner, dataRequestId, keepings, at });
  if (targets.length === 0) return;
  for (const row of ended) {
    const id = asDataRequestId(row.id);
    const watch = { dataRequestId: id, installationId: row.installationId, targets, at };
    await beginWatch(tx, keyring, watch);
    await enqueueReadBack(tx, id);
  }
}

type Closed = { readonly id: DataRequestId; readonly personId: string };
type Forgotten = { readonly residue: ResidueCount; readonly closed: readonly Closed[] };

/** Forgets every row about the person, and looks for what is left of any of them. */
async function forget(tx: Transaction, { at, people, ids }: ErasureEnd): Promise<Forgotten> {
  let residue: ResidueCount = { searched: 0, found: 0 };
  const closed: Closed[] = [];
  for (const { personId } of people) {
    const gone = await forgetPerson(tx, { personId, at, finishing: ids });
    const { searched, found } = await countResidue(tx, { personId, ...gone });
    residue = { searched: residue.searched + searched, found: residue.found + found };
    closed.push(...gone.unanswered.map((id) => ({ id, personId })));
  }
  return { residue, closed };
}

type Writing = {
  readonly lead: EndingRow;
  readonly end: ErasureEnd;
  readonly commitments: CommitmentOf;
};

function committed(commitments: CommitmentOf, personId: string | null) {
  const commitment = personId === null ? undefined : commitments.get(personId);
  return commitment === undefined ? {} : { commitment };
}

async function writeEvidence(
  { evidence }: FinishErasureDeps,
  tx: Transaction,
  { row, lead, end, commitments }: Writing & { readonly row: EndingRow },
): Promise<void> {
  const { at, plan, steps } = end;
  const caseId = asDataRequestId(row.id);
  const base = { caseId, at, ...committed(commitments, row.personId) };
  const { keepings, watched } = plan;
  const along = row === lead ? {} : { with: lead.id };
  const inputs: readonly (EvidenceInput & { readonly caseId: DataRequestId })[] = [
    ...(keepings.length === 0 || row !== lead
      ? []
      : [{ ...base, event: "keeping.entered" as const, counts: { keepings: keepings.length } }]),
    {
      ...{ ...base, event: "erasure.completed" },
      counts: { ...countsOf(plan.lines), steps: steps.length },
      facts: { planDigest: plan.digest, ...along },
    },
    ...(watched.length === 0
      ? []
      : [
          {
            ...{ ...base, event: "shopify-erasure.handed-over" as const },
            counts: { records: watched.length },
          },
        ]),
  ];
  for (const input of inputs) await note(evidence, tx, input);
}
