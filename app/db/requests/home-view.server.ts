import { openStatuses, type HomeView } from "../../domain/data-requests/views.ts";
import { toMs } from "../../domain/shared/duration.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { ofSameShop, waitsForMerchant } from "./request-query.server.ts";
import { listSelection, toListItem, toMailStatus, toMissing } from "./request-rows.server.ts";

const SOON = { days: 7 } as const;
const NEXT_DUE = 5;
/** Searches looked at to tell which fields Shopify withholds. */
const LATEST_SEARCHES = 30;

/** What Home tells: counts of the whole shop, connections of the open lifetime. */
export async function readHome(
  prisma: PrismaClient,
  installationId: InstallationId,
  now: Date,
): Promise<HomeView> {
  const mine = ofSameShop(installationId);
  const open: Prisma.DataRequestWhereInput = { ...mine, status: { in: [...openStatuses] } };
  const soon = new Date(now.getTime() + toMs(SOON));
  const count = (where: Prisma.DataRequestWhereInput) => prisma.dataRequest.count({ where });
  const [late, dueSoon, inWork, ready, next, attention, connections] = await Promise.all([
    count({ ...open, dueAt: { lt: now } }),
    count({ ...open, dueAt: { gte: now, lte: soon } }),
    count({ ...mine, kind: "access", status: { in: ["received", "running"] } }),
    count({ ...mine, status: "answered" }),
    prisma.dataRequest.findMany({
      where: open,
      orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      take: NEXT_DUE,
      select: listSelection,
    }),
    readAttention(prisma, mine),
    readConnections(prisma, installationId),
  ]);
  return { late, dueSoon, inWork, ready, nextDue: next.map(toListItem), attention, connections };
}

async function readAttention(
  prisma: PrismaClient,
  mine: Prisma.DataRequestWhereInput,
): Promise<HomeView["attention"]> {
  const [failed, unreadable, undeliveredMails, undecidedMatches] = await Promise.all([
    prisma.dataRequest.count({ where: { ...mine, status: "failed" } }),
    prisma.dataRequest.count({ where: { AND: [mine, waitsForMerchant] } }),
    prisma.outboxMail.count({ where: { status: "undelivered", dataRequest: mine } }),
    prisma.possibleMatch.count({
      where: { decision: "undecided", dataRequest: { ...mine, status: "answered" } },
    }),
  ]);
  return { failed, unreadable, undeliveredMails, undecidedMatches };
}

async function readConnections(
  prisma: PrismaClient,
  installationId: InstallationId,
): Promise<HomeView["connections"]> {
  const [installation, delivery, mail, withheldFields, choices] = await Promise.all([
    prisma.installation.findUniqueOrThrow({ where: { id: installationId } }),
    prisma.delivery.findFirst({ where: { installationId }, orderBy: { receivedAt: "desc" } }),
    prisma.outboxMail.findFirst({
      where: { installationId, status: { not: "waiting" } },
      orderBy: { createdAt: "desc" },
    }),
    readWithheld(prisma, installationId),
    prisma.timelineEvent.count({ where: { installationId, action: "permissions.changed" } }),
  ]);
  return {
    installedAt: installation.startedAt,
    hasChosenPermissions: choices > 0,
    grantedScopes: installation.grantedScopes,
    lastDelivery: delivery === null ? null : { at: delivery.receivedAt, topic: delivery.topic },
    lastMail:
      mail === null
        ? null
        : { status: toMailStatus(mail.status), at: mail.sentAt ?? mail.createdAt },
    withheldFields,
  };
}

async function readWithheld(
  prisma: PrismaClient,
  installationId: InstallationId,
): Promise<readonly string[] | null> {
  const runs = await prisma.placeRun.findMany({
    where: { dataRequest: { installationId }, finishedAt: { not: null } },
    orderBy: { finishedAt: "desc" },
    take: LATEST_SEARCHES,
    select: { missing: true },
  });
  if (runs.length === 0) return null;
  const fields = runs
    .flatMap((run) => toMissing("customer", run.missing))
    .filter((item) => item.code === "protected-field-withheld")
    .map((item) => item.subject ?? "");
  return [...new Set(fields)].filter((field) => field !== "").toSorted();
}
