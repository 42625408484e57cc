import { z } from "zod";
import type { PersonMail } from "../../domain/data-requests/mails.ts";
import type { PersonSeal } from "../../domain/data-requests/ports.ts";
import { asInstallationId, asPersonId, type InstallationId } from "../../domain/shared/ids.ts";
import { languages } from "../../domain/shared/language.ts";
import type { Prisma } from "../../generated/prisma/client.ts";
import { seal, type SealKey } from "../../seal/envelope.server.ts";
import { recordTransmission } from "../recipients/transmission-ledger.server.ts";

export const mailContext = (id: string): string => `mail:${id}`;

const messageSchema = z.object({
  email: z.string(),
  language: z.enum(languages),
  publicationId: z.string(),
  because: z.enum(["agreed", "consent"]),
});

export type PersonMailRow = Prisma.OutboxMailCreateManyInput & { readonly id: string };

/** A mail to a person as a row, sealed under the key of theirs that is in hand. */
export function toPersonMailRow(
  mail: PersonMail & { readonly id: string; readonly installationId: InstallationId },
  into: { readonly key: SealKey; readonly messageIdDomain: string },
): PersonMailRow {
  const { id, installationId, personId, email, language, publicationId, because } = mail;
  const message = Buffer.from(JSON.stringify({ email, language, publicationId, because }));
  return {
    ...{ id, installationId, personId, template: "policy-changed" },
    // One for a person and an edition, however often the job runs.
    dedupeKey: `policy-changed:${publicationId}:${personId}`,
    sealedMessage: Buffer.from(seal({ key: into.key, context: mailContext(id) }, message)),
    messageId: `<${id}@${into.messageIdDomain}>`,
  };
}

type Row = {
  readonly id: string;
  readonly personId: string | null;
  readonly sealedMessage: Uint8Array;
};

/** What is sealed of a mail to a person; null for a mail to the shop. */
export async function openPersonMail(personSeal: PersonSeal, row: Row): Promise<PersonMail | null> {
  if (row.personId === null) return null;
  const personId = asPersonId(row.personId);
  const opened = await personSeal.open(personId, mailContext(row.id), row.sealedMessage);
  const message = messageSchema.parse(JSON.parse(Buffer.from(opened).toString("utf8")));
  return { personId, ...message };
}

/**
 * Writes down what became of a mail to a person, in the transaction that settles it: on its notice,
 * and, when it left the house, in the ledger of transmissions. No line in the timeline: a change of
 * the policy may go to thousands.
 */
export async function notePersonMail(
  tx: Prisma.TransactionClient,
  mail: { readonly id: string; readonly installationId: string; readonly personId: string },
  { status, at }: { readonly status: "sent" | "undelivered"; readonly at: Date },
): Promise<void> {
  await tx.policyNotice.updateMany({
    where: { mailId: mail.id },
    data: { status, ...(status === "sent" ? { sentAt: at } : {}) },
  });
  if (status !== "sent") return;
  await recordTransmission(tx, {
    installationId: asInstallationId(mail.installationId),
    personId: asPersonId(mail.personId),
    recipient: "mail-server",
    purpose: "privacy-requests",
    categories: ["contact"],
    means: "mail",
    dataRequestId: null,
    at,
  });
}
