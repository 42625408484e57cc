import type { Language } from "../shared/language.ts";
import type { DataRequestId, InstallationId, MailId, PersonId, ShopDomain } from "../shared/ids.ts";

/** What Lagom writes to the shop's contact for privacy; none carries data of a person. */
export type MailTemplate = "answer-ready" | "needs-attention" | "request-failed" | "mail-case";

/** What Lagom writes to people; sealed under the person's own key, and gone with it. */
export type PersonMailTemplate = "policy-changed";

/** What Lagom writes to an address about leaving; sealed under the shop's key for the days it is kept. */
export type LeaveMailTemplate = "leave-link" | "left";

/** A mail about leaving: to whom, and the page it leads to. */
export type LeaveMessage = {
  readonly email: string;
  readonly language: Language;
  readonly template: LeaveMailTemplate;
  readonly link: string;
};

/** To whom a mail to a person goes, and what it is about. */
export type PersonMail = {
  readonly personId: PersonId;
  readonly email: string;
  readonly language: Language;
  readonly publicationId: string;
  /** Because they asked to be told, or because what they consented to changes. */
  readonly because: "agreed" | "consent";
};

export type MailStatus = "waiting" | "sent" | "undelivered";

/** A mail to be written. One mail per key, ever: `answer-ready:<request>`. */
export type NewMail = {
  readonly installationId: InstallationId;
  /** Null where it is about none, but about what somebody wrote to the shop. */
  readonly dataRequestId: DataRequestId | null;
  readonly template: MailTemplate;
  readonly dedupeKey: string;
  /** When the request is due, as the mail says it. */
  readonly dueAt: Date;
};

/** A mail of the outbox, opened. */
export type OutboxMail = {
  readonly id: MailId;
  readonly installationId: InstallationId;
  readonly dataRequestId: DataRequestId | null;
  readonly template: MailTemplate | PersonMailTemplate | LeaveMailTemplate;
  readonly dueAt: Date | null;
  /** Null for a mail to the shop. */
  readonly person: PersonMail | null;
  /** Null for any mail that is not about leaving. */
  readonly leaving: LeaveMessage | null;
  readonly status: MailStatus;
  /** With its angle brackets; the same on every attempt. */
  readonly messageId: string;
  readonly attempts: number;
  /** Why the last attempt failed, or why it still waits. */
  readonly failureCode: string | null;
};

/** What a mail to a person says, in their language. */
export type PersonMailContent = {
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  /** A whole page; every word that is not ours is escaped. */
  readonly html: string;
  /** Where one leaves mails like this one (RFC 8058); absent for a mail that is owed. */
  readonly leaveUrl?: string;
};

/** Says what a mail to a person says; undefined when what it is about is not there any more. */
export type SayPersonMail = (
  mail: PersonMail,
  contact: MailContact & { readonly contactEmail: string },
) => Promise<PersonMailContent | undefined>;

/** Where mails wait until a mail server has taken them. */
export type Outbox = {
  readonly find: (id: MailId) => Promise<OutboxMail | undefined>;
  readonly findByMessageId: (messageId: string) => Promise<MailId | undefined>;
  /** Counts an attempt; false when another worker was quicker. */
  readonly claim: (mail: OutboxMail) => Promise<boolean>;
  /** Ends it and writes the timeline; false when it did not wait any more. */
  readonly markSent: (id: MailId, at: Date) => Promise<boolean>;
  /** Leaves it waiting and notes why: a code such as `smtp-451` or `no-smtp`. */
  readonly noteDelay: (id: MailId, code: string) => Promise<void>;
  /** Ends it and writes the timeline, once; false when it was undelivered already. */
  readonly markUndelivered: (id: MailId, code: string, at: Date) => Promise<boolean>;
  /** Puts every waiting mail's job in the queue again; gives how many. */
  readonly resumeWaiting: () => Promise<number>;
  /**
   * The shop's contact has changed: what waited for one or did not reach the
   * old one, about requests still open, goes to the new one. Gives how many.
   */
  readonly resumeForNewContact: (installation: InstallationId) => Promise<number>;
};

/** To whom and in whose name a shop's mails go. */
export type MailContact = {
  readonly shop: ShopDomain;
  readonly shopName: string;
  /** Null as long as the merchant has set none. */
  readonly contactEmail: string | null;
  readonly language: string;
  readonly timeZone: string;
  /** The shop's own domain once it may be sent from, else null. */
  readonly senderDomain: string | null;
};

export type MailContacts = {
  readonly read: (installation: InstallationId) => Promise<MailContact | undefined>;
};

/** `answer-ready:<request>`: a request gets each mail once, however often a step is repeated. */
export function mailKey(template: MailTemplate, request: DataRequestId): string {
  return `${template}:${request}`;
}
