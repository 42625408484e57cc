import { createHmac } from "node:crypto";
import type { ErasureStore, KnownPerson } from "../../domain/erasure/ports.ts";
import { countsOf, planToJson } from "../../domain/erasure/plan-json.ts";
import type { EvidenceInput } from "../../domain/evidence/types.ts";
import {
  asInstallationId,
  asPersonId,
  type DataRequestId,
  type InstallationId,
  type PersonId,
} from "../../domain/shared/ids.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.ts";
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

/** What the merchant's wish is called in the timeline. */
const urged = "data-request.erase-now";
const waiting = "waits-for-access";

/** Where an erasure's plan, steps and end are stored. */
export function createErasureStore(deps: ErasureStoreDeps): ErasureStore {
  const { prisma } = deps;
  return {
    peopleOf: (id, known) => findPeople(deps, id, known),
    openAccessRequests: (people) => findAccessBeside(prisma, people),
    isUrged: async (id) => (await countEvents(prisma, id, urged)) > 0,
    markWaiting: (id, at) => markWaiting(prisma, id, at),
    digestPlan: async (id, text) => {
      const { personId } = await getCase(prisma, id);
      const key = await deps.keys.personKey(personId);
      return createHmac("sha256", key.bytes).update("erasure-plan\0").update(text).digest("hex");
    },
    savePlan: (id, plan) => savePlan(deps, id, plan),
    markBegun: (id, at) => markBegun(deps, id, at),
    waitingSteps: (id) => readWaitingSteps(deps, id),
    endStep: (id, end, at) => endStep(prisma, id, { end, at }),
    endedSteps: (id) => readEndedSteps(prisma, id),
    startAnew: (id, at) => startAnew(deps, id, at),
    suppressionsOf: async (id, emails) => {
      if (emails.length === 0) return [];
      const { installationId } = await getCase(prisma, id);
      return deps.suppressions.digestsOf(installationId, emails);
    },
    finish: (id, end) => finishErasure(deps, id, end),
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

function countEvents(
  client: Pick<Prisma.TransactionClient, "timelineEvent">,
  id: DataRequestId,
  action: string,
): Promise<number> {
  return client.timelineEvent.count({ where: { dataRequestId: id, action } });
}

async function markWaiting(prisma: PrismaClient, id: DataRequestId, at: Date): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.dataRequest.updateMany({
      where: { id, status: { in: ["received", "running"] } },
      data: { status: "received", attentionReason: waiting },
    });
    const action = `data-request.${waiting}`;
    if (count === 0 || (await countEvents(tx, id, action)) > 0) return;
    await addEvent(tx, id, { at, action });
  }, patient);
}

type NewEvent = { readonly at: Date; readonly action: string; readonly detail?: JsonObject };

async function addEvent(
  tx: Prisma.TransactionClient,
  id: DataRequestId,
  { at, action, detail = {} }: NewEvent,
): Promise<void> {
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
}

/** Timeline and evidence together, as the transaction's last step: the log is held from then on. */
async function note(
  { evidence }: Pick<ErasureStoreDeps, "evidence">,
  tx: Prisma.TransactionClient,
  input: EvidenceInput & { readonly caseId: DataRequestId; readonly of: Case },
): Promise<void> {
  const { of, ...line } = input;
  const { caseId, at, event: action, facts = {} } = line;
  await addEvent(tx, caseId, { at, action, detail: { ...facts, ...line.counts } });
  await evidence.append(tx, of.installationId, line);
}

async function savePlan(
  deps: ErasureStoreDeps,
  id: DataRequestId,
  plan: Parameters<ErasureStore["savePlan"]>[1],
): Promise<void> {
  const { prisma, commitments } = deps;
  const of = await getCase(prisma, id);
  if (of.planDigest === plan.digest) return;
  const rows = await sealSteps(deps, { id, personId: of.personId }, plan.steps);
  const commitment = await commitments.commitmentOf(of.personId);
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
    if (count === 0) throw new Error(`the erasure ${id} is carried out elsewhere`);
    await tx.erasureStep.deleteMany({ where: { dataRequestId: id } });
    await insertSteps(tx, rows);
    await note(deps, tx, {
      ...{ event: "erasure.planned", caseId: id, at: plan.at, of },
      counts: countsOf(plan.lines),
      facts: { planDigest: plan.digest, round },
      ...(commitment === undefined ? {} : { commitment }),
    });
  }, patient);
}

async function markBegun(deps: ErasureStoreDeps, id: DataRequestId, at: Date): Promise<void> {
  const { prisma, commitments } = deps;
  if ((await countEvents(prisma, id, "erasure.begun")) > 0) return;
  const of = await getCase(prisma, id);
  const commitment = await commitments.commitmentOf(of.personId);
  await prisma.$transaction(async (tx) => {
    // Holds the request, so that two who carry it out at once note it once.
    await tx.dataRequest.updateMany({ where: { id }, data: { planDigest: of.planDigest } });
    if ((await countEvents(tx, id, "erasure.begun")) > 0) return;
    await note(deps, tx, {
      ...{ event: "erasure.begun", caseId: id, at, of },
      ...(commitment === undefined ? {} : { commitment }),
    });
  }, patient);
}

async function startAnew(deps: ErasureStoreDeps, id: DataRequestId, at: Date): Promise<void> {
  const of = await getCase(deps.prisma, id);
  await deps.prisma.$transaction(async (tx) => {
    await tx.placeRun.deleteMany({ where: { dataRequestId: id } });
    await tx.erasureStep.deleteMany({ where: { dataRequestId: id } });
    await tx.dataRequest.update({
      where: { id },
      data: { planDigest: null, plan: Prisma.DbNull, searchRound: { increment: 1 } },
    });
    const event = "erasure.planned-anew";
    await note(deps, tx, { event, caseId: id, at, of, facts: { round: of.searchRound + 2 } });
  }, patient);
}
