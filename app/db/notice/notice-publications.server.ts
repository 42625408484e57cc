import { z } from "zod";
import type { NoticeEvent, NoticeVersionHead } from "../../domain/consent/notice-ports.ts";
import { toNoticeFields } from "../../domain/consent/publication/notice-fields.ts";
import {
  type NewNotice,
  type NoticePublication,
  type NoticePublications,
  noticeStatuses,
} from "../../domain/consent/publication/ports.ts";
import { asInstallationId, type InstallationId } from "../../domain/shared/ids.ts";
import { err, ok, type Result } from "../../domain/shared/result.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import type { createNoticeVersions } from "../consent/notice-versions.server.ts";
import { toEventRow } from "../event-log.server.ts";
import { createRowId } from "../row-id.server.ts";
import { noticeSettingsSchema, toSettingsRow } from "./notice-draft-store.server.ts";

type Transaction = Prisma.TransactionClient;

export type NoticePublicationsDeps = {
  readonly prisma: PrismaClient;
  readonly versions: Pick<ReturnType<typeof createNoticeVersions>, "find" | "keep">;
  readonly enqueueBring: (tx: Transaction, installationId: string) => Promise<void>;
};

const running = "publishing";
const standing = { in: ["published", "withheld"] };
const withNumber = { notice: { select: { number: true } } } as const;
type Row = Prisma.NoticePublicationGetPayload<{ include: typeof withNumber }>;

/** Publications of the notice on the database; what a version holds is kept apart and never changed. */
export function createNoticePublications(deps: NoticePublicationsDeps): NoticePublications {
  const { prisma } = deps;
  const find = async (where: Prisma.NoticePublicationWhereInput) => {
    const row = await prisma.noticePublication.findFirst({
      ...{ where, include: withNumber, orderBy: { startedAt: "desc" } },
    });
    return row === null ? undefined : openRow(deps, row);
  };
  return {
    open: (notice) => open(deps, notice),
    findRunning: (installationId) => find({ installationId, status: running }),
    findStanding: (installationId) => find({ installationId, status: standing }),
    markPublished: (publication, at) => markPublished(prisma, publication, at),
    markFailed: async (publication, reason, at) => {
      const { id } = publication;
      await prisma.$transaction(async (tx) => {
        const data = { status: "failed", failureReason: reason };
        const { count } = await tx.noticePublication.updateMany({
          ...{ where: { id, status: running }, data },
        });
        if (count > 0) await note(tx, publication, { action: "notice.failed", at, reason });
      });
    },
    markLook: (publication, status, at) => markLook(prisma, publication, { status, at }),
    noteRegister: async ({ id }, registerNumber) => {
      await prisma.noticePublication.updateMany({ where: { id }, data: { registerNumber } });
    },
  };
}

/** What lists and rounds ask of publications, without opening what they hold. */
export function createNoticeLists(prisma: PrismaClient) {
  return {
    /** What stood in the shop, newest first. */
    list: async (installationId: InstallationId): Promise<readonly NoticeVersionHead[]> => {
      const rows = await prisma.noticePublication.findMany({
        where: { installationId, publishedAt: { not: null } },
        orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
        include: { notice: { select: { number: true, words: true } } },
        take: 50,
      });
      return rows.map(({ notice, version, author, publishedAt, startedAt }) => ({
        ...{ number: notice.number, version, author, publishedAt: publishedAt ?? startedAt },
        languages: Object.keys(wordsSchema.parse(notice.words)),
      }));
    },
    /** What happened to the notice and around it, the newest first. */
    events: (installationId: InstallationId) => listEvents(prisma, installationId),
    /** The newest one while it has not come out. */
    findOpen: async (installationId: InstallationId) => {
      const row = await prisma.noticePublication.findFirst({
        where: { installationId },
        orderBy: [{ startedAt: "desc" }, { id: "desc" }],
        select: { status: true, startedAt: true },
      });
      if (row === null || (row.status !== running && row.status !== "failed")) return undefined;
      const status = row.status === running ? ("running" as const) : ("failed" as const);
      return { status, startedAt: row.startedAt };
    },
    /** Shops whose notice nobody has looked at since, or whose run was lost. */
    findDue: async (since: Date, lostBefore: Date, limit: number) => {
      const rows = await prisma.noticePublication.findMany({
        where: {
          installation: { state: "installed" },
          OR: [
            { status: standing, OR: [{ lookedAt: null }, { lookedAt: { lt: since } }] },
            { status: running, startedAt: { lt: lostBefore } },
          ],
        },
        select: { installationId: true },
        distinct: ["installationId"],
        orderBy: { lookedAt: { sort: "asc", nulls: "first" } },
        take: limit,
      });
      return rows.map(({ installationId }) => asInstallationId(installationId));
    },
  };
}

async function listEvents(
  prisma: PrismaClient,
  installationId: InstallationId,
): Promise<readonly NoticeEvent[]> {
  const rows = await prisma.timelineEvent.findMany({
    where: { installationId, action: { startsWith: "notice." } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 12,
  });
  return rows.map(({ at, action, actor, detail }) => {
    return { at, action, actor, detail: detailSchema.parse(detail) };
  });
}

const detailSchema = z.record(z.string(), z.json());
const wordsSchema = z.record(z.string(), z.unknown());

async function open(
  { prisma, versions, enqueueBring }: NoticePublicationsDeps,
  { installationId, registerNumber, settings, content, author, at }: NewNotice,
): Promise<Result<null, "already-running">> {
  const { version } = content.config;
  // Kept before it is written anywhere, so that no choice made in it is refused.
  const { notice: config, ...fields } = toNoticeFields(content);
  const words = Object.fromEntries(
    Object.entries(fields).map(([key, text]) => [key.replace("notice_", ""), text]),
  );
  const kept = { installationId, version, config: config ?? "", words, author, at };
  const { number } = await versions.keep(kept);
  return prisma.$transaction(async (tx) => {
    // Two at once would write over each other: whoever comes second waits here.
    await tx.$queryRaw`SELECT 1 FROM "Installation" WHERE "id" = ${installationId}::uuid FOR UPDATE`;
    const where = { installationId, status: running };
    if ((await tx.noticePublication.count({ where })) > 0) return err("already-running");
    await tx.noticePublication.create({
      data: {
        ...{ id: createRowId(), installationId, version, registerNumber, author },
        ...{ settings: toSettingsRow(settings), status: running, startedAt: at },
      },
    });
    await note(tx, { installationId, number }, { action: "notice.publishing", at, author });
    await enqueueBring(tx, installationId);
    return ok(null);
  });
}

async function markPublished(
  prisma: PrismaClient,
  publication: NoticePublication,
  at: Date,
): Promise<void> {
  const { id, installationId } = publication;
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.noticePublication.updateMany({
      where: { id, status: running },
      data: { status: "published", publishedAt: at, lookedAt: at },
    });
    if (count === 0) return;
    await tx.noticePublication.updateMany({
      where: { installationId, status: standing, id: { not: id } },
      data: { status: "superseded" },
    });
    await note(tx, publication, { action: "notice.published", at });
  });
}

async function markLook(
  prisma: PrismaClient,
  publication: NoticePublication,
  { status, at }: { readonly status: "published" | "withheld"; readonly at: Date },
): Promise<void> {
  const { id } = publication;
  await prisma.$transaction(async (tx) => {
    const other = status === "published" ? "withheld" : "published";
    const { count } = await tx.noticePublication.updateMany({
      where: { id, status: other },
      data: { status },
    });
    await tx.noticePublication.updateMany({
      where: { id, status: standing },
      data: { lookedAt: at },
    });
    const action = status === "published" ? "notice.shown-again" : "notice.withheld";
    if (count > 0) await note(tx, publication, { action, at });
  });
}

/** Undefined content cannot be: the database refuses a publication without its version. */
async function openRow(
  { versions }: Pick<NoticePublicationsDeps, "versions">,
  { notice, ...row }: Row,
): Promise<NoticePublication> {
  const installationId = asInstallationId(row.installationId);
  const content = await versions.find(installationId, row.version);
  if (content === undefined) throw new Error("a publication of the notice has no version");
  return {
    ...{ id: row.id, installationId, content, number: notice.number, version: row.version },
    registerNumber: row.registerNumber,
    status: z.enum(noticeStatuses).parse(row.status),
    settings: noticeSettingsSchema.parse(row.settings),
  };
}

type Event = {
  readonly action: string;
  readonly at: Date;
  readonly reason?: string;
  /** Who did it; the app itself where nobody is named. */
  readonly author?: string;
};

async function note(
  tx: Transaction,
  { installationId, number }: Pick<NoticePublication, "installationId" | "number">,
  { action, at, reason, author = "system" }: Event,
): Promise<void> {
  const detail = { number, ...(reason === undefined ? {} : { reason }) };
  await tx.timelineEvent.create({
    data: toEventRow({ installationId, dataRequestId: null, at, actor: author, action, detail }),
  });
}
