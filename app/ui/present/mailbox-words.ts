import type { MailboxTrouble, MailboxTrial } from "../../domain/newsletter/mailboxes/types.ts";
import type { MailboxTrialWords } from "../mailbox-reply.ts";

type Words = { readonly title: string; readonly text: string };

/** What stands in the way, and what to do about it. */
export const troubleWords: { readonly [Trouble in MailboxTrouble]: Words } = {
  "auth-failed": {
    title: "The mail server refuses the sign-in",
    text: "The password or token was changed or taken back, or the provider wants an app password. Make a new one with your mail provider and enter it here.",
  },
  "host-unknown": {
    title: "There is no server of that name",
    text: "Check how the server is spelt. Your mail provider calls it “IMAP server” or “incoming mail server”.",
  },
  "host-closed": {
    title: "This server is not on the public internet",
    text: "Lagom only connects to public mail servers. Whoever runs Lagom for you can allow a server of your own network.",
  },
  "no-answer": {
    title: "The mail server does not answer",
    text: "It may be down for a while, or the port may be wrong. Lagom goes on trying by itself.",
  },
  timeout: {
    title: "The mail server takes too long",
    text: "It may be busy, or the port may be wrong. Lagom goes on trying by itself.",
  },
  tls: {
    title: "The connection could not be encrypted safely",
    text: "The server’s certificate is not valid for its name, or port and encryption do not fit together: 993 goes with SSL/TLS, 143 with STARTTLS.",
  },
  "folder-missing": {
    title: "The folder is not there",
    text: "Enter its name as your mail program shows it, with the folders above it, such as INBOX/Support.",
  },
  limited: {
    title: "The mail server asks to come back later",
    text: "Providers limit how many programs look into a mailbox at once. Lagom goes on trying by itself; close programs you do not need.",
  },
  "mail-skipped": {
    title: "A mail was left alone",
    text: "Lagom could not make sense of a mail and left it in the mailbox, unread. Please look at it yourself. All others were taken.",
  },
  "broken-off": {
    title: "The connection broke off",
    text: "Lagom connects again by itself and takes what came meanwhile.",
  },
};

/** What a try of a connection says. */
export function sayTrial(trial: MailboxTrial): MailboxTrialWords {
  if (!trial.ok) return { isGood: false, ...troubleWords[trial.reason] };
  const { messages, tellsAtOnce } = trial.value;
  const count = messages === 1 ? "1 mail is" : `${String(messages)} mails are`;
  const begin =
    messages === 0
      ? "The folder is empty; Lagom begins with the next mail."
      : `${count} in the folder; Lagom leaves them alone and begins with the next one.`;
  const when = tellsAtOnce
    ? "The server tells Lagom at once when mail comes."
    : "The server does not tell when mail comes, so Lagom looks every half minute.";
  return {
    isGood: true,
    title: "Connected",
    text: `${begin} ${when}`,
  };
}
