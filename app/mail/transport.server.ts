import { createTransport } from "nodemailer";
import { z } from "zod";
import type { MailMessage } from "./compose-message.server.ts";

/** What a mail server said to a message. */
export type SendResult =
  | { readonly outcome: "accepted" }
  /** For good: trying again will not help. */
  | { readonly outcome: "refused"; readonly code: string }
  /** For now: full, greylisted, unreachable, or our sign-in is wrong. */
  | { readonly outcome: "later"; readonly code: string };

export type MailTransport = {
  readonly send: (message: MailMessage) => Promise<SendResult>;
  readonly close: () => void;
};

const connectMs = 15_000;
const answerMs = 60_000;

/** Sends by SMTP; `url` as in `smtp://user:password@host:587`. */
export function createSmtpTransport(url: string): MailTransport {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: answerMs,
    // Texts come from our own files; nothing may make the library read others.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (message) => {
      try {
        await transport.sendMail(message);
        return { outcome: "accepted" };
      } catch (error) {
        return readFailure(error);
      }
    },
    close: () => transport.close(),
  };
}

const failureSchema = z.object({
  code: z.string().optional(),
  responseCode: z.number().int().optional(),
});

/**
 * A 5xx about the message or its address is final. One about our own sign-in
 * is the operator's fault and mended in the settings, so it waits.
 */
function readFailure(error: unknown): SendResult {
  const { code = "", responseCode } = failureSchema.safeParse(error).data ?? {};
  if (code === "EAUTH") return { outcome: "later", code: "smtp-auth" };
  if (responseCode === undefined) {
    return code === "EENVELOPE"
      ? { outcome: "refused", code: "address-invalid" }
      : { outcome: "later", code: "smtp-unreachable" };
  }
  const outcome = responseCode >= 500 && responseCode !== 530 ? "refused" : "later";
  return { outcome, code: `smtp-${responseCode}` };
}
