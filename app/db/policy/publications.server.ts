import type {
  Doing,
  NewPublication,
  PublicationRefusal,
  Publications,
  Slot,
} from "../../domain/policy/publication/publications.ts";
import type { Publication } from "../../domain/policy/publication/types.ts";
import { keptTheirs } from "../../domain/policy/publication/run-publication.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import { err, ok, type Result } from "../../domain/shared/result.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { toEventRow } from "../event-log.server.ts";
import { createRowId } from "../row-id.server.ts";
import { headFields, sealPart, type Sealing, toHead } from "./publication-rows.server.ts";

type Transaction = Prisma.TransactionClient;

export type PublicationsDeps = Sealing & {
  readonly prisma: PrismaClient;
  readonly enqueuePublish: (tx: Transaction, publicationId: string) => Promise<void>;
  /** The blocks' history changes with what is planned. */
  readonly enqueueAnnounce: (tx: Transaction, installationId: string) => Promise<void>;
  /** Whom a planned edition concerns is told ahead. */
  readonly enqueueNotify: (tx: Transaction, publicationId: string) => Promise<void>;
};

const onTheWay = ["publishing", "half-published"];
/** What never came out: its number is free again. */
const unpublished = ["scheduled", "failed", "cancelled"];

/** What merchants do with publications, on the database. */
export function createPublications(deps: PublicationsDeps): Publications {
  const { prisma } = deps;
  return {
    nextSlot: (installationId) => nextSlot(prisma, installationId),
    open: (publication) => open(deps, publication),
    cancel: (id, doing) => cancel(deps, id, doing),
    retry: (id, doing) => retry(deps, id, doing),
    takeMine: (publication, doing) => takeMine(deps, publication, doing),
    keepTheirs: async ({ id, edition }, kept, doing) => {
      await prisma.$transaction(async (tx) => {
        for (const { target, language, remoteDigest } of kept) {
          await tx.publicationStep.updateMany({
            where: { publicationId: id, target, language },
            data: { status: "read-back", remoteDigest, reason: keptTheirs },
          });
        }
        await note(tx, doing, { action: "policy.kept-theirs", number: edition.number });
      });
    },
    list: async (installationId, { before, limit }) => {
      const rows = await prisma.policyPublication.findMany({
        where: { installationId, ...(before === null ? {} : { number: { lt: before } }) },
        orderBy: { number: "desc" },
        take: limit,
        select: headFields,
      });
      return rows.map(toHead);
    },
  };
}

/** The newest row's number again where it never came out and nobody was told of it. */
async function nextSlot(
  prisma: Pick<Transaction, "policyPublication">,
  installationId: InstallationId,
): Promise<Slot & { readonly isTaken: boolean }> {
  const newest = await prisma.policyPublication.findFirst({
    where: { installationId },
    orderBy: { number: "desc" },
    select: {
      ...{ id: true, number: true, status: true, publishedAt: true },
      _count: { select: { notices: true } },
    },
  });
  if (newest === null) return { id: createRowId(), number: 1, isTaken: false };
  const { status, publishedAt, _count: hanging } = newest;
  const isFree = unpublished.includes(status) && publishedAt === null && hanging.notices === 0;
  return isFree
    ? { id: newest.id, number: newest.number, isTaken: true }
    : { id: createRowId(), number: newest.number + 1, isTaken: false };
}

async function open(
  deps: PublicationsDeps,
  publication: NewPublication,
): Promise<Result<string, PublicationRefusal>> {
  const { slot, installationId, edition, notes, choices, scheduledFor, at } = publication;
  const { id, number } = slot;
  const data = {
    ...{ registerNumber: edition.registerNumber, effectiveOn: edition.effectiveOn, scheduledFor },
    status: scheduledFor === null ? "publishing" : "scheduled",
    targets: [...publication.targets],
    languages: edition.texts.map(({ language }) => language),
    ...{ startedAt: null, failureReason: null, author: publication.author, createdAt: at },
    changedPurposes: [...publication.changedPurposes],
    sealedEdition: await sealPart(
      deps,
      { id, installationId },
      { edition, notes, choices, order: [] },
    ),
  };
  return deps.prisma.$transaction(async (tx) => {
    // Two at once would write over each other: whoever comes second waits here.
    await tx.$queryRaw`SELECT 1 FROM "Installation" WHERE "id" = ${installationId}::uuid FOR UPDATE`;
    const where = { installationId, status: { in: onTheWay } };
    if ((await tx.policyPublication.count({ where })) > 0) return err("already-running");
    const now = await nextSlot(tx, installationId);
    if (now.number !== number || (now.isTaken && now.id !== id)) return err("changed-meanwhile");
    // A scheduled edition people were told of gives way to the next number.
    await tx.policyPublication.updateMany({
      where: { installationId, status: "scheduled", id: { not: id } },
      data: { status: "cancelled" },
    });
    await tx.publicationStep.deleteMany({ where: { publicationId: id } });
    await tx.policyPublication.upsert({
      where: { id },
      create: { id, installationId, number, ...data },
      update: data,
    });
    const doing = { installationId, author: publication.author, at };
    const action = scheduledFor === null ? "policy.publishing" : "policy.scheduled";
    await note(tx, doing, { action, number });
    if (scheduledFor === null) {
      await deps.enqueuePublish(tx, id);
    } else {
      await deps.enqueueAnnounce(tx, installationId);
      await deps.enqueueNotify(tx, id);
    }
    return ok(id);
  });
}

async function cancel(
  deps: PublicationsDeps,
  id: string,
  doing: Doing,
): Promise<Result<null, PublicationRefusal>> {
  const { installationId } = doing;
  return deps.prisma.$transaction(async (tx) => {
    const { count } = await tx.policyPublication.updateMany({
      where: { id, installationId, status: "scheduled" },
      data: { status: "cancelled" },
    });
    if (count === 0) return err("not-found");
    const { number } = await tx.policyPublication.findUniqueOrThrow({ where: { id } });
    await note(tx, doing, { action: "policy.cancelled", number });
    await deps.enqueueAnnounce(tx, installationId);
    return ok(null);
  });
}

async function retry(
  deps: PublicationsDeps,
  id: string,
  doing: Doing,
): Promise<Result<null, PublicationRefusal>> {
  const { installationId } = doing;
  return deps.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Installation" WHERE "id" = ${installationId}::uuid FOR UPDATE`;
    const row = await tx.policyPublication.findFirst({ where: { id, installationId } });
    if (row === null || !["failed", "half-published"].includes(row.status)) return err("not-found");
    if (row.status === "failed") {
      const newer = await tx.policyPublication.count({
        where: { installationId, OR: [{ number: { gt: row.number } }, { status: "publishing" }] },
      });
      if (newer > 0) return err("already-running");
      await tx.publicationStep.deleteMany({ where: { publicationId: id } });
      await tx.policyPublication.update({
        where: { id },
        data: { status: "publishing", failureReason: null },
      });
    }
    await note(tx, doing, { action: "policy.retried", number: row.number });
    await deps.enqueuePublish(tx, id);
    return ok(null);
  });
}

async function takeMine(
  deps: PublicationsDeps,
  { id, installationId, edition, notes, choices }: Publication,
  doing: Doing,
): Promise<Result<null, PublicationRefusal>> {
  const part = { edition, notes, choices: { ...choices, overwrite: true }, order: [] };
  const sealedEdition = await sealPart(deps, { id, installationId }, part);
  return deps.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Installation" WHERE "id" = ${installationId}::uuid FOR UPDATE`;
    const where = { installationId, status: { in: onTheWay } };
    if ((await tx.policyPublication.count({ where })) > 0) return err("already-running");
    const { count } = await tx.policyPublication.updateMany({
      where: { id, status: "published" },
      data: { status: "publishing", failureReason: null, sealedEdition },
    });
    if (count === 0) return err("changed-meanwhile");
    await tx.publicationStep.deleteMany({ where: { publicationId: id } });
    await note(tx, doing, { action: "policy.put-again", number: edition.number });
    await deps.enqueuePublish(tx, id);
    return ok(null);
  });
}

async function note(
  tx: Transaction,
  { installationId, author, at }: Doing,
  { action, number }: { readonly action: string; readonly number: number },
): Promise<void> {
  const about = { installationId, dataRequestId: null, at, actor: author, action };
  await tx.timelineEvent.create({ data: toEventRow({ ...about, detail: { number } }) });
}
