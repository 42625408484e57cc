import type { MailContact, OutboxMail, PersonMailContent } from "../domain/data-requests/mails.ts";
import { leaveHeaders } from "../domain/newsletter/leave-headers.ts";
import { frameMessage, type MailMessage, type MessageSetting } from "./compose-message.server.ts";

export type PersonMessage = {
  readonly mail: OutboxMail;
  readonly email: string;
  readonly content: PersonMailContent;
  readonly contact: MailContact & { readonly contactEmail: string };
};

/**
 * A message to a person in the shop's name. Answers go to the shop's contact, which is also a way
 * out: mail programs show it as their own button (RFC 2369). Where there is a page to leave by, one
 * press on that button is enough (RFC 8058).
 */
export function composePersonMessage(setting: MessageSetting, message: PersonMessage): MailMessage {
  const { mail, email, content, contact } = message;
  const { subject, text, html, language, leaveUrl } = content;
  const leave = leaveHeaders({ mailto: contact.contactEmail, url: leaveUrl });
  const framed = frameMessage(setting, { mail, contact, to: email });
  return {
    ...framed,
    ...{ subject, text, html },
    headers: { ...framed.headers, "Content-Language": language, ...leave },
  };
}
