import { randomUUID } from "node:crypto";
import type { LeaveMail, LeaveMails } from "../../domain/newsletter/ports.ts";
import { toMs } from "../../domain/shared/duration.ts";
import { asMailId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { seal } from "../../seal/envelope.server.ts";
import { lookupDigest } from "../../seal/lookup.server.ts";
import type { KeyStore } from "../keys/key-store.server.ts";
import { leaveTemplates } from "../shops/leave-message.server.ts";
import type { EnqueueMail } from "../shops/outbox-store.server.ts";
import { mailContext } from "../shops/person-mail.server.ts";

export type LeaveMailsDeps = {
  readonly prisma: PrismaClient;
  readonly keys: Pick<KeyStore, "shopKeys">;
  readonly enqueueMail: EnqueueMail;
  readonly messageIdDomain: string;
};

/** Nobody is mailed more often because others enter their address. */
const mostPerDay = 4;
/** Long enough for a slow mail server, and to count what went out in a day. */
const keptFor = { days: 2 } as const;

/**
 * Mails about leaving. Whoever entered an address may be a stranger to the shop, so no person is made of
 * them: the mail is sealed under the shop's key, found by an erasure through its digest, and gone in days.
 */
export function createLeaveMails(deps: LeaveMailsDeps): LeaveMails {
  const { prisma } = deps;
  return {
    post: async (mail) => {
      const { lookupKey, dataKey } = await deps.keys.shopKeys(mail.installationId);
      const digest = lookupDigest(lookupKey, "email", mail.email);
      if (digest === undefined) return false;
      const row = toRow(mail, { dataKey, digest, domain: deps.messageIdDomain });
      return prisma.$transaction(async (tx) => {
        if (await hadEnough(tx, mail, digest)) return false;
        const { count } = await tx.outboxMail.createMany({ data: [row], skipDuplicates: true });
        if (count > 0) await deps.enqueueMail(tx, asMailId(row.id));
        return count > 0;
      });
    },
    forgetOld: async (now) => {
      const { count } = await prisma.outboxMail.deleteMany({
        where: {
          template: { in: [...leaveTemplates] },
          createdAt: { lt: new Date(now.getTime() - toMs(keptFor)) },
        },
      });
      return count;
    },
  };
}

type Digest = NonNullable<ReturnType<typeof lookupDigest>>;

async function hadEnough(
  tx: Prisma.TransactionClient,
  { installationId, template, at }: LeaveMail,
  digest: Digest,
): Promise<boolean> {
  const count = await tx.outboxMail.count({
    where: {
      ...{ installationId, template, lookupDigest: digest },
      createdAt: { gt: new Date(at.getTime() - toMs({ days: 1 })) },
    },
  });
  return count >= mostPerDay;
}

function toRow(
  mail: LeaveMail,
  under: {
    readonly dataKey: Parameters<typeof seal>[0]["key"];
    readonly digest: Digest;
    readonly domain: string;
  },
) {
  const { installationId, email, language, template, link, at } = mail;
  const id = randomUUID();
  const message = Buffer.from(JSON.stringify({ email, language, link }));
  const mark = Buffer.from(under.digest).toString("hex");
  return {
    ...{ id, installationId, template, lookupDigest: under.digest, createdAt: at },
    dedupeKey: `${template}:${installationId}:${mark}:${mail.window}`,
    sealedMessage: seal({ key: under.dataKey, context: mailContext(id) }, message),
    messageId: `<${id}@${under.domain}>`,
  };
}
