import type {
  MailContact,
  MailContacts,
  Outbox,
  OutboxMail,
  SayPersonMail,
} from "../domain/data-requests/mails.ts";
import { printLeaveMail } from "../domain/newsletter/print-leave-mail.ts";
import type { Clock } from "../domain/shared/clock.ts";
import type { MailId } from "../domain/shared/ids.ts";
import {
  type AddressedMail,
  composeMessage,
  type MailMessage,
  type MessageSetting,
} from "./compose-message.server.ts";
import { composePersonMessage } from "./compose-person-message.server.ts";
import type { MailTransport } from "./transport.server.ts";

export type MailDeliveryDependencies = {
  readonly outbox: Outbox;
  readonly contacts: MailContacts;
  readonly sayPersonMail: SayPersonMail;
  /** Undefined as long as the operator has set no mail server and sender. */
  readonly sending:
    { readonly transport: MailTransport; readonly setting: MessageSetting } | undefined;
  readonly clock: Clock;
};

/** Thrown so that the queue tries again later; carries a code, no address. */
export class MailDelayedError extends Error {
  override readonly name = "MailDelayedError";
}

export type Delivered = "sent" | "undelivered" | "waiting" | "settled-before" | "in-other-hands";

export type MailDelivery = {
  /** One attempt. Throws `MailDelayedError` when a later one may succeed. */
  readonly deliver: (id: MailId) => Promise<Delivered>;
  /** All attempts are used up: the mail is undelivered with the last reason. */
  readonly giveUp: (id: MailId) => Promise<void>;
};

/**
 * Sends the outbox's mails. A mail is handed to the mail server at least once
 * and, short of a crash between its yes and our note of it, once; the
 * Message-ID stays the same, so that a repeat is recognised as one.
 */
export function createMailDelivery(dependencies: MailDeliveryDependencies): MailDelivery {
  const { outbox, clock } = dependencies;
  return {
    deliver: (id) => deliver(dependencies, id),
    giveUp: async (id) => {
      const mail = await outbox.find(id);
      if (mail?.status !== "waiting") return;
      await outbox.markUndelivered(id, mail.failureCode ?? "gave-up", clock.now());
    },
  };
}

async function deliver(dependencies: MailDeliveryDependencies, id: MailId): Promise<Delivered> {
  const { outbox, contacts, sending, clock } = dependencies;
  const mail = await outbox.find(id);
  if (mail?.status !== "waiting") return "settled-before";
  const wait = async (code: string): Promise<"waiting"> => {
    await outbox.noteDelay(id, code);
    return "waiting";
  };
  if (sending === undefined) return wait("no-smtp");
  const contact = await contacts.read(mail.installationId);
  if (contact === undefined) return "settled-before";
  const { contactEmail } = contact;
  if (contactEmail === null) return wait("no-contact-address");
  if (!(await outbox.claim(mail))) return "in-other-hands";
  const senderDomain = await stillVerified(sending.setting.senders, mail, contact);
  const message = await compose(dependencies, sending.setting, {
    mail,
    contact: { ...contact, contactEmail, senderDomain },
  });
  if (message === undefined) {
    await outbox.markUndelivered(id, "nothing-to-say", clock.now());
    return "undelivered";
  }
  const result = await sending.transport.send(message);
  if (result.outcome === "accepted") {
    await outbox.markSent(id, clock.now());
    return "sent";
  }
  if (result.outcome === "refused") {
    await outbox.markUndelivered(id, result.code, clock.now());
    return "undelivered";
  }
  await outbox.noteDelay(id, result.code);
  throw new MailDelayedError(`The mail server answered ${result.code}; trying again later`);
}

/** The shop's mail from the dictionaries, a person's from what it is about. */
async function compose(
  { sayPersonMail }: MailDeliveryDependencies,
  setting: MessageSetting,
  addressed: AddressedMail,
): Promise<MailMessage | undefined> {
  const { mail, contact } = addressed;
  if (mail.leaving !== null) {
    const content = printLeaveMail(mail.leaving, contact.shopName);
    return composePersonMessage(setting, { mail, email: mail.leaving.email, content, contact });
  }
  if (mail.person === null) return composeMessage(setting, addressed);
  const content = await sayPersonMail(mail.person, contact);
  const { email } = mail.person;
  return content === undefined
    ? undefined
    : composePersonMessage(setting, { mail, email, content, contact });
}

/** A record may be gone since it was checked: then the mail goes out from the operator's domain. */
async function stillVerified(
  senders: MessageSetting["senders"],
  { installationId }: OutboxMail,
  { senderDomain }: MailContact,
): Promise<string | null> {
  if (senders === undefined || senderDomain === null) return null;
  return (await senders.check(installationId, senderDomain)).ok ? senderDomain : null;
}
