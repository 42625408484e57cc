import type { KeptMailbox } from "../../domain/newsletter/mailboxes/types.ts";
import { toAgo, type Reader } from "./dates.ts";
import { troubleWords } from "./mailbox-words.ts";
import type { Label } from "./request-words.ts";

/** A mailbox in the list. */
export type ShownMailbox = {
  readonly id: string;
  readonly name: string;
  readonly isOff: boolean;
  readonly status: Label;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly trouble: {
    readonly title: string;
    readonly text: string;
    readonly isSerious: boolean;
  } | null;
};

/** A mailbox with its health, without anything secret. */
export function presentMailbox(
  { id, settings, health }: KeptMailbox,
  reader: Reader,
): ShownMailbox {
  const { state, trouble, lastSeenAt, lastMailAt } = health;
  const isOff = state === "off";
  return {
    ...{ id, name: settings.user, isOff, status: statusOf(health) },
    facts: [
      ["Server", settings.host],
      ["Folder", settings.folder],
      ["Last look", lastSeenAt === null ? "Not yet" : toAgo(lastSeenAt, reader)],
      ["Last mail", lastMailAt === null ? "None yet" : toAgo(lastMailAt, reader)],
    ],
    trouble:
      isOff || trouble === null
        ? null
        : { ...troubleWords[trouble], isSerious: state === "failing" },
  };
}

function statusOf({ state, lastSeenAt }: KeptMailbox["health"]): Label {
  if (state === "off") return { text: "Turned off", tone: null };
  if (state === "failing") return { text: "Not connected", tone: "critical" };
  return lastSeenAt === null
    ? { text: "Connecting", tone: "info" }
    : { text: "Watched", tone: "success" };
}

/** What the form of a mailbox shows; secrets are never sent back, only whether there are any. */
export type MailboxFormValues = {
  readonly signIn: string;
  readonly host: string;
  readonly port: string;
  readonly encryption: string;
  readonly user: string;
  readonly folder: string;
  readonly password: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
  readonly authservId: string;
  readonly hops: string;
};

const blank: MailboxFormValues = {
  ...{ signIn: "password", host: "", port: "993", encryption: "implicit", user: "" },
  ...{ folder: "INBOX", password: "", clientId: "", clientSecret: "", refreshToken: "" },
  ...{ authservId: "", hops: "1" },
};

/** The values a form starts from. */
export function toMailboxForm(mailbox: KeptMailbox | undefined): MailboxFormValues {
  if (mailbox === undefined) return blank;
  const { host, port, encryption, user, folder, access, believed } = mailbox.settings;
  return {
    ...blank,
    ...{ host, port: String(port), encryption, user, folder },
    signIn: access.kind === "password" ? "password" : access.provider,
    clientId: access.kind === "token" ? access.clientId : "",
    ...(believed === null ? {} : { authservId: believed.authservId, hops: String(believed.hops) }),
  };
}

/** The shop's own address to forward mails to. */
export type ShownForwarding = {
  /** Null where whoever runs Lagom has set up no domain for it. */
  readonly address: string | null;
  /** Null for those who may not change it: whoever knows it can post mails. */
  readonly webhook: string | null;
  readonly lastMail: string;
  /** What the mail provider wants to have confirmed; null where it asked for nothing. */
  readonly confirmation: { readonly code: string; readonly link: string | null } | null;
};

/** Where mails are forwarded to, and when the last one came. */
export function presentForwarding(
  found: {
    readonly address: string | null;
    readonly webhook: string | null;
    readonly lastMailAt: Date | null;
    readonly confirmation?: ShownForwarding["confirmation"] | undefined;
  },
  reader: Reader,
): ShownForwarding {
  const { address, webhook, lastMailAt, confirmation = null } = found;
  const lastMail = lastMailAt === null ? "None yet" : toAgo(lastMailAt, reader);
  return { address, webhook, lastMail, confirmation };
}
