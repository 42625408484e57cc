import { z } from "zod";

/** A mail the stand-in took in. */
export const receivedMailSchema = z.object({
  id: z.string(),
  receivedAt: z.string(),
  /** Who the envelope says it is from and to. */
  envelopeFrom: z.string(),
  envelopeTo: z.array(z.string()),
  from: z.string(),
  to: z.string(),
  replyTo: z.string(),
  subject: z.string(),
  messageId: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  /** Header names in lower case. */
  headers: z.record(z.string(), z.string()),
  attachments: z.array(
    z.object({ fileName: z.string(), contentType: z.string(), bytes: z.number() }),
  ),
});
export type ReceivedMail = z.infer<typeof receivedMailSchema>;

/** How mail to an address comes back. */
export const bounceModeSchema = z.enum(["rejected", "bounced later"]);
export type BounceMode = z.infer<typeof bounceModeSchema>;
