import { z } from "zod";
import type { TimelineEntry } from "../../domain/data-requests/admin-ports.ts";
import { placeIds } from "../../domain/data-map/types.ts";
import type { PersonSeal } from "../../domain/data-requests/ports.ts";
import { toReference } from "../../domain/data-requests/views.ts";
import type { ReceiptFacts, ReceiptLine } from "../../domain/evidence/receipt.ts";
import type { EvidenceEvent } from "../../domain/evidence/types.ts";
import {
  asDataRequestId,
  asInstallationId,
  asPersonId,
  type DataRequestId,
} from "../../domain/shared/ids.ts";
import type { Answer, PlaceRun, Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { createCommitments } from "./evidence-commitments.server.ts";
import type { Transaction } from "./evidence-log.server.ts";
import type { EvidenceStore } from "./evidence-store.server.ts";
import { toMissing } from "../requests/request-rows.server.ts";

export type RequestEvidence = {
  /**
   * Prepares the evidence of an access request's steps; call it before the transaction the step is
   * stored in. What it answers writes the line, and the receipt of a request that is finished by it,
   * and is the transaction's last step. Steps that prove nothing write nothing.
   */
  readonly prepare: (id: DataRequestId) => Promise<RecordStep>;
};

export type RecordStep = (tx: Transaction, step: RequestStep) => Promise<void>;

export type RequestStep = {
  /** As the timeline names it. */
  readonly action: TimelineEntry["action"];
  readonly at: Date;
  readonly counts?: Readonly<Record<string, number>>;
};

const eventOf = new Map<string, EvidenceEvent>([
  ["answer.ready", "access.answered"],
  ["answer.replaced", "access.answered"],
  ["data-request.handed-over", "access.handed-over"],
  ["data-request.hand-over-undone", "access.hand-over-undone"],
  ["data-request.closed-by-hand", "request.closed-by-hand"],
  ["data-request.reopened", "request.reopened"],
  ["erasure.refusals-handled", "erasure.refusals-handled"],
]);

/** These end the request's clock, so a receipt is due. */
const finishing: readonly EvidenceEvent[] = ["access.handed-over", "request.closed-by-hand"];

type Deps = {
  readonly prisma: PrismaClient;
  readonly evidence: Pick<EvidenceStore, "append" | "issueReceipt" | "openSigningKey">;
  readonly personSeal: PersonSeal;
};

/** Joins the steps of access requests to the shop's evidence log. */
export function createRequestEvidence({ prisma, evidence, personSeal }: Deps): RequestEvidence {
  const commitments = createCommitments({ prisma, personSeal });
  return {
    prepare: async (id) => {
      await evidence.openSigningKey();
      const row = await prisma.dataRequest.findUnique({
        where: { id },
        select: { personId: true, installationId: true },
      });
      if (row === null) return async () => undefined;
      const commitment =
        row.personId === null
          ? undefined
          : await commitments.commitmentOf(asPersonId(row.personId));
      return async (tx, { action, at, counts = {} }) => {
        const event = eventOf.get(action);
        if (event === undefined) return;
        const installationId = asInstallationId(row.installationId);
        const known = commitment === undefined ? {} : { commitment };
        await evidence.append(tx, installationId, { event, caseId: id, at, counts, ...known });
        if (!finishing.includes(event)) return;
        const facts = await readFacts(tx, id, { at, isByHand: event === "request.closed-by-hand" });
        await evidence.issueReceipt(tx, { facts, installationId, at, isFinal: true });
      };
    },
  };
}

const factsSelection = {
  ...{ id: true, kind: true, receivedAt: true, dueAt: true, planDigest: true },
  installation: { select: { shop: { select: { domain: true } } } },
} as const satisfies Prisma.DataRequestSelect;

type Finish = { readonly at: Date; readonly isByHand: boolean };

/** What a receipt says of a request that ended without an erasure by Lagom. */
async function readFacts(
  tx: Transaction,
  id: DataRequestId,
  finish: Finish,
): Promise<ReceiptFacts> {
  const row = await tx.dataRequest.findUniqueOrThrow({ where: { id }, select: factsSelection });
  const dataRequestId = row.id;
  // One after the other: a transaction has one connection.
  const runs = await tx.placeRun.findMany({
    where: { dataRequestId },
    orderBy: { placeId: "asc" },
  });
  const answer = await tx.answer.findFirst({ where: { dataRequestId, status: "current" } });
  return {
    ...{ caseId: row.id, reference: toReference(asDataRequestId(row.id)), kind: row.kind },
    shop: row.installation.shop.domain,
    door: "shopify-webhook",
    receivedAt: row.receivedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    completedAt: finish.at.toISOString(),
    planDigest: row.planDigest,
    lines: finish.isByHand ? [] : runs.flatMap(placeLines),
    ...{ refused: [], shopifyErasure: null, residue: null, copiesUnreadableBy: null },
    more: finish.isByHand ? { closedByHand: true } : answerFacts(answer),
  };
}

const placeSchema = z.enum(placeIds);

function placeLines(run: PlaceRun): readonly ReceiptLine[] {
  const { placeId: place, recordCount: count } = run;
  const line = { place, field: "*", because: null, until: null, subject: null };
  return [
    { ...line, fate: run.status === "searched" ? "answered" : run.status, count },
    ...toMissing(placeSchema.parse(place), run.missing).map((missing) => ({
      ...{ ...line, fate: "missing", because: missing.code },
      ...{ subject: missing.subject ?? null, count: missing.count ?? 1 },
    })),
  ];
}

function answerFacts(answer: Answer | null): ReceiptFacts["more"] {
  if (answer === null) return {};
  const { recordCount: records, placeCount: places, missingCount: missing, language } = answer;
  return { records, places, missing, language };
}
