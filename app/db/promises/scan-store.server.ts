import { z } from "zod";
import type { EvidenceInput } from "../../domain/evidence/types.ts";
import {
  mostScansADay,
  type ScanHead,
  scanStatuses,
  type ScanStore,
  scanTroubles,
  type StoredScan,
} from "../../domain/promises/ports.ts";
import {
  scanPages,
  scanPhases,
  type ScanReport,
  writtenElements,
  writtenPlaces,
} from "../../domain/promises/types.ts";
import { storageKinds } from "../../domain/register/types.ts";
import { toMs } from "../../domain/shared/duration.ts";
import { asInstallationId, type InstallationId, parseShopDomain } from "../../domain/shared/ids.ts";
import { err, ok } from "../../domain/shared/result.ts";
import type { Prisma, PrismaClient, StorefrontScan } from "../../generated/prisma/client.ts";

export type ScanStoreDeps = {
  readonly prisma: PrismaClient;
  /** Puts its job in the queue, in the same transaction. */
  readonly enqueue: (tx: Prisma.TransactionClient, scanId: string) => Promise<void>;
  readonly append: (
    tx: Prisma.TransactionClient,
    installationId: InstallationId,
    input: EvidenceInput,
  ) => Promise<unknown>;
};

const listed = 20;
const open = ["waiting", "running"];
const headFields = {
  ...{ id: true, cause: true, author: true, status: true, failureReason: true },
  ...{ pagesDone: true, pagesTotal: true, createdAt: true, finishedAt: true },
} as const;

const reportSchema: z.ZodType<ScanReport> = z.object({
  startedAt: z.string(),
  finishedAt: z.string(),
  visited: z.array(z.object({ page: z.enum(scanPages), phase: z.enum(scanPhases) })),
  leftOut: z.array(z.object({ phase: z.enum(scanPhases), reason: z.string() })),
  sightings: z.array(
    z.object({
      kind: z.enum([...storageKinds, "request"]),
      name: z.string(),
      host: z.string(),
      party: z.enum(["first", "third"]),
      by: z.string().nullable(),
      phases: z.array(z.enum(scanPhases)),
      pages: z.array(z.enum(scanPages)),
      lifetimeSeconds: z.number().nullable(),
    }),
  ),
  written: z
    .array(
      z.object({
        element: z.enum(writtenElements),
        host: z.string(),
        address: z.string(),
        place: z.enum(writtenPlaces),
        placeName: z.string(),
        isWithoutScript: z.boolean(),
        pages: z.array(z.enum(scanPages)),
      }),
    )
    .default([]),
});
const headSchema = z.object({
  cause: z.enum(["asked", "scheduled"]),
  status: z.enum(scanStatuses),
  failureReason: z.enum(scanTroubles).nullable(),
});

/** Scans of shops and what they saw: names of cookies, keys and hosts. */
export function createScanStore({ prisma, enqueue, append }: ScanStoreDeps): ScanStore {
  return {
    start: (scan) => startScan({ prisma, enqueue }, scan),
    begin: async (id, at) => {
      const { count } = await prisma.storefrontScan.updateMany({
        where: { id, status: "waiting" },
        data: { status: "running", startedAt: at },
      });
      if (count === 0) return undefined;
      const row = await prisma.storefrontScan.findUniqueOrThrow({
        where: { id },
        include: { installation: { include: { shop: true } } },
      });
      const shop = parseShopDomain(row.installation.shop.domain);
      if (shop === undefined) throw new Error("a stored shop must have a domain of Shopify's");
      return { installationId: asInstallationId(row.installationId), shop };
    },
    progress: async (id, pagesDone, pagesTotal) => {
      const { count } = await prisma.storefrontScan.updateMany({
        where: { id, status: "running" },
        data: { pagesDone, pagesTotal },
      });
      return count > 0;
    },
    finish: (id, end) => finishScan({ prisma, append }, id, end),
    fail: async (id, failureReason, finishedAt) => {
      await prisma.storefrontScan.updateMany({
        where: { id, status: { in: open } },
        data: { status: "failed", failureReason, finishedAt },
      });
    },
    cancel: async (installationId, id, finishedAt) => {
      await prisma.storefrontScan.updateMany({
        where: { id, installationId, status: { in: open } },
        data: { status: "failed", failureReason: "cancelled", finishedAt },
      });
    },
    ...createScanReads(prisma),
  };
}

function createScanReads(prisma: PrismaClient): Pick<ScanStore, "list" | "find" | "findLast"> {
  return {
    list: async (installationId) => {
      const rows = await prisma.storefrontScan.findMany({
        where: { installationId },
        orderBy: { createdAt: "desc" },
        take: listed,
        select: headFields,
      });
      return rows.map(toHead);
    },
    find: async (installationId, id) => {
      const row = await prisma.storefrontScan.findFirst({ where: { id, installationId } });
      return row === null ? undefined : toScan(row);
    },
    findLast: async (installationId) => {
      const row = await prisma.storefrontScan.findFirst({
        where: { installationId, status: "finished" },
        orderBy: { createdAt: "desc" },
      });
      return row === null ? undefined : toScan(row);
    },
  };
}

type Wish = Parameters<ScanStore["start"]>[0];

function startScan(
  { prisma, enqueue }: Pick<ScanStoreDeps, "prisma" | "enqueue">,
  { installationId, cause, author, at }: Wish,
): ReturnType<ScanStore["start"]> {
  return prisma.$transaction(async (tx) => {
    // One at a time in each shop: whoever comes second waits here.
    await tx.$queryRaw`SELECT 1 FROM "Installation" WHERE "id" = ${installationId}::uuid FOR UPDATE`;
    const count = (where: Prisma.StorefrontScanWhereInput) =>
      tx.storefrontScan.count({ where: { installationId, ...where } });
    if ((await count({ status: { in: open } })) > 0) return err("scan-running");
    const dayBefore = new Date(at.getTime() - toMs({ days: 1 }));
    if ((await count({ createdAt: { gt: dayBefore } })) >= mostScansADay) {
      return err("too-many-scans");
    }
    const data = { installationId, cause, author, status: "waiting", createdAt: at };
    const { id } = await tx.storefrontScan.create({ data, select: { id: true } });
    await enqueue(tx, id);
    return ok(id);
  });
}

function finishScan(
  { prisma, append }: Pick<ScanStoreDeps, "prisma" | "append">,
  id: string,
  { report, undeclared, at }: Parameters<ScanStore["finish"]>[1],
): Promise<void> {
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.storefrontScan.updateMany({
      where: { id, status: "running" },
      data: { status: "finished", finishedAt: at, report },
    });
    if (count === 0) return;
    const row = await tx.storefrontScan.findUniqueOrThrow({ where: { id } });
    await append(tx, asInstallationId(row.installationId), {
      ...{ event: "storefront.scanned", caseId: null, at },
      counts: { sightings: report.sightings.length, undeclared },
    });
  });
}

function toHead(row: Pick<StorefrontScan, keyof typeof headFields>): ScanHead {
  const { id, author, pagesDone, pagesTotal, createdAt, finishedAt } = row;
  return { id, author, pagesDone, pagesTotal, createdAt, finishedAt, ...headSchema.parse(row) };
}

function toScan(row: StorefrontScan): StoredScan {
  return {
    ...toHead(row),
    installationId: asInstallationId(row.installationId),
    report: row.report === null ? null : reportSchema.parse(row.report),
  };
}

/** Shops whose storefront is to be looked at again by now, by their own schedule. */
export async function findScansDue(
  prisma: PrismaClient,
  now: Date,
): Promise<readonly InstallationId[]> {
  const schedules = [
    { scanSchedule: "daily", since: new Date(now.getTime() - toMs({ hours: 23 })) },
    { scanSchedule: "weekly", since: new Date(now.getTime() - toMs({ days: 7 })) },
  ];
  const rows = await Promise.all(
    schedules.map(({ scanSchedule, since }) =>
      prisma.installation.findMany({
        where: {
          state: "installed",
          registerSettings: { scanSchedule },
          storefrontScans: { none: { createdAt: { gt: since } } },
        },
        select: { id: true },
        take: 1_000,
      }),
    ),
  );
  return rows.flat().map(({ id }) => asInstallationId(id));
}
