import type {
  NewStep,
  PublicationEnd,
  PublicationStore,
  StepMark,
} from "../../domain/policy/publication/ports.ts";
import type { Place, Publication } from "../../domain/policy/publication/types.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { toEventRow } from "../event-log.server.ts";
import type { EvidenceStore } from "../evidence/evidence-store.server.ts";
import {
  openPublication,
  placeName,
  type PublicationRow,
  sealPart,
  sealPrevious,
  type Sealing,
  withSteps,
} from "./publication-rows.server.ts";

type Transaction = Prisma.TransactionClient;

export type PublicationStoreDeps = Sealing & {
  readonly prisma: PrismaClient;
  readonly evidence: Pick<EvidenceStore, "append">;
  /** SHA-256 as hex. */
  readonly digest: (text: string) => string;
  /** Jobs of a publication that has ended: the history to write, the people to tell. */
  readonly enqueueAfter: (
    tx: Transaction,
    after: { readonly installationId: string; readonly toTell: string | null },
  ) => Promise<void>;
};

/** Publications on the database: texts and what stood there before sealed under the shop's key. */
export function createPublicationStore(deps: PublicationStoreDeps): PublicationStore {
  const { prisma } = deps;
  return {
    ...createPublicationReader(deps),
    begin: async (id, at) => {
      const { count } = await prisma.policyPublication.updateMany({
        where: {
          id,
          OR: [
            { status: { in: ["publishing", "half-published"] } },
            { status: "scheduled", scheduledFor: { lte: at } },
          ],
        },
        data: { status: "publishing", startedAt: at },
      });
      return count > 0;
    },
    keepPlan: (id, steps) => keepPlan(deps, id, steps),
    markStep: (id, place, mark) => markStep(deps, { id, ...place }, mark),
    turnBack: async (id, reason) => {
      await prisma.policyPublication.updateMany({
        where: { id, failureReason: null },
        data: { failureReason: reason },
      });
    },
    end: (publication, end) => endPublication(deps, publication, end),
  };
}

/** Publications, opened. */
export function createPublicationReader(
  deps: Sealing & { readonly prisma: PrismaClient },
): Pick<PublicationStore, "find" | "findPublished"> {
  const { prisma } = deps;
  const opened = (row: PublicationRow | null) =>
    row === null ? undefined : openPublication(deps, row);
  return {
    find: async (id) =>
      opened(await prisma.policyPublication.findUnique({ where: { id }, include: withSteps })),
    findPublished: async (installationId) =>
      opened(
        await prisma.policyPublication.findFirst({
          where: { installationId, status: "published" },
          orderBy: { number: "desc" },
          include: withSteps,
        }),
      ),
  };
}

async function keepPlan(
  deps: PublicationStoreDeps,
  id: string,
  steps: readonly NewStep[],
): Promise<void> {
  const { prisma } = deps;
  const row = await prisma.policyPublication.findUnique({ where: { id }, include: withSteps });
  if (row === null) return;
  const { installationId, edition, notes, choices } = await openPublication(deps, row);
  const sealedEdition = await sealPart(
    deps,
    { id, installationId },
    { edition, notes, choices, order: steps.map(placeName) },
  );
  const data = await Promise.all(
    steps.map(async ({ target, language, bodyDigest, previous }) => ({
      ...{ publicationId: id, target, language, status: "waiting", bodyDigest: bodyDigest ?? "" },
      sealedPrevious:
        previous === null
          ? null
          : await sealPrevious(deps, { id, installationId, target, language }, previous),
    })),
  );
  await prisma.$transaction([
    prisma.policyPublication.update({ where: { id }, data: { sealedEdition } }),
    prisma.publicationStep.createMany({ data, skipDuplicates: true }),
  ]);
}

type StepKey = Place & { readonly id: string };

async function markStep(
  { prisma }: PublicationStoreDeps,
  { id: publicationId, target, language }: StepKey,
  { status, remoteDigest, reason, at }: StepMark,
): Promise<void> {
  await prisma.publicationStep.updateMany({
    where: { publicationId, target, language },
    data: {
      status,
      ...(remoteDigest === undefined ? {} : { remoteDigest }),
      ...(reason === undefined ? {} : { reason }),
      ...(status === "written" ? { writtenAt: at } : {}),
      ...(status === "read-back" || status === "put-back" ? { readBackAt: at } : {}),
    },
  });
}

async function endPublication(
  deps: PublicationStoreDeps,
  publication: Publication,
  { status, at, evidence }: PublicationEnd,
): Promise<void> {
  const { id, installationId, edition, failureReason } = publication;
  const isPublished = status === "published";
  await deps.prisma.$transaction(async (tx) => {
    if (!(await settleStatus(tx, publication, { status, at }))) return;
    const detail = { number: edition.number, ...(isPublished ? {} : { reason: failureReason }) };
    await tx.timelineEvent.create({
      data: toEventRow({
        ...{ installationId, dataRequestId: null, at, actor: "system", detail },
        action: `policy.${status}`,
      }),
    });
    const isFirst = await isFirstEdition(tx, publication);
    const toTell = isPublished && !isFirst ? id : null;
    if (status !== "half-published") await deps.enqueueAfter(tx, { installationId, toTell });
    if (evidence === null) return;
    await deps.evidence.append(tx, installationId, {
      ...{ event: evidence, caseId: null, at },
      counts: { languages: edition.texts.length },
      facts: {
        number: String(edition.number),
        registerNumber: String(edition.registerNumber),
        digest: deps.digest(JSON.stringify(edition)),
      },
    });
  });
}

/** False when it had ended before. What was published before it is an earlier edition from now on. */
async function settleStatus(
  tx: Transaction,
  { id, installationId, publishedAt }: Publication,
  { status, at }: Pick<PublicationEnd, "status" | "at">,
): Promise<boolean> {
  // One that was put again over somebody else's text, and failed, still is the shop's edition.
  const isStill = status === "failed" && publishedAt !== null;
  const { count } = await tx.policyPublication.updateMany({
    where: { id, status: "publishing" },
    data: isStill ? { status: "published" } : { status },
  });
  if (count === 0 || status !== "published") return count > 0;
  await tx.policyPublication.updateMany({
    where: { id, publishedAt: null },
    data: { publishedAt: at },
  });
  await tx.policyPublication.updateMany({
    where: { installationId, status: "published", id: { not: id } },
    data: { status: "superseded" },
  });
  return true;
}

/** Nobody is told of a first edition: nothing changed. */
async function isFirstEdition(tx: Transaction, { installationId, id }: Publication) {
  const earlier = await tx.policyPublication.count({
    where: { installationId, id: { not: id }, publishedAt: { not: null } },
  });
  return earlier === 0;
}
