import { z } from "zod";
import type { EvidenceInput } from "../../domain/evidence/types.ts";
import type { SelfAuditRun, SelfAuditStore } from "../../domain/self-audit/ports.ts";
import {
  selfAuditLimits,
  selfAuditStatuses,
  type SelfAuditReport,
} from "../../domain/self-audit/types.ts";
import { toMs } from "../../domain/shared/duration.ts";
import { asInstallationId, asStaffUserId, parseShopDomain } from "../../domain/shared/ids.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import { err, ok } from "../../domain/shared/result.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";

type Deps = {
  readonly prisma: PrismaClient;
  /** Puts its job in the queue, in the same transaction. */
  readonly enqueue: (tx: Prisma.TransactionClient, selfAuditId: string) => Promise<void>;
  readonly append: (
    tx: Prisma.TransactionClient,
    installationId: InstallationId,
    input: EvidenceInput,
  ) => Promise<unknown>;
};

const listed = 20;
const open = ["waiting", "running"];

const countsSchema = z.object({
  tokens: z.number(),
  people: z.number(),
  findings: z.array(
    z.object({
      place: z.string(),
      form: z.string(),
      tokens: z.number(),
      people: z.number(),
    }),
  ),
});
const searchSchema = z.object({
  sources: z.array(
    z.object({
      ...{ place: z.string(), files: z.number(), bytes: z.number() },
      sameBytes: z.number().optional(),
    }),
  ),
  plain: countsSchema,
  keyed: countsSchema,
});
const reportSchema: z.ZodType<SelfAuditReport> = z.object({
  tokens: z.number(),
  before: searchSchema.nullable(),
  after: searchSchema.nullable(),
  trouble: z
    .enum([
      "not-a-development-store",
      "scope-not-granted",
      "refused",
      "interrupted",
      "access-not-answered",
      "erasure-not-finished",
      "could-not-run",
    ])
    .nullable(),
});
const statusSchema = z.enum(selfAuditStatuses);

/** Audits of shops and what they found, in counts. */
export function createSelfAuditStore({ prisma, enqueue, append }: Deps): SelfAuditStore {
  return {
    start: ({ installationId, startedBy, people, at }) =>
      prisma.$transaction(async (tx) => {
        // Two at once would find each other's people: whoever comes second waits here.
        await tx.$queryRaw`SELECT 1 FROM "Installation" WHERE "id" = ${installationId}::uuid FOR UPDATE`;
        const count = (where: Prisma.SelfAuditWhereInput) =>
          tx.selfAudit.count({ where: { installationId, ...where } });
        if ((await count({ status: { in: open } })) > 0) return err("already-running");
        const dayBefore = new Date(at.getTime() - toMs({ days: 1 }));
        if ((await count({ createdAt: { gt: dayBefore } })) >= selfAuditLimits.mostADay) {
          return err("too-many-today");
        }
        const data = { installationId, startedBy, people, createdAt: at };
        const { id } = await tx.selfAudit.create({ data, select: { id: true } });
        await enqueue(tx, id);
        return ok(id);
      }),
    begin: (id) => begin(prisma, id),
    finish: (id, end) =>
      prisma.$transaction(async (tx) => {
        const { status, report, at } = end;
        const { count } = await tx.selfAudit.updateMany({
          where: { id, status: { in: open } },
          data: { status, finishedAt: at, report },
        });
        if (count === 0) return;
        const row = await tx.selfAudit.findUniqueOrThrow({ where: { id } });
        await append(tx, asInstallationId(row.installationId), toEvidence(row.people, end));
      }),
    list: async (installationId) => {
      const rows = await prisma.selfAudit.findMany({
        where: { installationId },
        orderBy: { createdAt: "desc" },
        take: listed,
      });
      return rows.map(({ installationId: _, report, ...row }) => ({
        ...row,
        status: statusSchema.parse(row.status),
        startedBy: asStaffUserId(row.startedBy),
        report: report === null ? null : reportSchema.parse(report),
      }));
    },
  };
}

async function begin(prisma: PrismaClient, id: string) {
  const row = await prisma.selfAudit.findUnique({
    where: { id },
    include: { installation: { include: { shop: true } } },
  });
  if (row === null || !open.includes(row.status)) return undefined;
  const shop = parseShopDomain(row.installation.shop.domain);
  if (shop === undefined) throw new Error("a stored shop must have a domain of Shopify's");
  const { count } = await prisma.selfAudit.updateMany({
    where: { id, status: "waiting" },
    data: { status: "running" },
  });
  const run: SelfAuditRun = {
    id,
    installationId: asInstallationId(row.installationId),
    shop,
    startedBy: asStaffUserId(row.startedBy),
    people: row.people,
  };
  return { run, again: count === 0 };
}

function toEvidence(
  people: number,
  { status, report, at }: Parameters<SelfAuditStore["finish"]>[1],
): EvidenceInput {
  const { before, after, trouble } = report;
  return {
    ...{ event: "self-audit.finished", caseId: null, at },
    counts: {
      people,
      openBefore: before?.plain.tokens ?? 0,
      openAfter: after?.plain.tokens ?? 0,
      withKeysBefore: before?.keyed.people ?? 0,
      withKeysAfter: after?.keyed.people ?? 0,
    },
    facts: { status, trouble },
  };
}
