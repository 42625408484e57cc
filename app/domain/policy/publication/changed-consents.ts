import type { Purpose, Recipient, Register } from "../../register/types.ts";
import type { Words } from "../../shared/language.ts";

/** A fingerprint of what is consented to, by purpose. */
export type Consents = Readonly<Record<string, string>>;

/**
 * Purposes somebody consented to under other terms than they have now: the basis, the data, where it
 * comes from, who gets it, what is stored for it, or what it is described as has changed. Consent is
 * given for what was said then (GDPR 4(11), 7), so these are to be asked for again.
 *
 * @returns ids, in the register's order; a purpose that is new was never agreed to and is not among them
 */
export function findChangedConsents(
  before: Consents,
  after: Consents,
  register: Register,
): readonly string[] {
  return register.purposes.flatMap(({ id }) =>
    before[id] === undefined || before[id] === after[id] ? [] : [id],
  );
}

/** Whether one of these purposes is carried out by mail people signed up for. */
export function concernsSubscribers(register: Register, changed: readonly string[]): boolean {
  return register.purposes.some(
    ({ id, preset }) => changed.includes(id) && preset === "newsletter",
  );
}

/**
 * What somebody agrees to, as one text. Retention and the way it is provided do not widen it. Words count in
 * the main language alone: translating them tells more people the same, and asks nobody anew.
 */
export function consentTerms(register: Register, purpose: Purpose): string {
  const recipients = register.recipients
    .filter(({ purposes }) => purposes.includes(purpose.id))
    .map(toTerms)
    .toSorted();
  const said = (words: Words) => words[register.mainLanguage] ?? "";
  return JSON.stringify([
    purpose.preset,
    purpose.legalBasis,
    purpose.dataCategories.toSorted(),
    purpose.sources.toSorted(),
    ...[purpose.name, purpose.description, purpose.otherData].map(said),
    recipients,
  ]);
}

function toTerms(recipient: Recipient): string {
  const { name, country, role, safeguard, dataCategories, onwardTransfers } = recipient;
  const onward = onwardTransfers.map((to) => [to.country, to.safeguard].join(" ")).toSorted();
  // Without any the text is that of the time before data could be passed on: nobody is asked anew.
  return JSON.stringify([
    ...[name, country, role, safeguard, dataCategories.toSorted()],
    ...(onward.length === 0 ? [] : [onward]),
  ]);
}
