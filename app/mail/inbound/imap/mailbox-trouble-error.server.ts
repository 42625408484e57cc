import type { MailboxTrouble } from "../../../domain/newsletter/mailboxes/types.ts";

/** A mailbox cannot be looked into. Its message is the trouble's code: never what a server answered. */
export class MailboxTroubleError extends Error {
  override readonly name = "MailboxTroubleError";
  readonly trouble: MailboxTrouble;

  constructor(trouble: MailboxTrouble, options?: ErrorOptions) {
    super(trouble, options);
    this.trouble = trouble;
  }
}

/** What the library and Node put on their errors, as far as it tells the trouble. */
type Facts = {
  readonly code: string;
  readonly serverCode: string;
  readonly isRefusedLogin: boolean;
  readonly isTls: boolean;
  readonly isMissing: boolean;
};

function factsOf(error: object): Facts {
  const read = (name: string): unknown => Reflect.get(error, name);
  const text = (name: string) => {
    const value = read(name);
    return typeof value === "string" ? value : "";
  };
  return {
    code: text("code"),
    serverCode: text("serverResponseCode").toUpperCase(),
    isRefusedLogin: read("authenticationFailed") === true,
    isTls: read("tlsFailed") === true,
    isMissing: read("mailboxMissing") === true,
  };
}

const limitCodes = /^(?:ETHROTTLE|LIMIT|OVERQUOTA|UNAVAILABLE|INUSE)$/u;
const tlsCodes = /^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_|EPROTO)/u;
const timeCodes = /TIMEOUT|ETIMEDOUT|ABORT/u;

type Rule = { readonly trouble: MailboxTrouble; readonly fits: (facts: Facts) => boolean };

/** The first that fits. A server that is busy may say so while it refuses a login (RFC 5530). */
const rules: readonly Rule[] = [
  { trouble: "limited", fits: (one) => limitCodes.test(one.serverCode || one.code) },
  { trouble: "auth-failed", fits: (one) => one.isRefusedLogin },
  { trouble: "tls", fits: (one) => one.isTls || tlsCodes.test(one.code) },
  { trouble: "folder-missing", fits: (one) => one.isMissing || one.serverCode === "NONEXISTENT" },
  { trouble: "host-unknown", fits: ({ code }) => code === "ENOTFOUND" || code === "EAI_AGAIN" },
  { trouble: "timeout", fits: ({ code }) => timeCodes.test(code) },
  { trouble: "no-answer", fits: ({ code }) => /^E[A-Z]+$/u.test(code) },
];

/** The code of whatever went wrong with a mail server. */
export function toMailboxTrouble(error: unknown): MailboxTrouble {
  if (error instanceof MailboxTroubleError) return error.trouble;
  if (typeof error !== "object" || error === null) return "broken-off";
  const facts = factsOf(error);
  return rules.find(({ fits }) => fits(facts))?.trouble ?? "broken-off";
}
