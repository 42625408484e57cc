import { createHmac } from "node:crypto";
import { TransientSourceError } from "../../domain/data-requests/ports.ts";
import type { ErasureStore, KnownPerson } from "../../domain/erasure/ports.ts";
import { countsOf, planToJson } from "../../domain/erasure/plan/plan-json.ts";
import {
  asInstallationId,
  asPersonId,
  type DataRequestId,
  type InstallationId,
  type PersonId,
} from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { toInputJson } from "../answers/collection-json.server.ts";
import {
  endStep,
  insertSteps,
  readEndedSteps,
  readWaitingSteps,
  sealSteps,
  type ErasureStepsDeps,
} from "./erasure-steps.server.ts";
import type { Commitments } from "../evidence/evidence-commitments.server.ts";
import type { EvidenceStore } from "../evidence/evidence-store.server.ts";
import { findOpenErasures, markWaiting, mayWait, takeLead } from "./erasure-lead.server.ts";
import { dropSearch, note } from "./erasure-note.server.ts";
import { finishErasure, type FinishErasureDeps } from "./finish-erasure.server.ts";
import { findPeople } from "./find-people.server.ts";
import type { KeyStore } from "../keys/key-store.server.ts";
import type { Suppressions } from "./suppressions.server.ts";

export type ErasureStoreDeps = ErasureStepsDeps &
  FinishErasureDeps & {
    readonly keys: Pick<KeyStore, "personKey" | "shopKeys">;
    readonly evidence: Pick<EvidenceStore, "append">;
    readonly commitments: Commitments;
    readonly suppressions: Pick<Suppressions, "digestsOf">;
  };

/** The embedded database serves one transaction at a time, so waiting for one is no fault. */
const patient = { maxWait: 30_000, timeout: 30_000 } as const;

/** Where an erasure's plan, steps and end are stored. */
export function createErasureStore(deps: ErasureStoreDeps): ErasureStore {
  const { prisma } = deps;
  return {
    peopleOf: (id, known) => findPeople(deps, id, known),
    openAccessRequests: (people) => findAccessBeside(prisma, people),
    openErasures: (people) => findOpenErasures(prisma, people),
    mayWait: (ids) => mayWait(prisma, ids),
    markWaiting: (id, at) => markWaiting(deps, id, at),
    takeLead: (joint, at) => takeLead(deps, joint, at),
    digestPlan: async (id, text) => {
      const { personId } = await getCase(prisma, id);
      const key = await deps.keys.personKey(personId);
      return createHmac("sha256", key.bytes).update("erasure-plan\0").update(text).digest("hex");
    },
    savePlan: (ids, plan) => savePlan(deps, ids, plan),
    markBegun: (ids, at) => markBegun(deps, ids, at),
    waitingSteps: (id) => readWaitingSteps(deps, id),
    endStep: (id, end, at) => endStep(prisma, id, { end, at }),
    endedSteps: (id) => readEndedSteps(prisma, id),
    startAnew: (id, plan) => startAnew(deps, id, plan),
    suppressionsOf: async (id, { suppressEmails, suppressPhones }) => {
      if (suppressEmails.length + suppressPhones.length === 0) return [];
      const { installationId } = await getCase(prisma, id);
      return deps.suppressions.digestsOf(installationId, suppressEmails, suppressPhones);
    },
    finish: (end) => finishErasure(deps, end),
  };
}

type Case = {
  readonly installationId: InstallationId;
  readonly personId: PersonId;
  readonly planDigest: string | null;
  readonly searchRound: number;
};

async function findCase(
  client: Pick<Prisma.TransactionClient, "dataRequest">,
  id: DataRequestId,
): Promise<Case | undefined> {
  const row = await client.dataRequest.findUnique({
    where: { id },
    select: { installationId: true, personId: true, planDigest: true, searchRound: true },
  });
  return row === null || row.personId === null
    ? undefined
    : {
        ...row,
        installationId: asInstallationId(row.installationId),
        personId: asPersonId(row.personId),
      };
}

async function getCase(prisma: PrismaClient, id: DataRequestId): Promise<Case> {
  const found = await findCase(prisma, id);
  if (found === undefined) throw new Error(`data request ${id} has no person`);
  return found;
}

async function findAccessBeside(
  prisma: PrismaClient,
  people: readonly KnownPerson[],
): ReturnType<ErasureStore["openAccessRequests"]> {
  const personId = { in: people.map((person) => person.personId) };
  const rows = await prisma.dataRequest.findMany({
    where: { personId, kind: "access", status: { notIn: ["handed-over", "completed"] } },
    select: {
      status: true,
      dueAt: true,
      answers: { where: { status: "current" }, select: { createdAt: true }, take: 1 },
    },
  });
  return rows.map(({ status, dueAt, answers }) => ({
    ...{ status, dueAt },
    answeredAt: answers[0]?.createdAt ?? null,
  }));
}

async function savePlan(
  deps: ErasureStoreDeps,
  ids: readonly DataRequestId[],
  plan: Parameters<ErasureStore["savePlan"]>[1],
): Promise<void> {
  const { prisma, evidence } = deps;
  const [id] = ids;
  if (id === undefined) return;
  const of = await getCase(prisma, id);
  if (of.planDigest === plan.digest) return;
  const rows = await sealSteps(deps, { id, personId: of.personId }, plan.steps);
  const known = await committed(deps, ids);
  const round = of.searchRound + 1;
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.dataRequest.updateMany({
      where: { id, status: "running", searchRound: of.searchRound, planDigest: of.planDigest },
      data: {
        planDigest: plan.digest,
        plan: toInputJson(planToJson({ ...plan, round })),
        attentionReason: null,
      },
    });
    if (count === 0) throw new TransientSourceError(`the erasure ${id} is carried out elsewhere`);
    await tx.erasureStep.deleteMany({ where: { dataRequestId: id } });
    await insertSteps(tx, rows);
    for (const line of known) {
      await note(evidence, tx, {
        ...{ ...line, event: "erasure.planned", at: plan.at, counts: countsOf(plan.lines) },
        facts: { planDigest: plan.digest, round },
      });
    }
  }, patient);
}

type Committed = { readonly caseId: DataRequestId; readonly commitment?: string };

/** Requests with the commitments to their people: read before the transaction that notes them. */
async function committed(
  { prisma, commitments }: ErasureStoreDeps,
  ids: readonly DataRequestId[],
): Promise<readonly Committed[]> {
  const lines: Committed[] = [];
  for (const caseId of ids) {
    const of = await findCase(prisma, caseId);
    if (of === undefined) continue;
    const commitment = await commitments.commitmentOf(of.personId);
    lines.push({ caseId, ...(commitment === undefined ? {} : { commitment }) });
  }
  return lines;
}

async function markBegun(
  deps: ErasureStoreDeps,
  ids: readonly DataRequestId[],
  at: Date,
): Promise<void> {
  const { prisma, evidence } = deps;
  const event = "erasure.begun";
  for (const line of await committed(deps, await withoutEvent(prisma, ids, event))) {
    const { caseId } = line;
    await prisma.$transaction(async (tx) => {
      // Holds the request, so that two who carry it out at once note it once.
      await tx.$queryRaw`SELECT 1 FROM "DataRequest" WHERE "id" = ${caseId}::uuid FOR UPDATE`;
      if ((await withoutEvent(tx, [caseId], event)).length === 0) return;
      await note(evidence, tx, { ...line, event, at });
    }, patient);
  }
}

async function withoutEvent(
  client: Pick<Prisma.TransactionClient, "timelineEvent">,
  ids: readonly DataRequestId[],
  action: string,
): Promise<readonly DataRequestId[]> {
  const found = await client.timelineEvent.findMany({
    where: { dataRequestId: { in: [...ids] }, action },
    select: { dataRequestId: true },
  });
  return ids.filter((id) => !found.some(({ dataRequestId }) => dataRequestId === id));
}

async function startAnew(
  { prisma, evidence }: ErasureStoreDeps,
  id: DataRequestId,
  { digest, at }: Parameters<ErasureStore["startAnew"]>[1],
): Promise<void> {
  const { searchRound } = await getCase(prisma, id);
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.dataRequest.updateMany({
      where: { id, status: "running", planDigest: digest, searchRound },
      data: { planDigest: null },
    });
    if (count === 0) return;
    const because = "data-changed";
    await dropSearch(evidence, tx, { id, at, searchRound, because, hadPlan: true });
  }, patient);
}
