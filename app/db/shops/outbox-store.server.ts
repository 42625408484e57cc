import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { MailStatus, NewMail, Outbox, OutboxMail } from "../../domain/data-requests/mails.ts";
import { openStatuses } from "../../domain/data-requests/views.ts";
import type { PersonSeal, ShopSeal } from "../../domain/data-requests/ports.ts";
import {
  asDataRequestId,
  asInstallationId,
  asMailId,
  type InstallationId,
  type MailId,
} from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { ofSameShop } from "../requests/request-query.server.ts";
import { leaveTemplates, openLeaveMessage } from "./leave-message.server.ts";
import {
  mailContext as sealContext,
  notePersonMail,
  openPersonMail,
} from "./person-mail.server.ts";

/** Puts a mail's job in the queue inside the transaction that writes the mail. */
export type EnqueueMail = (tx: Prisma.TransactionClient, mailId: MailId) => Promise<void>;

export type OutboxDependencies = {
  readonly prisma: PrismaClient;
  readonly shopSeal: ShopSeal;
  readonly personSeal: PersonSeal;
  readonly enqueue: EnqueueMail;
  /** The domain of Message-IDs: the one mails come from. */
  readonly messageIdDomain: string;
};

/** A mail sealed and ready to be written by a transaction. */
export type PreparedMail = Prisma.OutboxMailCreateManyInput & { readonly id: string };

export type OutboxStore = Outbox & {
  /** Seals a mail; done before a transaction, for sealing reads keys. */
  readonly prepare: (mail: NewMail) => Promise<PreparedMail>;
  /** Writes it with its job unless its key was used before; tells whether it did. */
  readonly add: (tx: Prisma.TransactionClient, mail: PreparedMail) => Promise<boolean>;
  /** `prepare` and `add` in a transaction of their own. */
  readonly post: (mail: NewMail) => Promise<boolean>;
};

/** Everything the mail's text needs beyond what its row and its request say. */
const messageSchema = z.object({ dueAt: z.iso.datetime().nullable() });
const templateSchema = z.enum([
  "answer-ready",
  "needs-attention",
  "request-failed",
  "mail-case",
  "policy-changed",
  ...leaveTemplates,
]);
const statusSchema = z.enum(["waiting", "sent", "undelivered"]);

/** The outbox on the database: a mail and its job commit together with what they tell of. */
export function createOutboxStore(dependencies: OutboxDependencies): OutboxStore {
  const { prisma, enqueue } = dependencies;
  const prepare = (mail: NewMail): Promise<PreparedMail> => prepareMail(dependencies, mail);
  const add = async (tx: Prisma.TransactionClient, mail: PreparedMail): Promise<boolean> => {
    // Not an upsert: a violated key would end the caller's transaction.
    const { count } = await tx.outboxMail.createMany({ data: [mail], skipDuplicates: true });
    if (count > 0) await enqueue(tx, asMailId(mail.id));
    return count > 0;
  };
  return {
    prepare,
    add,
    post: async (mail) => {
      const prepared = await prepare(mail);
      return prisma.$transaction((tx) => add(tx, prepared));
    },
    find: (id) => findMail(dependencies, id),
    findByMessageId: async (messageId) => {
      const row = await prisma.outboxMail.findUnique({ where: { messageId } });
      return row === null ? undefined : asMailId(row.id);
    },
    claim: async ({ id, attempts }) => {
      const { count } = await prisma.outboxMail.updateMany({
        where: { id, attempts, status: "waiting" },
        data: { attempts: attempts + 1 },
      });
      return count > 0;
    },
    markSent: (id, at) => settle(prisma, { id, at, from: ["waiting"], status: "sent", code: null }),
    noteDelay: async (id, code) => {
      await prisma.outboxMail.updateMany({
        where: { id, status: "waiting" },
        data: { failureCode: code },
      });
    },
    markUndelivered: (id, code, at) =>
      settle(prisma, { id, at, from: ["waiting", "sent"], status: "undelivered", code }),
    resumeWaiting: () => resume(dependencies, { status: "waiting" }),
    resumeForNewContact: (installationId) =>
      resume(dependencies, {
        ...ofSameShop(installationId),
        OR: [
          { status: "waiting" },
          { status: "undelivered", dataRequest: { status: { in: [...openStatuses] } } },
        ],
      }),
  };
}

async function prepareMail(
  { shopSeal, messageIdDomain }: OutboxDependencies,
  mail: NewMail,
): Promise<PreparedMail> {
  const id = randomUUID();
  const { installationId, dataRequestId, template, dedupeKey } = mail;
  const message = Buffer.from(JSON.stringify({ dueAt: mail.dueAt.toISOString() }));
  const sealed = await shopSeal.seal(installationId, sealContext(id), message);
  return {
    ...{ id, installationId, dataRequestId, template, dedupeKey },
    sealedMessage: Buffer.from(sealed),
    messageId: `<${id}@${messageIdDomain}>`,
  };
}

async function findMail(
  { prisma, shopSeal, personSeal }: OutboxDependencies,
  id: MailId,
): Promise<OutboxMail | undefined> {
  const row = await prisma.outboxMail.findUnique({ where: { id } });
  if (row === null) return undefined;
  const installationId: InstallationId = asInstallationId(row.installationId);
  const person = await openPersonMail(personSeal, row);
  const leaving = await openLeaveMessage(shopSeal, row);
  return {
    id,
    installationId,
    dataRequestId: row.dataRequestId === null ? null : asDataRequestId(row.dataRequestId),
    template: templateSchema.parse(row.template),
    dueAt: person === null && leaving === null ? await readDueAt(shopSeal, row) : null,
    ...{ person, leaving },
    status: statusSchema.parse(row.status),
    messageId: row.messageId,
    attempts: row.attempts,
    failureCode: row.failureCode,
  };
}

async function readDueAt(
  shopSeal: ShopSeal,
  row: {
    readonly id: string;
    readonly installationId: string;
    readonly sealedMessage: Uint8Array;
  },
): Promise<Date | null> {
  const installationId = asInstallationId(row.installationId);
  const opened = await shopSeal.open(installationId, sealContext(row.id), row.sealedMessage);
  const { dueAt } = messageSchema.parse(JSON.parse(Buffer.from(opened).toString("utf8")));
  return dueAt === null ? null : new Date(dueAt);
}

type Settlement = {
  readonly id: MailId;
  readonly at: Date;
  readonly from: readonly MailStatus[];
  readonly status: "sent" | "undelivered";
  readonly code: string | null;
};

/** Ends a mail's way with a line in the timeline; false when it had ended like this before. */
async function settle(prisma: PrismaClient, settlement: Settlement): Promise<boolean> {
  const { id, at, from, status, code } = settlement;
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.outboxMail.updateMany({
      where: { id, status: { in: [...from] } },
      data: { status, failureCode: code, ...(status === "sent" ? { sentAt: at } : {}) },
    });
    if (count === 0) return false;
    const row = await tx.outboxMail.findUniqueOrThrow({ where: { id } });
    const { installationId, dataRequestId, template } = row;
    // No line for it: anybody may have an address mailed, and a flood would fill the timeline.
    if (row.lookupDigest !== null) return true;
    if (row.personId !== null) {
      await notePersonMail(tx, { ...row, personId: row.personId }, { status, at });
      return true;
    }
    await tx.timelineEvent.create({
      data: {
        ...{ installationId, dataRequestId, at },
        action: `mail.${status}`,
        actor: "system",
        detail: { mailId: id, template, ...(code === null ? {} : { code }) },
      },
    });
    return true;
  });
}

/** Mails wait without a job when there was no mail server or no address; jobs do not stand twice. */
async function resume(
  { prisma, enqueue }: OutboxDependencies,
  where: Prisma.OutboxMailWhereInput,
): Promise<number> {
  const mails = await prisma.outboxMail.findMany({
    where,
    select: { id: true, status: true },
    orderBy: { createdAt: "asc" },
  });
  for (const { id, status } of mails) {
    await prisma.$transaction(async (tx) => {
      await tx.outboxMail.updateMany({
        where: { id, status },
        data: { status: "waiting", failureCode: null },
      });
      await enqueue(tx, asMailId(id));
    });
  }
  return mails.length;
}
