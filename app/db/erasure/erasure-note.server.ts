import { asInstallationId, type DataRequestId } from "../../domain/shared/ids.ts";
import type { EvidenceInput } from "../../domain/evidence/types.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import { Prisma } from "../../generated/prisma/client.ts";
import { toInputJson } from "../answers/collection-json.server.ts";
import type { EvidenceStore } from "../evidence/evidence-store.server.ts";

type Transaction = Prisma.TransactionClient;

export type NewEvent = {
  readonly at: Date;
  readonly action: string;
  readonly detail?: JsonObject;
};

/** One line of an erasure's timeline, by Lagom itself. Gives the lifetime the request came in. */
export async function addEvent(
  tx: Transaction,
  id: DataRequestId,
  { at, action, detail = {} }: NewEvent,
): Promise<string> {
  const { installationId } = await tx.dataRequest.findUniqueOrThrow({
    where: { id },
    select: { installationId: true },
  });
  await tx.timelineEvent.create({
    data: {
      ...{ installationId, dataRequestId: id, at, action, actor: "system" },
      detail: toInputJson(detail),
    },
  });
  return installationId;
}

/** Timeline and evidence together, as the transaction's last step: the log is held from then on. */
export async function note(
  evidence: Pick<EvidenceStore, "append">,
  tx: Transaction,
  input: EvidenceInput & { readonly caseId: DataRequestId },
): Promise<void> {
  const { caseId, at, event: action, facts = {}, counts } = input;
  const installationId = await addEvent(tx, caseId, {
    at,
    action,
    detail: { ...facts, ...counts },
  });
  await evidence.append(tx, asInstallationId(installationId), input);
}

export type DroppedSearch = {
  readonly id: DataRequestId;
  readonly at: Date;
  /** The round that ends. */
  readonly searchRound: number;
  readonly because: "data-changed" | "more-asked" | "resumed";
};

/**
 * Drops what an erasure found and planned, inside the caller's transaction; the next search begins
 * anew. Timeline and evidence say so when there was a plan.
 */
export async function dropSearch(
  evidence: Pick<EvidenceStore, "append">,
  tx: Transaction,
  { id, at, searchRound, because, hadPlan }: DroppedSearch & { readonly hadPlan: boolean },
): Promise<void> {
  await tx.placeRun.deleteMany({ where: { dataRequestId: id } });
  await tx.erasureStep.deleteMany({ where: { dataRequestId: id } });
  await tx.dataRequest.update({
    where: { id },
    data: { planDigest: null, plan: Prisma.DbNull, searchRound: { increment: 1 } },
  });
  if (!hadPlan) return;
  const event = "erasure.planned-anew";
  const facts = { round: searchRound + 2, because };
  await note(evidence, tx, { event, caseId: id, at, facts });
}
