import type { NewMail } from "../../domain/data-requests/mails.ts";
import {
  type CaseWish,
  type MailDecisions,
  type MailIdentity,
  mailOutcomes,
  type NewDecision,
  type TakenMail,
} from "../../domain/newsletter/inbound/ports.ts";
import { toMs } from "../../domain/shared/duration.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { type Sealed, seal } from "../../seal/envelope.server.ts";
import { digest, lookupDigest } from "../../seal/lookup.server.ts";
import type { KeyStore, ShopKeys } from "../keys/key-store.server.ts";
import { createRowId } from "../row-id.server.ts";
import type { OutboxStore } from "../shops/outbox-store.server.ts";
import { senderContext } from "./mail-cases.server.ts";

export type MailDecisionsDeps = {
  readonly prisma: PrismaClient;
  readonly keys: Pick<KeyStore, "shopKeys">;
  readonly outbox: Pick<OutboxStore, "prepare" | "add">;
};

/** A contact is told once an hour at most that cases wait, however many mails come. */
const tellWindow = { hours: 1 } as const;
/** Within a month of receipt (GDPR Art. 12(3)); thirty days are never more. */
const answerWithin = { days: 30 } as const;

/** Decisions on the database: the same mail is one row, and its cases commit with it. */
export function createMailDecisions(deps: MailDecisionsDeps): MailDecisions {
  const { prisma, keys } = deps;
  return {
    find: async (installation, identity) => {
      const { lookupKey } = await keys.shopKeys(installation);
      return findTaken(prisma, installation, markOf(lookupKey, identity));
    },
    markOf: async (installation, identity) => {
      const { lookupKey } = await keys.shopKeys(installation);
      return Buffer.from(markOf(lookupKey, identity)).toString("hex");
    },
    keep: (decision) => keep(deps, decision),
  };
}

function markOf(lookupKey: Uint8Array, identity: MailIdentity): Sealed {
  const area = typeof identity === "string" ? "mail-id" : "mail-raw";
  return digest(lookupKey, area, identity);
}

async function findTaken(
  client: Pick<Prisma.TransactionClient, "mailDecision">,
  installationId: InstallationId,
  messageDigest: Sealed,
): Promise<TakenMail | undefined> {
  const row = await client.mailDecision.findUnique({
    where: { installationId_messageDigest: { installationId, messageDigest } },
    select: { id: true, outcome: true },
  });
  const outcome = mailOutcomes.find((one) => one === row?.outcome);
  return row === null || outcome === undefined ? undefined : { decisionId: row.id, outcome };
}

async function keep(deps: MailDecisionsDeps, decision: NewDecision): Promise<TakenMail> {
  const { installationId, outcome } = decision;
  const shopKeys = await deps.keys.shopKeys(installationId);
  const row = toRow(decision, shopKeys);
  const cases = decision.cases.map((wish) => toCase(decision, { row, wish, shopKeys }));
  const told = cases.length === 0 ? undefined : await deps.outbox.prepare(toNotice(decision));
  return deps.prisma.$transaction(async (tx) => {
    const { count } = await tx.mailDecision.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) {
      const earlier = await findTaken(tx, installationId, row.messageDigest);
      if (earlier === undefined) throw new Error("a decision was made and is not there");
      return earlier;
    }
    await tx.mailCase.createMany({ data: cases });
    if (told !== undefined) await deps.outbox.add(tx, told);
    return { decisionId: row.id, outcome };
  });
}

function toRow(decision: NewDecision, { lookupKey, dataKey }: ShopKeys) {
  const { identity, messageId, sender, sentences, language, cases: _, ...codes } = decision;
  const id = createRowId(decision.receivedAt.getTime());
  const isKnown = sender !== "";
  const marks = sentences.map((sentence) => sentenceMark(lookupKey, sentence));
  const context = messageIdContext(id);
  return {
    ...codes,
    ...{ id, messageDigest: markOf(lookupKey, identity), language: language ?? null },
    ...{ also: [...decision.also], reasons: [...decision.reasons] },
    sealedMessageId:
      messageId === "" ? null : seal({ key: dataKey, context }, Buffer.from(messageId)),
    lookupDigest: isKnown ? (lookupDigest(lookupKey, "email", sender) ?? null) : null,
    sentenceDigests: [...new Map(marks.map((mark) => [toHex(mark), mark])).values()],
  };
}

function toCase(
  { installationId, sender, decidedAt }: NewDecision,
  of: {
    readonly row: ReturnType<typeof toRow>;
    readonly wish: CaseWish;
    readonly shopKeys: ShopKeys;
  },
) {
  const id = createRowId(decidedAt.getTime());
  const { row, wish, shopKeys } = of;
  const context = senderContext(id);
  return {
    ...{ id, installationId, decisionId: row.id, wish, lookupDigest: row.lookupDigest },
    openedAt: decidedAt,
    sealedSender:
      sender === "" ? null : seal({ key: shopKeys.dataKey, context }, Buffer.from(sender)),
  };
}

function toNotice({ installationId, receivedAt, decidedAt }: NewDecision): NewMail {
  const window = Math.floor(decidedAt.getTime() / toMs(tellWindow));
  return {
    ...{ installationId, dataRequestId: null, template: "mail-case" },
    dedupeKey: `mail-case:${installationId}:${String(window)}`,
    dueAt: new Date(receivedAt.getTime() + toMs(answerWithin)),
  };
}

/** A sentence somebody wrote, so that it is known again. */
export function sentenceMark(lookupKey: Uint8Array, sentence: string): Sealed {
  return digest(lookupKey, "mail-sentence", sentence);
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

/** Where a mail's number is sealed. */
export const messageIdContext = (id: string): string => `MailDecision:sealedMessageId:${id}`;
