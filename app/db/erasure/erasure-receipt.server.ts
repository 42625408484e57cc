import { toReference } from "../../domain/data-requests/views.ts";
import type { ErasureEnd, StepEnd } from "../../domain/erasure/ports.ts";
import type { ReceiptFacts } from "../../domain/evidence/receipt.ts";
import { asDataRequestId, type DataRequestId } from "../../domain/shared/ids.ts";
import type { Prisma } from "../../generated/prisma/client.ts";
import type { ResidueCount } from "./count-residue.server.ts";

/** What is read of each request that an erasure ends. */
export const endingSelection = {
  ...{ id: true, installationId: true, personId: true, searchRound: true, kind: true },
  ...{ receivedAt: true, dueAt: true },
  installation: { select: { shop: { select: { domain: true } } } },
} as const satisfies Prisma.DataRequestSelect;

export type EndingRow = Prisma.DataRequestGetPayload<{ select: typeof endingSelection }>;

/** What every receipt of a request says that ended at `at`. */
function toBase(row: EndingRow, at: Date) {
  return {
    ...{ caseId: row.id, reference: toReference(asDataRequestId(row.id)), kind: row.kind },
    shop: row.installation.shop.domain,
    door: "shopify-webhook",
    receivedAt: row.receivedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    completedAt: at.toISOString(),
  };
}

export type ReceiptParts = {
  readonly row: EndingRow;
  readonly end: ErasureEnd;
  readonly residue: ResidueCount;
  readonly copiesUnreadableBy: string | null;
  /** Which plan it was that was carried out, from 1. */
  readonly plans: number;
};

/** The receipt of an erasure whose own part is done; it names those carried out with it. */
export function toErasureReceipt(parts: ReceiptParts): ReceiptFacts {
  const { row, end, residue, copiesUnreadableBy, plans } = parts;
  const { at, plan, steps, ids } = end;
  const endedAs = (state: StepEnd["state"]) => steps.filter((step) => step.state === state).length;
  const beside = ids.filter((id) => id !== row.id);
  return {
    ...toBase(row, at),
    planDigest: plan.digest,
    lines: plan.lines,
    refused: countRefusals(steps),
    shopifyErasure:
      plan.watched.length === 0
        ? null
        : { handedOverAt: at.toISOString(), readBackAt: null, remaining: plan.watched.length },
    residue: { searched: residue.searched, found: residue.found },
    copiesUnreadableBy,
    more: {
      ...{ dataMapVersion: plan.dataMapVersion, plans },
      steps: { done: endedAs("done"), gone: endedAs("gone"), refused: endedAs("refused") },
      ...(beside.length === 0 ? {} : { together: beside.map(toReference) }),
    },
  };
}

/** The receipt of an access request that ended unanswered because an erasure forgot the person. */
export function toUnansweredReceipt(
  row: EndingRow,
  { at, erasure }: { readonly at: Date; readonly erasure: DataRequestId | null },
): ReceiptFacts {
  return {
    ...toBase(row, at),
    ...{ planDigest: null, lines: [], refused: [], shopifyErasure: null, residue: null },
    copiesUnreadableBy: null,
    more: { closedByErasure: erasure === null ? true : toReference(erasure) },
  };
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
