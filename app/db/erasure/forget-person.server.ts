import { openStatuses } from "../../domain/data-requests/views.ts";
import { asDataRequestId, type DataRequestId, type PersonId } from "../../domain/shared/ids.ts";
import type { Prisma } from "../../generated/prisma/client.ts";

export type Forgetting = {
  readonly personId: PersonId;
  readonly at: Date;
  /** Erasures that are being finished: their status is their caller's business. */
  readonly finishing?: readonly DataRequestId[];
};

export type Forgotten = {
  readonly requestIds: readonly DataRequestId[];
  /** Access requests it ended. */
  readonly unanswered: readonly DataRequestId[];
  /** Of the key that is gone; null when the person was gone already. */
  readonly dataKeyId: string | null;
};

/**
 * Removes everything Lagom holds on a person, inside the caller's transaction:
 * the data key (without it nothing sealed opens anywhere), look-ups, merges, links to choices,
 * addresses of opt-outs under way,
 * salt, collected pages, cursors, possible matches, answers' bytes, sealed
 * bodies, digests, mails and erasure steps. Requests stay as cases without a
 * person; those still open end, because nobody is left to answer. Gives the ids
 * of all requests there were, of access requests it ended, and of the key. Safe to repeat: a person who is gone has none.
 */
export async function forgetPerson(
  tx: Prisma.TransactionClient,
  { personId, at, finishing = [] }: Forgetting,
): Promise<Forgotten> {
  // Holds the person, so that a delivery that comes now waits and then makes somebody new.
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "id" = ${personId}::uuid FOR UPDATE`;
  const person = await tx.person.findUnique({
    where: { id: personId },
    select: { dataKeyId: true, dataRequests: { select: { id: true } } },
  });
  if (person === null) return { requestIds: [], unanswered: [], dataKeyId: null };
  const ids = person.dataRequests.map(({ id }) => asDataRequestId(id));
  const others = ids.filter((id) => !finishing.includes(id));
  const unanswered = await closeOthers(tx, { ids: others, at });
  await emptyRequests(tx, ids);
  await forgetConsents(tx, personId);
  await forgetAddresses(tx, { personId, at });
  // Takes the person with it, their look-ups and their merges.
  await tx.dataKey.delete({ where: { id: person.dataKeyId } });
  return { requestIds: ids, unanswered, dataKeyId: person.dataKeyId };
}

/**
 * Takes away what says that choices in the cookie notice were theirs. The records stay as proof that
 * somebody chose (GDPR 7(1)), under a random id. Found by the look-ups and merges, so before they go.
 */
async function forgetConsents(tx: Prisma.TransactionClient, personId: PersonId): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "ConsentLink" l USING (
      SELECT "installationId", "valueDigest" AS "digest" FROM "PersonLookup"
        WHERE "personId" = ${personId}::uuid AND "kind" = 'customer-id'
      UNION SELECT "installationId", "mergedDigest" FROM "CustomerMerge"
        WHERE "personId" = ${personId}::uuid
      UNION SELECT "installationId", "keptDigest" FROM "CustomerMerge"
        WHERE "personId" = ${personId}::uuid) AS d
    WHERE l."installationId" = d."installationId" AND l."customerDigest" = d."digest"`;
}

/**
 * Takes away the sealed address of an opt-out that is still being carried to other systems, and mails
 * about it, and whose a mail to support was. The keyed mark and its proofs stay, so that nobody who
 * opted out is mailed again.
 */
async function forgetAddresses(
  tx: Prisma.TransactionClient,
  { personId, at }: Pick<Forgetting, "personId" | "at">,
): Promise<void> {
  await tx.$executeRaw`
    WITH d AS (SELECT "installationId", "valueDigest" AS "digest" FROM "PersonLookup"
      WHERE "personId" = ${personId}::uuid AND "kind" IN ('email', 'phone')),
    mails AS (DELETE FROM "OutboxMail" m USING d
      WHERE m."installationId" = d."installationId" AND m."lookupDigest" = d."digest"),
    claims AS (DELETE FROM "MarketingClaim" c USING d
      WHERE c."installationId" = d."installationId" AND c."lookupDigest" = d."digest"),
    cases AS (UPDATE "MailCase" c SET "sealedSender" = NULL, "lookupDigest" = NULL, "state" = 'closed',
        "closedAs" = CASE WHEN c."state" = 'open' THEN 'person-erased' ELSE c."closedAs" END,
        "closedAt" = coalesce(c."closedAt", ${at.toISOString()}::timestamptz) FROM d
      WHERE c."installationId" = d."installationId" AND c."lookupDigest" = d."digest"),
    decisions AS (UPDATE "MailDecision" n SET "sealedMessageId" = NULL, "lookupDigest" = NULL,
        "sentenceDigests" = '{}' FROM d
      WHERE n."installationId" = d."installationId" AND n."lookupDigest" = d."digest")
    DELETE FROM "MarketingTarget" t USING d
      WHERE t."installationId" = d."installationId" AND t."lookupDigest" = d."digest"`;
}

type Closing = { readonly ids: readonly string[]; readonly at: Date };

/** Ends the person's other open requests: what they were about is no longer there. Gives those for access. */
async function closeOthers(
  tx: Prisma.TransactionClient,
  { ids, at }: Closing,
): Promise<readonly DataRequestId[]> {
  const reason = "person-erased";
  const open = await tx.dataRequest.findMany({
    where: { id: { in: [...ids] }, status: { in: [...openStatuses] } },
    select: { id: true, kind: true, installationId: true },
  });
  if (open.length === 0) return [];
  await tx.dataRequest.updateMany({
    where: { id: { in: open.map(({ id }) => id) } },
    data: { status: "completed", completedAt: at, attentionReason: reason },
  });
  await tx.timelineEvent.createMany({
    data: open.map(({ id, installationId }) => ({
      ...{ installationId, dataRequestId: id, at },
      action: "data-request.completed",
      actor: "system",
      detail: { reason },
    })),
  });
  return open.flatMap(({ id, kind }) => (kind === "access" ? asDataRequestId(id) : []));
}

/** Takes out of requests whatever is about the person; what stays are states, codes and counts. */
async function emptyRequests(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<void> {
  const dataRequestId = { in: [...ids] };
  await tx.collectedPage.deleteMany({ where: { dataRequestId } });
  await tx.placeRun.updateMany({ where: { dataRequestId }, data: { sealedCursor: null } });
  await tx.possibleMatch.deleteMany({ where: { dataRequestId } });
  await tx.erasureStep.deleteMany({ where: { dataRequestId } });
  await tx.outboxMail.deleteMany({ where: { dataRequestId } });
  // A build in hand finds no row to add its next bytes to.
  await tx.answer.deleteMany({ where: { dataRequestId, status: "building" } });
  await tx.answerChunk.deleteMany({ where: { answer: { dataRequestId } } });
  await tx.answer.updateMany({
    where: { dataRequestId, status: "current" },
    data: { status: "expired" },
  });
  await tx.dataRequest.updateMany({
    where: { id: dataRequestId },
    data: { personId: null, sealedBody: null },
  });
  // Equal bodies have equal digests; in their place the row's own id, which says nothing.
  await tx.$executeRaw`
    UPDATE "DataRequest" SET "bodyDigest" = decode(replace("id"::text, '-', ''), 'hex')
    WHERE "id" = ANY(${[...ids]}::uuid[])`;
  await tx.$executeRaw`
    UPDATE "Delivery" SET "bodyDigest" = decode(replace("id"::text, '-', ''), 'hex')
    WHERE "dataRequestId" = ANY(${[...ids]}::uuid[])`;
}
