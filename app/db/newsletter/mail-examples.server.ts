import type { KnownExamples, MailKind } from "../../domain/newsletter/inbound/types.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import type { KeyStore } from "../keys/key-store.server.ts";
import { sentenceMark, toHex } from "./mail-decisions.server.ts";

type Deps = { readonly prisma: PrismaClient; readonly keys: Pick<KeyStore, "shopKeys"> };

const kinds = [
  "opt-out",
  "access",
  "erasure",
  "rectification",
  "complaint",
  "unrelated",
  "automatic",
] as const satisfies readonly MailKind[];

/** Enough for whatever a shop is written again and again; older ones are followed no more. */
const mostFollowed = 500;

/** What a member of staff says a mail really was. */
export type MailCorrection = {
  readonly decisionId: string;
  readonly kind: MailKind;
  readonly at: Date;
};

/** Corrections: noted at the decision, and remembered by marks of what was written, never by words. */
export function createMailExamples({ prisma, keys }: Deps) {
  return {
    /** As `readMail` follows them. */
    of: async (installationId: InstallationId): Promise<KnownExamples> => {
      const { lookupKey } = await keys.shopKeys(installationId);
      const rows = await prisma.mailExample.findMany({
        where: { installationId },
        orderBy: { createdAt: "desc" },
        take: mostFollowed,
      });
      return {
        digest: (sentence) => toHex(sentenceMark(lookupKey, sentence)),
        mails: rows.toReversed().flatMap(({ kind, sentenceDigests }) => {
          const known = kinds.find((one) => one === kind);
          return known === undefined ? [] : [{ kind: known, digests: sentenceDigests.map(toHex) }];
        }),
      };
    },
    /**
     * Notes that a decision was wrong and remembers the mail as an example; a second correction takes the
     * first one's place. False where there is no such decision.
     */
    correct: (
      installationId: InstallationId,
      { decisionId, kind, at }: MailCorrection,
    ): Promise<boolean> =>
      prisma.$transaction(async (tx) => {
        const where = { id: decisionId, installationId };
        const data = { correctedTo: kind, correctedAt: at };
        const { count } = await tx.mailDecision.updateMany({ where, data });
        if (count === 0) return false;
        const { sentenceDigests } = await tx.mailDecision.findUniqueOrThrow({
          where: { id: decisionId },
        });
        // Nothing was written, or the writer was erased: there is nothing to know it again by.
        if (sentenceDigests.length === 0) return true;
        await tx.mailExample.upsert({
          where: { decisionId },
          create: { installationId, decisionId, kind, sentenceDigests, createdAt: at },
          update: { kind, createdAt: at },
        });
        return true;
      }),
  };
}
