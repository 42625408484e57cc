import type { Language } from "../shared/language.ts";
import { cookieLaw } from "./find-purpose-gaps.ts";
import { createGap, requireTranslations, type RegisterGap } from "./gap.ts";
import { findAdequacyDecision, isInEea } from "./known/countries.ts";
import type { OnwardTransfer, Purpose, Recipient, StoragePurpose, StoredItem } from "./types.ts";

/** What a recipient leaves unsaid: who, where, what it gets, and what protects the data abroad. */
export function findRecipientGaps(recipient: Recipient): readonly RegisterGap[] {
  const path = (field: string) => `recipients.${recipient.id}.${field}`;
  const gaps: RegisterGap[] = [];
  if (recipient.name.trim() === "") {
    gaps.push(createGap(path("name"), "no-recipient-name", "GDPR 13(1)(e)"));
  }
  if (recipient.dataCategories.length === 0) {
    gaps.push(createGap(path("dataCategories"), "no-recipient-data", "GDPR 30(1)(c)–(d)"));
  }
  return [...gaps, ...findSeatGaps(recipient), ...findOnwardGaps(recipient)];
}

const transferLaw = "GDPR 13(1)(f)";

function findSeatGaps({ id, country, safeguard }: Recipient): readonly RegisterGap[] {
  if (country === "") {
    return [createGap(`recipients.${id}.country`, "no-recipient-country", transferLaw)];
  }
  return isInEea(country)
    ? []
    : findSafeguardGaps({ country, safeguard }, `recipients.${id}.safeguard`);
}

/** The first thing unsaid of all countries data goes on to: they are one field. */
function findOnwardGaps({ id, onwardTransfers }: Recipient): readonly RegisterGap[] {
  const path = `recipients.${id}.onwardTransfers`;
  return onwardTransfers
    .flatMap((transfer) => {
      const { country } = transfer;
      if (country === "") return [createGap(path, "no-onward-country", transferLaw)];
      if (isInEea(country)) return [createGap(path, "onward-inside-eea", "GDPR 44")];
      return findSafeguardGaps(transfer, path);
    })
    .slice(0, 1);
}

function findSafeguardGaps(
  { country, safeguard }: OnwardTransfer,
  path: string,
): readonly RegisterGap[] {
  if (safeguard === null) return [createGap(path, "no-safeguard", `${transferLaw}, 46`)];
  const isUnfounded =
    safeguard === "adequacy-decision" && findAdequacyDecision(country) === undefined;
  return isUnfounded ? [createGap(path, "no-adequacy-decision", "GDPR 45(3)")] : [];
}

type About = {
  /** The main language first. */
  readonly languages: readonly Language[];
  readonly purpose: Purpose | undefined;
};

/** Uses no visitor asked for: storing for them waits for consent (EDPB Guidelines 2/2023; WP 194). */
const neverNecessary: readonly StoragePurpose[] = [
  "statistics",
  "visitor-count",
  "ad-measurement",
  "ad-targeting",
  "recommendations",
  "testing",
  "affiliate",
  // Until the visitor opens the chat, and the tools store before that (WP 194, 3.1).
  "support-chat",
];

/** What a stored item leaves unsaid: how long it stays and who reads it (C-673/17). */
export function findStoredItemGaps(item: StoredItem, about: About): readonly RegisterGap[] {
  const path = (field: string) => `storedItems.${item.id}.${field}`;
  const gaps: RegisterGap[] = [];
  if (item.lifetime === null) {
    gaps.push(createGap(path("lifetime"), "no-lifetime", `${cookieLaw}; C-673/17`));
  }
  if (item.party === "third" && item.setBy === null) {
    gaps.push(createGap(path("setBy"), "third-party-unnamed", `${cookieLaw}; C-673/17`));
  }
  const isCalledNecessary = about.purpose?.noticeCategory === "necessary";
  if (isCalledNecessary && neverNecessary.includes(item.use)) {
    gaps.push(createGap(path("purpose"), "use-not-necessary", cookieLaw));
  }
  const { languages } = about;
  return [
    ...gaps,
    ...requireTranslations(item.description, { path: path("description"), languages }),
  ];
}
