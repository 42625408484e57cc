import { openStatuses } from "../../domain/data-requests/views.ts";
import type { BoardFacts, RequestFacts } from "../../domain/promises/board-facts.ts";
import { toMs } from "../../domain/shared/duration.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { ofSameShop } from "../requests/request-query.server.ts";

/** What the app's own ledgers say, in counts and dates. */
export type LedgerFacts = Pick<
  BoardFacts,
  "grantedScopes" | "transmittedTo" | "requests" | "retention" | "channel" | "notices"
>;

/** Jobs that clear what is past its date run hourly and may have to try again. */
const graceMs = toMs({ hours: 26 });

/** Reads what the board needs of the app's own ledgers. */
export async function readLedgerFacts(
  prisma: PrismaClient,
  { installationId, now }: { readonly installationId: InstallationId; readonly now: Date },
  hasContactAddress: boolean,
): Promise<LedgerFacts> {
  const requestsOf = (kind: string) => readRequests(prisma, { installationId, now, kind });
  return {
    grantedScopes: await readScopes(prisma, installationId),
    transmittedTo: await readTransmitted(prisma, installationId),
    requests: {
      access: await requestsOf("access"),
      erasure: await requestsOf("erasure"),
      rectification: await requestsOf("rectification"),
    },
    retention: await readRetention(prisma, installationId, now),
    channel: { hasContactAddress, ...(await readChannel(prisma, installationId)) },
    notices: await readNotices(prisma, installationId, now),
  };
}

async function readScopes(prisma: PrismaClient, id: InstallationId): Promise<readonly string[]> {
  const row = await prisma.installation.findUnique({
    where: { id },
    select: { grantedScopes: true },
  });
  return row?.grantedScopes ?? [];
}

async function readTransmitted(prisma: PrismaClient, installationId: InstallationId) {
  const rows = await prisma.transmission.groupBy({
    by: ["recipient"],
    where: { installationId },
    _max: { at: true },
  });
  return rows.flatMap(({ recipient, _max: { at } }) =>
    at === null ? [] : [{ recipient, lastAt: at }],
  );
}

type RequestsWanted = {
  readonly installationId: InstallationId;
  readonly now: Date;
  readonly kind: string;
};

async function readRequests(
  prisma: PrismaClient,
  { installationId, now, kind }: RequestsWanted,
): Promise<RequestFacts> {
  const where = { ...ofSameShop(installationId), kind };
  const isOpen = { ...where, status: { in: [...openStatuses] } };
  const done = await prisma.dataRequest.findFirst({
    where: {
      ...where,
      status: { in: ["handed-over", "completed"] },
      completedAt: { not: null, lte: prisma.dataRequest.fields.dueAt },
    },
    orderBy: { completedAt: "desc" },
    select: { completedAt: true },
  });
  return {
    open: await prisma.dataRequest.count({ where: isOpen }),
    overdue: await prisma.dataRequest.count({ where: { ...isOpen, dueAt: { lt: now } } }),
    lastDoneInTimeAt: done?.completedAt ?? null,
  };
}

async function readRetention(prisma: PrismaClient, installationId: InstallationId, now: Date) {
  const past = new Date(now.getTime() - graceMs);
  const ofShop = ofSameShop(installationId);
  const [expired, cleared] = await Promise.all([
    prisma.timelineEvent.findFirst({
      where: { installationId, action: "answer.expired" },
      orderBy: { at: "desc" },
      select: { at: true },
    }),
    prisma.legalKeeping.findFirst({
      where: { ...ofShop, state: "cleared" },
      orderBy: { closedAt: "desc" },
      select: { closedAt: true },
    }),
  ]);
  const ends = [expired?.at, cleared?.closedAt].flatMap((at) => at ?? []);
  return {
    answersPast: await prisma.answer.count({
      where: { dataRequest: ofShop, status: "current", expiresAt: { lt: past } },
    }),
    keepingsPast: await prisma.legalKeeping.count({
      // A refusal is not forgotten, it is tried again; past its date it stays all the same.
      where: { ...ofShop, state: "keeping", keptUntil: { lt: past.toISOString().slice(0, 10) } },
    }),
    lastEndedAt: ends.toSorted((one, other) => other.getTime() - one.getTime())[0] ?? null,
  };
}

/** Mail to the shop's own address; what is sent to people is not its. */
async function readChannel(prisma: PrismaClient, installationId: InstallationId) {
  const newest = (status: string) =>
    prisma.outboxMail.findFirst({
      where: { installationId, personId: null, status },
      orderBy: { createdAt: "desc" },
      select: { createdAt: true, sentAt: true },
    });
  const [sent, failed] = await Promise.all([newest("sent"), newest("undelivered")]);
  const isNewer = failed !== null && (sent === null || failed.createdAt > sent.createdAt);
  return {
    lastDeliveredAt: sent?.sentAt ?? null,
    failedAt: isNewer ? (failed.sentAt ?? failed.createdAt) : null,
  };
}

async function readNotices(prisma: PrismaClient, installationId: InstallationId, now: Date) {
  const count = (where: object) =>
    prisma.policyNotice.count({ where: { installationId, ...where } });
  const last = await prisma.policyNotice.findFirst({
    where: { installationId, sentAt: { not: null } },
    orderBy: { sentAt: "desc" },
    select: { sentAt: true },
  });
  const past = new Date(now.getTime() - toMs({ days: 3 }));
  return {
    sent: await count({ status: "sent" }),
    undelivered: await count({ status: "undelivered" }),
    waitingTooLong: await count({ status: "waiting", createdAt: { lt: past } }),
    lastSentAt: last?.sentAt ?? null,
  };
}
