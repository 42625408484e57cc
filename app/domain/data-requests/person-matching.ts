import { normaliseEmail } from "../shared/email-address.ts";
import type { CollectSubject, SubjectClue } from "./ports.ts";
import type { MatchReason } from "./types.ts";

/** What a record says about whose it is. */
export type RecordFacts = {
  /** The source's id of the record. */
  readonly ref: string;
  /** Customer ids the record carries, decimal strings. */
  readonly customerIds: readonly string[];
  /** Set when the record is an order. */
  readonly orderId?: string;
  /** E-mail addresses the record carries, as written. */
  readonly emails: readonly string[];
};

export type MatchVerdict =
  | { readonly verdict: "own"; readonly reason: MatchReason }
  | { readonly verdict: "possible"; readonly email: string }
  | { readonly verdict: "left-out" }
  | { readonly verdict: "other" };

/**
 * Decides whose a record is. It is the person's own when it carries (a) the
 * customer id of the request, (b) is an order the request lists, carries (c) an
 * e-mail equal after normalisation to the request's or the customer record's, or
 * (d) an id joined by a merge seen since installation. An e-mail known only from
 * an order of (a) makes it a possible match: the merchant decides. Name, phone,
 * address and IP address never count, so they are no input here.
 */
export function matchRecord(subject: CollectSubject, facts: RecordFacts): MatchVerdict {
  const emails = normalisedEmails(facts.emails);
  const reason = ownReason(subject, facts, emails);
  if (reason !== undefined) {
    return { verdict: "own", reason };
  }
  const possible = emails.find((email) => subject.possibleEmails.includes(email));
  if (possible === undefined) {
    return { verdict: "other" };
  }
  return subject.leftOutRefs.includes(facts.ref)
    ? { verdict: "left-out" }
    : { verdict: "possible", email: possible };
}

function ownReason(
  subject: CollectSubject,
  facts: RecordFacts,
  emails: readonly string[],
): MatchReason | undefined {
  const ids = facts.customerIds.filter((id) => subject.customerIds.includes(id));
  if (ids.some((id) => !subject.mergedCustomerIds.includes(id))) {
    return "customer-id";
  }
  if (facts.orderId !== undefined && subject.orderIds.includes(facts.orderId)) {
    return "order-listed";
  }
  if (emails.some((email) => subject.emails.includes(email))) {
    return "email";
  }
  if (ids.length > 0) {
    return "merged";
  }
  return subject.includedRefs.includes(facts.ref) ? "decided" : undefined;
}

function normalisedEmails(written: readonly string[]): string[] {
  return written.map(normaliseEmail).filter((email) => email !== undefined);
}

/** The subject as the webhook states it, before anything was collected. */
export function startSubject(stated: {
  readonly customerId: string | null;
  readonly email: string | null;
  readonly orderIds: readonly string[];
  readonly mergedCustomerIds: readonly string[];
  readonly includedRefs: readonly string[];
  readonly leftOutRefs: readonly string[];
}): CollectSubject {
  const email = stated.email === null ? undefined : normaliseEmail(stated.email);
  const merged = stated.mergedCustomerIds.filter((id) => id !== stated.customerId);
  return {
    customerIds: stated.customerId === null ? merged : [stated.customerId, ...merged],
    mergedCustomerIds: merged,
    emails: email === undefined ? [] : [email],
    orderIds: [...new Set(stated.orderIds)],
    includedRefs: stated.includedRefs,
    leftOutRefs: stated.leftOutRefs,
    possibleEmails: [],
  };
}

/**
 * Adds what a collected record teaches: the customer record's e-mails count as
 * the person's; an e-mail met only on an order of the request's customer id
 * (or one merged with it) counts for possible matches. A customer the merchant included lends its id; one found by e-mail only
 * when the request names no customer: an address may have changed hands since.
 */
export function learnFrom(subject: CollectSubject, clue: SubjectClue): CollectSubject {
  const emails = normalisedEmails(clue.emails);
  if (clue.kind === "customer") {
    return learnFromCustomer(subject, clue, emails);
  }
  if (clue.reason !== "customer-id" && clue.reason !== "merged") {
    return subject;
  }
  const fresh = emails.filter(
    (email) => !subject.emails.includes(email) && !subject.possibleEmails.includes(email),
  );
  return fresh.length === 0
    ? subject
    : { ...subject, possibleEmails: [...subject.possibleEmails, ...new Set(fresh)] };
}

function learnFromCustomer(
  subject: CollectSubject,
  clue: SubjectClue,
  emails: readonly string[],
): CollectSubject {
  return {
    ...subject,
    customerIds: [...subject.customerIds, ...lentId(subject, clue)],
    emails: [...new Set([...subject.emails, ...emails])],
  };
}

function lentId(subject: CollectSubject, { customerId, reason }: SubjectClue): readonly string[] {
  const namesNoCustomer = subject.customerIds.every((id) => subject.mergedCustomerIds.includes(id));
  const lends = reason === "decided" || (reason === "email" && namesNoCustomer);
  return lends && customerId !== null && !subject.customerIds.includes(customerId)
    ? [customerId]
    : [];
}
