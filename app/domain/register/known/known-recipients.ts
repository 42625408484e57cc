import { matchesHost } from "./match-host.ts";
import {
  type KnownRecipient,
  recipientKinds,
  type RecipientRow,
  toKnownRecipient,
} from "./known-recipient.ts";
import { reachRecipients } from "./recipients-reach.ts";
import { serviceRecipients } from "./recipients-service.ts";
import { tradeRecipients } from "./recipients-trade.ts";

const tables = [tradeRecipients, reachRecipients, serviceRecipients];

/** The ready table of recipients, by kind and then in the order of their ids. */
export const knownRecipients: readonly KnownRecipient[] = recipientKinds.flatMap((kind) => {
  const rows: readonly RecipientRow[] = tables.flatMap((table) => table[kind] ?? []);
  return rows.map((row) => toKnownRecipient(kind, row));
});

const byId = new Map(knownRecipients.map((known) => [known.id, known]));

/** The ready table's row of an id. */
export function findKnownRecipient(id: string): KnownRecipient | undefined {
  return byId.get(id);
}

type HostRow = { readonly pattern: string; readonly known: KnownRecipient };

/** Longest first: `bat.bing.com` before `*.bing.com`, `pay.google.com` before `*.google.com`. */
const hostRows: readonly HostRow[] = knownRecipients
  .flatMap((known) => known.hosts.map((pattern) => ({ pattern, known })))
  .toSorted((left, right) => right.pattern.length - left.pattern.length);

/** Whose a host is, by the ready table; undefined for hosts it does not know. */
export function findRecipientOfHost(host: string): KnownRecipient | undefined {
  return hostRows.find(({ pattern }) => matchesHost(pattern, host))?.known;
}

/** Rows whose product, company or id holds the words, for a picker; all of them for no words. */
export function searchKnownRecipients(words: string): readonly KnownRecipient[] {
  const wanted = words.toLowerCase().split(/\s+/u).filter(Boolean);
  return knownRecipients.filter(({ id, product, company }) => {
    const text = `${id} ${product} ${company}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
