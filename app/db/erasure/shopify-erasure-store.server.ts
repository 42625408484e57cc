import { z } from "zod";
import type { DueLook, ShopifyErasureStore, WatchedErasure } from "../../domain/erasure/watch.ts";
import type { EvidenceInput } from "../../domain/evidence/types.ts";
import { asDataRequestId, asInstallationId, type DataRequestId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { open, seal } from "../../seal/envelope.server.ts";
import type { Keyring } from "../../seal/keyring.server.ts";
import type { EvidenceStore } from "../evidence/evidence-store.server.ts";
import { createDataKey } from "../keys/key-store.server.ts";
import { issueLaterReceipt, wereWritesRefused } from "../evidence/later-receipt.server.ts";

type Transaction = Prisma.TransactionClient;

type Deps = {
  readonly prisma: PrismaClient;
  readonly keyring: Keyring;
  readonly evidence: Pick<EvidenceStore, "openSigningKey" | "append" | "issueReceipt">;
};

export type NewWatch = {
  readonly dataRequestId: DataRequestId;
  /** The request's own lifetime of the app. */
  readonly installationId: string;
  /** Gids of customers and orders. */
  readonly targets: readonly string[];
  readonly at: Date;
};

const targetsSchema = z.array(z.string());

const openStates = ["watching", "overdue"] as const;

const contextOf = (id: string) => `ShopifyErasure:sealedTargets:${id}`;

/**
 * Begins the watch of Shopify's own erasure inside the caller's transaction: what
 * to look at is sealed under a new key of its own. The first look is due at once.
 */
export async function beginWatch(
  tx: Transaction,
  keyring: Keyring,
  { dataRequestId, installationId, targets, at }: NewWatch,
): Promise<void> {
  const { key, row } = createDataKey(keyring);
  await tx.dataKey.create({ data: { ...row, installationId, subject: "watch" } });
  const plain = new TextEncoder().encode(JSON.stringify(targets));
  await tx.shopifyErasure.create({
    data: {
      ...{ dataRequestId, dataKeyId: key.id, handedOverAt: at, nextCheckAt: at },
      sealedTargets: seal({ key, context: contextOf(dataRequestId) }, plain),
    },
  });
}

/** The watch of Shopify's own erasures on the database. */
export function createShopifyErasureStore(deps: Deps): ShopifyErasureStore {
  const { prisma } = deps;
  return {
    due: (now, page) => findDue(prisma, now, page),
    postpone: async (id, nextCheckAt) => {
      await prisma.shopifyErasure.updateMany({
        where: { dataRequestId: id, state: { in: [...openStates] } },
        data: { nextCheckAt },
      });
    },
    open: (id) => findWatched(deps, id),
    noteLook: (before, look) => prisma.$transaction((tx) => noteLook(deps, tx, { before, look })),
    finish: async (erasure, end) => {
      await deps.evidence.openSigningKey();
      return prisma.$transaction((tx) => finish(deps, tx, { erasure, ...end }));
    },
  };
}

async function findDue(
  prisma: PrismaClient,
  now: Date,
  { after, size }: Parameters<ShopifyErasureStore["due"]>[1],
): Promise<readonly DueLook[]> {
  const rows = await prisma.shopifyErasure.findMany({
    where: {
      state: { in: [...openStates] },
      nextCheckAt: { lte: now },
      ...(after === null ? {} : { OR: behind(after) }),
    },
    orderBy: [{ nextCheckAt: "asc" }, { dataRequestId: "asc" }],
    take: size,
    select: {
      dataRequestId: true,
      nextCheckAt: true,
      dataRequest: { select: { installation: { select: { shopId: true } } } },
    },
  });
  return rows.map(({ dataRequestId, nextCheckAt, dataRequest }) => ({
    id: asDataRequestId(dataRequestId),
    shopId: dataRequest.installation.shopId,
    nextCheckAt: nextCheckAt ?? now,
  }));
}

function behind({ id, nextCheckAt }: DueLook): Prisma.ShopifyErasureWhereInput[] {
  return [{ nextCheckAt: { gt: nextCheckAt } }, { nextCheckAt, dataRequestId: { gt: id } }];
}

const stateSchema = z.enum(["watching", "overdue", "read-back"]);

async function findWatched(
  { prisma, keyring }: Deps,
  id: DataRequestId,
): Promise<WatchedErasure | undefined> {
  const row = await prisma.shopifyErasure.findUnique({
    where: { dataRequestId: id },
    include: { dataKey: true, dataRequest: { select: { installationId: true } } },
  });
  if (row === null || row.sealedTargets === null || row.dataKey === null) return undefined;
  const state = stateSchema.parse(row.state);
  if (state === "read-back") return undefined;
  const { id: keyId, wrappedKey } = row.dataKey;
  const key = { id: keyId, bytes: keyring.unwrap(keyId, wrappedKey) };
  const plain = open({ key, context: contextOf(id) }, row.sealedTargets);
  return {
    ...{ id, state, checks: row.checks, handedOverAt: row.handedOverAt },
    installationId: asInstallationId(row.dataRequest.installationId),
    targets: targetsSchema.parse(JSON.parse(new TextDecoder().decode(plain))),
  };
}

type Noting = {
  readonly before: WatchedErasure;
  readonly look: Parameters<ShopifyErasureStore["noteLook"]>[1];
};

/** The merchant is told once that Shopify is late: by the request's attention and its timeline. */
async function noteLook(deps: Deps, tx: Transaction, { before, look }: Noting): Promise<void> {
  const { count } = await tx.shopifyErasure.updateMany({
    where: { dataRequestId: before.id, checks: before.checks, state: before.state },
    data: {
      ...{ state: look.state, checks: { increment: 1 } },
      ...{ lastCheckAt: look.at, nextCheckAt: look.nextCheckAt },
      ...(look.remaining === null ? {} : { remaining: look.remaining }),
    },
  });
  if (count === 0 || look.state === before.state) return;
  await tx.dataRequest.updateMany({
    where: { id: before.id, status: "watching" },
    data: { attentionReason: "shopify-erasure-overdue" },
  });
  await record(deps, tx, {
    erasure: before,
    event: "shopify-erasure.overdue",
    at: look.at,
    counts: look.remaining === null ? {} : { remaining: look.remaining },
  });
}

type Finishing = {
  readonly erasure: WatchedErasure;
  readonly at: Date;
  /** Records the app cannot read, so that nobody can say whether they are erased. */
  readonly unread: number;
};

async function finish(
  deps: Deps,
  tx: Transaction,
  { erasure, at, unread }: Finishing,
): Promise<boolean> {
  const { id } = erasure;
  const { count } = await tx.shopifyErasure.updateMany({
    where: { dataRequestId: id, state: { in: [...openStates] } },
    data: {
      ...{ state: "read-back", sealedTargets: null, remaining: unread, nextCheckAt: null },
      ...{ lastCheckAt: at, readBackAt: at, checks: { increment: 1 } },
    },
  });
  if (count === 0) return false;
  await tx.dataKey.deleteMany({
    where: { subject: "watch", shopifyErasure: { dataRequestId: id } },
  });
  // That Shopify was late is over; that it refused writes is not, and being late had hidden it.
  const attentionReason = (await wereWritesRefused(tx, id)) ? "writes-refused" : null;
  await tx.dataRequest.updateMany({
    where: { id, status: "watching" },
    data: { status: "completed", completedAt: at, attentionReason },
  });
  const records = erasure.targets.length;
  const counts = unread === 0 ? { records } : { records, unread };
  await record(deps, tx, { erasure, event: "shopify-erasure.read-back", at, counts });
  await issueReadBack(deps, tx, { erasure, at, unread });
  return true;
}

type Recording = {
  readonly erasure: WatchedErasure;
  readonly event: Extract<EvidenceInput["event"], `shopify-erasure.${string}`>;
  readonly at: Date;
  readonly counts: Readonly<Record<string, number>>;
};

/** Timeline and evidence say the same. */
async function record(
  { evidence }: Deps,
  tx: Transaction,
  { erasure, event, at, counts }: Recording,
): Promise<void> {
  const { id, installationId } = erasure;
  await tx.timelineEvent.create({
    data: {
      ...{ installationId, dataRequestId: id, at, action: event, actor: "system" },
      detail: counts,
    },
  });
  await evidence.append(tx, installationId, { event, caseId: id, at, counts });
}

/** The receipt of Lagom's own part, with its second step done. */
async function issueReadBack(
  { evidence }: Deps,
  tx: Transaction,
  { erasure, at, unread }: Finishing,
): Promise<void> {
  const { id: dataRequestId, installationId } = erasure;
  const readBackAt = at.toISOString();
  const handedOverAt = erasure.handedOverAt.toISOString();
  await issueLaterReceipt(evidence, tx, {
    ...{ dataRequestId, installationId, at },
    change: (facts) => ({
      ...facts,
      shopifyErasure: { handedOverAt, ...facts.shopifyErasure, readBackAt, remaining: unread },
      completedAt: readBackAt,
    }),
  });
}
