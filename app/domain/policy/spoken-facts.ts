import type { DataSale, OnwardTransfer, Retention, StorageLifetime } from "../register/types.ts";
import type { Words } from "../shared/language.ts";
import type { ItemFacts, PurposeFacts, RecipientFacts, RegisterFacts } from "./facts.ts";
import { sayController, type SpokenController } from "./spoken-controller.ts";
import { namePurpose, sayData, sayPurpose, type SpokenPurpose } from "./spoken-purpose.ts";
import { type Speech, toLine } from "./speech.ts";

/** The facts in the words of one language. Every face takes them from here, so none can differ. */
export type SpokenFacts = {
  readonly controller: SpokenController;
  readonly purposes: readonly SpokenPurpose[];
  readonly recipients: readonly SpokenRecipient[];
  readonly storedItems: readonly SpokenItem[];
  readonly sale: SpokenSale;
  readonly automated: SpokenDecisions;
  /** Null where nothing was written. */
  readonly security: string | null;
};

export type SpokenRecipient = {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly role: string;
  readonly purposes: readonly string[];
  readonly purposeIds: readonly string[];
  readonly data: readonly string[];
  /** Every country outside the EEA the data goes to through it: its own first, then those it passes it on to. */
  readonly transfers: readonly SpokenTransfer[];
  /** The transfers in one line; that none is needed inside the EEA, or that its country is not said. */
  readonly protection: string;
  readonly privacyUrl: string;
};

export type SpokenTransfer = {
  readonly country: string;
  /** The safeguard's name. */
  readonly safeguard: string;
  /** What the safeguard means; null without one. */
  readonly meaning: string | null;
};

export type SpokenItem = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly setBy: string;
  readonly party: string;
  readonly isThirdParty: boolean;
  readonly purpose: string;
  readonly purposeId: string;
  readonly use: string;
  readonly lifetime: string;
};

export type SpokenSale = {
  readonly kind: DataSale;
  /** That nothing is sold, that data is and how to say no, or that nobody has said. */
  readonly text: string;
};

export type SpokenDecisions = {
  readonly text: string;
  /** Both null unless decisions are made. */
  readonly logic: string | null;
  readonly consequences: string | null;
};

/** Says every fact of a register in one language; what is missing says so. */
export function sayFacts(facts: RegisterFacts, speech: Speech): SpokenFacts {
  return {
    controller: sayController(facts, speech),
    purposes: facts.purposes.map((purpose) => sayOne(facts, purpose, speech)),
    recipients: facts.recipients.map((recipient) => sayRecipient(recipient, speech)),
    storedItems: facts.storedItems.map((item) => sayItem(item, speech)),
    sale: saySale(facts, speech),
    automated: sayDecisions(facts, speech),
    security: speech.words(facts.register.securityMeasures),
  };
}

function sayOne(facts: RegisterFacts, purpose: PurposeFacts, speech: Speech): SpokenPurpose {
  return sayPurpose(purpose, speech, {
    recipients: purpose.recipients.map((recipient) => nameOf(recipient.name, speech)),
    storedItems: facts.storedItems
      .filter((item) => item.purpose === purpose.id)
      .map((item) => toLine(item.name)),
    retention: sayRetention(purpose.retention, speech),
  });
}

/** A recipient as the policy's table, the notice, the answer and the record name it. */
export function sayRecipient(recipient: RecipientFacts, speech: Speech): SpokenRecipient {
  const transfers = recipient.transfers.map((transfer) => sayTransfer(transfer, speech));
  return {
    ...{ id: recipient.id, name: nameOf(recipient.name, speech), transfers },
    country: speech.country(recipient.country),
    role: speech.say(`role.${recipient.role}`),
    purposes: recipient.purposesServed.map((purpose) => namePurpose(purpose, speech)),
    purposeIds: recipient.purposesServed.map(({ id: purpose }) => purpose),
    data: sayData(recipient.dataCategories, {}, speech),
    protection: sayProtection(recipient, transfers, speech),
    privacyUrl: recipient.privacyUrl,
  };
}

function sayTransfer({ country, safeguard }: OnwardTransfer, speech: Speech): SpokenTransfer {
  return {
    country: speech.country(country),
    safeguard: safeguard === null ? speech.gap : speech.say(`safeguard.${safeguard}.name`),
    meaning: safeguard === null ? null : speech.say(`safeguard.${safeguard}.meaning`),
  };
}

/** `Canada (adequacy decision) and United States (standard contractual clauses)` */
function sayProtection(
  { country }: RecipientFacts,
  transfers: readonly SpokenTransfer[],
  speech: Speech,
): string {
  if (transfers.length > 0) {
    return speech.list(transfers.map((to) => `${to.country} (${to.safeguard})`));
  }
  return country === "" ? speech.gap : speech.say("recipient.inside-eea");
}

/** One cookie or similar, as the table, the notice and the record show it. */
export function sayItem(item: ItemFacts, speech: Speech): SpokenItem {
  return {
    ...{ id: item.id, name: toLine(item.name), isThirdParty: item.party === "third" },
    kind: speech.say(`kind.${item.kind}`),
    setBy:
      item.setter === null ? speech.say("item.set-by-store") : nameOf(item.setter.name, speech),
    party: speech.say(`party.${item.party}`),
    purpose: item.purposeServed === null ? speech.gap : namePurpose(item.purposeServed, speech),
    purposeId: item.purpose,
    use: insteadOf(item.description, speech.say(`use.${item.use}`), speech),
    lifetime: sayLifetime(item.lifetime, speech),
  };
}

/** The merchant's words where they wrote any (then never another sentence), else the fixed ones. */
function insteadOf(words: Words, fixed: string, speech: Speech): string {
  return speech.words(words) ?? fixed;
}

function saySale({ register }: RegisterFacts, speech: Speech): SpokenSale {
  const { dataSale: kind } = register;
  if (kind === "none") return { kind, text: speech.say("recipients.no-sale") };
  if (kind !== "sold") return { kind: "unknown", text: speech.gap };
  const email = toLine(register.controller.email) || speech.gap;
  return { kind, text: speech.say("recipients.sold", { email }) };
}

function sayDecisions({ register }: RegisterFacts, speech: Speech): SpokenDecisions {
  const { automatedDecisions: decisions } = register;
  if (decisions.kind !== "made") {
    const text = decisions.kind === "none" ? speech.say("automated.none") : speech.gap;
    return { text, logic: null, consequences: null };
  }
  return {
    text: speech.say("automated.made"),
    logic: speech.words(decisions.logic) ?? speech.gap,
    consequences: speech.words(decisions.consequences) ?? speech.gap,
  };
}

/** How long data is kept. */
export function sayRetention(retention: Retention | null, speech: Speech): string {
  if (retention === null) return speech.gap;
  if (retention.kind === "criteria") return speech.words(retention.words) ?? speech.gap;
  if (retention.kind !== "period") return speech.say(`retention.${retention.kind}`);
  const period = speech.say(`unit.${retention.unit}`, { count: retention.amount });
  return speech.say(`retention.from.${retention.from}`, { period });
}

/** How long something stays on the device. */
export function sayLifetime(lifetime: StorageLifetime | null, speech: Speech): string {
  if (lifetime === null) return speech.gap;
  if (lifetime.kind !== "period") return speech.say(`lifetime.${lifetime.kind}`);
  return speech.say(`unit.${lifetime.unit}`, { count: lifetime.amount });
}

function nameOf(name: string, speech: Speech): string {
  return toLine(name) || speech.gap;
}
