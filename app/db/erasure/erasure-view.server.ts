import { z } from "zod";
import { placeIds } from "../../domain/data-map/types.ts";
import { fateReasons, fates } from "../../domain/erasure/types.ts";
import type {
  AccessBesideView,
  ErasureCounts,
  ErasurePlanView,
  ErasureView,
  ErasureViews,
  RefusalCount,
  ShopifyErasureView,
} from "../../domain/erasure/views.ts";
import type { ReceiptFacts } from "../../domain/evidence/receipt.ts";
import {
  asDataRequestId,
  asOrderId,
  type DataRequestId,
  type InstallationId,
  type OrderId,
  type PersonId,
} from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { readReceiptFacts } from "../evidence/receipt-facts.server.ts";
import { ofSameShop } from "../requests/request-query.server.ts";
import { toStatus } from "../requests/request-rows.server.ts";

const planSchema = z.object({
  round: z.number(),
  steps: z.number(),
  watched: z.number(),
  lines: z.array(
    z.object({
      place: z.enum(placeIds),
      field: z.string(),
      fate: z.enum(fates),
      because: z.enum(fateReasons).nullable(),
      until: z.string().nullable(),
      subject: z.string().nullable(),
      count: z.number(),
    }),
  ),
});
const shopifyStateSchema = z.enum(["watching", "overdue", "read-back"]);

const selection = {
  ...{ id: true, status: true, attentionReason: true, plan: true, planDigest: true },
  completedAt: true,
  shopifyErasure: {
    select: {
      ...{ state: true, handedOverAt: true, lastCheckAt: true, nextCheckAt: true },
      ...{ remaining: true, readBackAt: true },
    },
  },
  receipts: { orderBy: { version: "desc" }, take: 1, select: { body: true } },
  events: {
    where: { action: "erasure.completed" },
    orderBy: { at: "desc" },
    take: 1,
    select: { at: true },
  },
  _count: { select: { legalKeepings: { where: { state: "keeping" } } } },
} as const satisfies Prisma.DataRequestSelect;

type Row = Prisma.DataRequestGetPayload<{ select: typeof selection }>;

type Deps = {
  readonly prisma: PrismaClient;
  /** Everybody Lagom holds who is the person of a request. */
  readonly peopleOf: (id: DataRequestId) => Promise<readonly PersonId[]>;
  /** Gids of what is left to Shopify and not read back yet; none when nothing is watched. */
  readonly watchedOf: (id: DataRequestId) => Promise<readonly string[]>;
};

/** What the admin shows of erasures: what they wait for, plan, steps and both ends. */
export function createErasureViews(deps: Deps): ErasureViews {
  return {
    get: (installationId, id) => read(deps, installationId, id),
    count: (installationId) => count(deps.prisma, installationId),
  };
}

async function read(
  deps: Deps,
  installationId: InstallationId,
  id: DataRequestId,
): Promise<ErasureView | undefined> {
  const { prisma } = deps;
  const row = await prisma.dataRequest.findFirst({
    where: { id, kind: "erasure", ...ofSameShop(installationId) },
    select: selection,
  });
  if (row === null) return undefined;
  const receipt = readNewestReceipt(row);
  return {
    accessBeside: await readAccessBeside(deps, row),
    plan: toPlan(row),
    ...(await readSteps(prisma, row, receipt)),
    ownPartAt: ownPartOf(row),
    shopify: toShopify(row.shopifyErasure),
    ordersToSecure: await readOrdersToSecure(deps, row),
    keptNow: row._count.legalKeepings,
    residue: receipt?.residue ?? null,
    copiesUnreadableBy: toDate(receipt?.copiesUnreadableBy),
  };
}

function readNewestReceipt({ receipts }: Row): ReceiptFacts | undefined {
  const [newest] = receipts;
  return newest === undefined ? undefined : readReceiptFacts(newest.body);
}

function ownPartOf({ events, shopifyErasure, completedAt }: Row): Date | null {
  return events[0]?.at ?? shopifyErasure?.handedOverAt ?? completedAt;
}

function toDate(text: string | null | undefined): Date | null {
  return text === null || text === undefined ? null : new Date(text);
}

function toPlan({ plan, planDigest }: Row): ErasurePlanView | null {
  return plan === null || planDigest === null
    ? null
    : { digest: planDigest, ...planSchema.parse(plan) };
}

function toShopify(row: Row["shopifyErasure"]): ShopifyErasureView | null {
  return row === null ? null : { ...row, state: shopifyStateSchema.parse(row.state) };
}

const orderGid = "gid://shopify/Order/";

/** Asked for only where it matters: what is watched is sealed. */
async function readOrdersToSecure({ watchedOf }: Deps, row: Row): Promise<readonly OrderId[]> {
  const lines = toPlan(row)?.lines ?? [];
  if (!lines.some(({ because }) => because === "shopify-erases-sooner")) return [];
  const watched = await watchedOf(asDataRequestId(row.id));
  return watched
    .filter((gid) => gid.startsWith(orderGid))
    .map((gid) => asOrderId(gid.slice(orderGid.length)));
}

/** Asked for only while an erasure waits: it opens who the person is. */
async function readAccessBeside(
  { prisma, peopleOf }: Deps,
  { id: waiting, status, attentionReason }: Row,
): Promise<readonly AccessBesideView[]> {
  if (status !== "received" || attentionReason === null) return [];
  const personId = { in: [...(await peopleOf(asDataRequestId(waiting)))] };
  const rows = await prisma.dataRequest.findMany({
    where: { personId, kind: "access", status: { notIn: ["handed-over", "completed"] } },
    orderBy: { receivedAt: "asc" },
    select: {
      ...{ id: true, status: true },
      answers: { where: { status: "current" }, select: { createdAt: true }, take: 1 },
    },
  });
  return rows.map(({ id, status, answers }) => ({
    id: asDataRequestId(id),
    status: toStatus(status),
    answeredAt: answers[0]?.createdAt ?? null,
  }));
}

type Steps = { readonly stepsEnded: number; readonly refused: readonly RefusalCount[] };

/** The steps go with the person; afterwards the receipt tells how they ended. */
async function readSteps(
  prisma: PrismaClient,
  { id, plan }: Row,
  receipt: ReceiptFacts | undefined,
): Promise<Steps> {
  if (receipt !== undefined) {
    const planned = planSchema.safeParse(plan);
    return { stepsEnded: planned.data?.steps ?? 0, refused: receipt.refused };
  }
  const groups = await prisma.erasureStep.groupBy({
    by: ["state", "outcome"],
    where: { dataRequestId: id, state: { not: "waiting" } },
    _count: true,
  });
  return {
    stepsEnded: groups.reduce((sum, { _count }) => sum + _count, 0),
    refused: groups
      .filter(({ state }) => state === "refused")
      .map(({ outcome, _count }) => ({ code: outcome ?? "refused", count: _count })),
  };
}

async function count(prisma: PrismaClient, installationId: InstallationId): Promise<ErasureCounts> {
  const mine = { kind: "erasure", ...ofSameShop(installationId) };
  const countRequests = (where: Prisma.DataRequestWhereInput) =>
    prisma.dataRequest.count({ where: { ...mine, ...where } });
  const [waitingForAccess, waitingForShopify, overdue] = await Promise.all([
    countRequests({ status: "received", attentionReason: "waits-for-access" }),
    countRequests({ status: "watching", shopifyErasure: { state: "watching" } }),
    countRequests({ status: "watching", shopifyErasure: { state: "overdue" } }),
  ]);
  return { waitingForAccess, waitingForShopify, overdue };
}
