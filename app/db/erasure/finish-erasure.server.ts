import { countsOf, planToJson } from "../../domain/erasure/plan-json.ts";
import type { ErasureEnd, StepEnd } from "../../domain/erasure/ports.ts";
import type { ReceiptFacts } from "../../domain/evidence/receipt.ts";
import type { EvidenceInput } from "../../domain/evidence/types.ts";
import { toReference } from "../../domain/data-requests/views.ts";
import {
  asDataRequestId,
  asInstallationId,
  asPersonId,
  type DataRequestId,
} from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import type { Keyring } from "../../seal/keyring.server.ts";
import { toInputJson } from "../answers/collection-json.server.ts";
import { countResidue, type ResidueCount } from "./count-residue.server.ts";
import type { Commitments } from "../evidence/evidence-commitments.server.ts";
import type { EvidenceStore } from "../evidence/evidence-store.server.ts";
import { forgetPerson } from "./forget-person.server.ts";
import { isSettled } from "../evidence/later-receipt.server.ts";
import { enterKeepings } from "./legal-keeping-store.server.ts";
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

const selection = {
  ...{ id: true, installationId: true, personId: true, searchRound: true },
  ...{ receivedAt: true, dueAt: true },
  installation: { select: { shop: { select: { domain: true } } } },
} as const satisfies Prisma.DataRequestSelect;

type Row = Prisma.DataRequestGetPayload<{ select: typeof selection }>;

/** The end of an erasure, all of it in one transaction; false when it had ended already. */
export async function finishErasure(
  deps: FinishErasureDeps,
  id: DataRequestId,
  end: ErasureEnd,
): Promise<boolean> {
  const row = await deps.prisma.dataRequest.findUnique({ where: { id }, select: selection });
  if (row === null || row.personId === null) return false;
  // These read on connections of their own, and the embedded database serves one transaction.
  const commitment = await deps.commitments.commitmentOf(asPersonId(row.personId));
  const unreadableBy = await deps.copiesUnreadableBy(end.at);
  await deps.evidence.openSigningKey();
  return deps.prisma.$transaction(async (tx) => {
    if (!(await endRequest(tx, row, end))) return false;
    await keepWhatStays(deps, tx, { id, row, end });
    const residue = await forget(tx, row, end);
    const copiesUnreadableBy = unreadableBy?.toISOString() ?? null;
    await writeEvidence(deps, tx, { id, row, end, commitment });
    await deps.evidence.issueReceipt(tx, {
      facts: toReceipt(row, end, { residue, copiesUnreadableBy }),
      installationId: asInstallationId(row.installationId),
      at: end.at,
      isFinal: await isSettled(tx, id),
    });
    return true;
  }, patient);
}

/** False when the request is not being carried out (any more). */
async function endRequest(
  tx: Transaction,
  row: Row,
  { at, plan, steps }: ErasureEnd,
): Promise<boolean> {
  const isWatched = plan.watched.length > 0;
  const wasRefused = steps.some(({ state }) => state === "refused");
  const { count } = await tx.dataRequest.updateMany({
    where: { id: row.id, status: "running", planDigest: plan.digest },
    data: {
      status: isWatched ? "watching" : "completed",
      completedAt: isWatched ? null : at,
      attentionReason: wasRefused ? "writes-refused" : null,
      plan: toInputJson(planToJson({ ...plan, round: row.searchRound + 1 })),
    },
  });
  return count > 0;
}

type Ending = { readonly id: DataRequestId; readonly row: Row; readonly end: ErasureEnd };

/** What outlives the person: the opt-out, what the law keeps, and what Shopify still has to do. */
async function keepWhatStays(
  { keyring, enqueueReadBack }: FinishErasureDeps,
  tx: Transaction,
  { id, row, end }: Ending,
): Promise<void> {
  const { at, plan, suppressions } = end;
  const { installationId } = row;
  await enterSuppressions(tx, { installationId, digests: suppressions, since: at });
  const owner = asInstallationId(installationId);
  const { keepings, watched: targets } = plan;
  await enterKeepings(tx, { installationId: owner, dataRequestId: id, keepings, at });
  if (targets.length === 0) return;
  await beginWatch(tx, keyring, { dataRequestId: id, installationId, targets, at });
  await enqueueReadBack(tx, id);
}

/** Forgets every row about the person, and looks for what is left of any of them. */
async function forget(
  tx: Transaction,
  row: Row,
  { at, people }: ErasureEnd,
): Promise<ResidueCount> {
  let residue: ResidueCount = { searched: 0, found: 0 };
  for (const { personId } of people) {
    const gone = await forgetPerson(tx, { personId, at, finishing: toId(row) });
    const { searched, found } = await countResidue(tx, { personId, ...gone });
    residue = { searched: residue.searched + searched, found: residue.found + found };
  }
  return residue;
}

function toId({ id }: Row): DataRequestId {
  return asDataRequestId(id);
}

type Writing = Ending & { readonly commitment: string | undefined };

async function writeEvidence(
  { evidence }: FinishErasureDeps,
  tx: Transaction,
  { id, row, end, commitment }: Writing,
): Promise<void> {
  const { at, plan, steps } = end;
  const base = { caseId: id, at, ...(commitment === undefined ? {} : { commitment }) };
  const { keepings, watched } = plan;
  const inputs: readonly EvidenceInput[] = [
    ...(keepings.length === 0
      ? []
      : [{ ...base, event: "keeping.entered" as const, counts: { keepings: keepings.length } }]),
    {
      ...{ ...base, event: "erasure.completed" },
      counts: { ...countsOf(plan.lines), steps: steps.length },
      facts: { planDigest: plan.digest },
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
  const installationId = asInstallationId(row.installationId);
  await tx.timelineEvent.createMany({
    data: inputs.map(({ event: action, counts = {} }) => ({
      ...{ installationId, dataRequestId: id, at, action, actor: "system" },
      detail: toInputJson(counts),
    })),
  });
  for (const input of inputs) await evidence.append(tx, installationId, input);
}

/** Codes and how often each came. */
function countRefusals(steps: readonly StepEnd[]): ReceiptFacts["refused"] {
  const counts = new Map<string, number>();
  for (const { state, outcome } of steps) {
    if (state !== "refused") continue;
    const code = outcome ?? "refused";
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([code, count]) => ({ code, count }));
}

function toReceipt(
  row: Row,
  { at, plan, steps }: ErasureEnd,
  found: { readonly residue: ResidueCount; readonly copiesUnreadableBy: string | null },
): ReceiptFacts {
  const endedAs = (state: StepEnd["state"]) => steps.filter((step) => step.state === state).length;
  return {
    caseId: row.id,
    reference: toReference(toId(row)),
    kind: "erasure",
    shop: row.installation.shop.domain,
    door: "shopify-webhook",
    receivedAt: row.receivedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    completedAt: at.toISOString(),
    planDigest: plan.digest,
    lines: plan.lines,
    refused: countRefusals(steps),
    shopifyErasure:
      plan.watched.length === 0
        ? null
        : { handedOverAt: at.toISOString(), readBackAt: null, remaining: plan.watched.length },
    residue: { searched: found.residue.searched, found: found.residue.found },
    copiesUnreadableBy: found.copiesUnreadableBy,
    more: {
      dataMapVersion: plan.dataMapVersion,
      plans: row.searchRound + 1,
      steps: { done: endedAs("done"), gone: endedAs("gone"), refused: endedAs("refused") },
    },
  };
}
