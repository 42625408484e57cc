import { z } from "zod";
import type { ShopSeal } from "../../domain/data-requests/ports.ts";
import type { LeaveMessage } from "../../domain/data-requests/mails.ts";
import { asInstallationId } from "../../domain/shared/ids.ts";
import { languages } from "../../domain/shared/language.ts";
import { mailContext } from "./person-mail.server.ts";

/** Mails to whoever entered an address, or wrote that they want no more mail. */
export const leaveTemplates = ["leave-link", "left"] as const;

const templateSchema = z.enum(leaveTemplates);
const messageSchema = z.object({
  email: z.string(),
  language: z.enum(languages),
  link: z.string(),
});

type Row = {
  readonly id: string;
  readonly installationId: string;
  readonly template: string;
  readonly sealedMessage: Uint8Array;
};

/** What is sealed of a mail about leaving; null for any other. */
export async function openLeaveMessage(shopSeal: ShopSeal, row: Row): Promise<LeaveMessage | null> {
  const template = templateSchema.safeParse(row.template);
  if (!template.success) return null;
  const installation = asInstallationId(row.installationId);
  const opened = await shopSeal.open(installation, mailContext(row.id), row.sealedMessage);
  const message = messageSchema.parse(JSON.parse(Buffer.from(opened).toString("utf8")));
  return { ...message, template: template.data };
}
