import type { EditionWatch } from "../../domain/policy/publication/watch-editions.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { toEventRow } from "../event-log.server.ts";
import type { EvidenceStore } from "../evidence/evidence-store.server.ts";
import { toMs } from "../../domain/shared/duration.ts";

type Transaction = Prisma.TransactionClient;

export type EditionWatchDeps = {
  readonly prisma: PrismaClient;
  readonly evidence: Pick<EvidenceStore, "append">;
  readonly enqueuePublish: (tx: Transaction, publicationId: string) => Promise<void>;
};

/** A run whose job was lost is taken up again after this. */
const lostAfter = { minutes: 15 } as const;
const onChange = "elsewhere";

/** What becomes of publications without being asked, on the database. */
export function createEditionWatch(deps: EditionWatchDeps): EditionWatch {
  const { prisma } = deps;
  return {
    resumeDue: async (now) => {
      const lostBefore = new Date(now.getTime() - toMs(lostAfter));
      const rows = await prisma.policyPublication.findMany({
        where: {
          installation: { state: "installed" },
          OR: [
            { status: "scheduled", scheduledFor: { lte: now } },
            { status: "half-published" },
            { status: "publishing", createdAt: { lt: lostBefore }, startedAt: null },
            { status: "publishing", startedAt: { lt: lostBefore } },
          ],
        },
        select: { id: true },
      });
      for (const { id } of rows) await prisma.$transaction((tx) => deps.enqueuePublish(tx, id));
      return rows.length;
    },
    findUnread: async (since, limit) => {
      const rows = await prisma.policyPublication.findMany({
        where: {
          status: "published",
          installation: { state: "installed" },
          steps: { some: { OR: [{ readBackAt: null }, { readBackAt: { lt: since } }] } },
        },
        select: { id: true },
        orderBy: { publishedAt: "asc" },
        take: limit,
      });
      return rows.map(({ id }) => id);
    },
    noteLook: (publication, changed, at) =>
      prisma.$transaction((tx) => noteLook(deps, tx, { publication, changed, at })),
  };
}

type Look = {
  readonly publication: Parameters<EditionWatch["noteLook"]>[0];
  readonly changed: Parameters<EditionWatch["noteLook"]>[1];
  readonly at: Date;
};

async function noteLook(
  { evidence }: EditionWatchDeps,
  tx: Transaction,
  { publication, changed, at }: Look,
): Promise<void> {
  const { id: publicationId, installationId, edition } = publication;
  await tx.publicationStep.updateMany({ where: { publicationId }, data: { readBackAt: at } });
  await tx.publicationStep.updateMany({
    where: { publicationId, status: "changed-elsewhere", NOT: { OR: changed.map(toKey) } },
    data: { status: "read-back", reason: null },
  });
  let found = 0;
  for (const place of changed) {
    const { count } = await tx.publicationStep.updateMany({
      where: { publicationId, ...toKey(place), status: { not: "changed-elsewhere" } },
      data: { status: "changed-elsewhere", reason: onChange },
    });
    found += count;
  }
  if (found === 0) return;
  const number = edition.number;
  await tx.timelineEvent.create({
    data: toEventRow({
      ...{ installationId, dataRequestId: null, at, actor: "system" },
      ...{ action: "policy.changed-elsewhere", detail: { number, places: found } },
    }),
  });
  await evidence.append(tx, installationId, {
    ...{ event: "policy.changed-elsewhere", caseId: null, at },
    counts: { places: found },
    facts: { number: String(number) },
  });
}

function toKey({ step }: Look["changed"][number]) {
  return { target: step.target, language: step.language };
}
