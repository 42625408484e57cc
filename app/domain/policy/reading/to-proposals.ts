import { matchStoredItem } from "../../register/known/match-stored-item.ts";
import type { DataSource, PurposePreset } from "../../register/types.ts";
import { findKnownLanguage } from "../../shared/language.ts";
import { toMatchable } from "./fold-text.ts";
import { pattern as p } from "./pattern.ts";
import { leave } from "./phrases.ts";
import { findNamedRecipients } from "./find-named-recipients.ts";
import { parsePostalAddress } from "./parse-postal-address.ts";
import type { PromiseKind } from "./promise-kinds.ts";
import type { Proposal, ProposedChange } from "./proposal.ts";
import { findBasis, findRetention } from "./read-terms.ts";
import { type ContactKind, contactKinds, type FoundContact, type PolicyFindings } from "./types.ts";

const purposeOf: Partial<Readonly<Record<PromiseKind, PurposePreset>>> = {
  "purpose-personalise": "personalise",
  "purpose-improve": "improve",
  "purpose-marketing": "newsletter",
  "purpose-contests": "contests",
  "purpose-surveys": "surveys",
  "purpose-transactions": "sell-and-deliver",
  "purpose-support": "support",
  "purpose-statistics": "statistics",
  "purpose-security": "security",
  "purpose-advertising": "advertising",
  "purpose-account": "accounts",
  "purpose-legal": "bookkeeping",
};

/** Each source under the purpose its data is first of all collected for. */
const sourceOf: Partial<Readonly<Record<PromiseKind, readonly [DataSource, PurposePreset]>>> = {
  "collection-browsing": ["browsing", "statistics"],
  "collection-features": ["features", "accounts"],
  "collection-account": ["features", "accounts"],
  "collection-purchase": ["purchase", "sell-and-deliver"],
  "collection-newsletter": ["newsletter-sign-up", "newsletter"],
  "collection-survey": ["survey", "surveys"],
  "collection-support": ["support", "support"],
  "collection-contest": ["contest", "contests"],
  "collection-social": ["social-media", "advertising"],
};

const controllerFields = {
  company: "name",
  "org-number": "registrationNumber",
  email: "email",
  phone: "phone",
  "help-centre": "helpCentreUrl",
} as const;

/**
 * What a policy's findings would change in the register, each beside its sentence, in the order of
 * the text; nothing is proposed twice. Whether it stands there already is not looked at.
 */
export function toProposals(findings: PolicyFindings): readonly Proposal[] {
  const proposed = [
    ...chooseContacts(findings.contacts).flatMap(fromContact),
    ...findings.promises.flatMap(({ kind, quote }) =>
      fromPromise(kind, quote, findings).map((change) => ({ change, quote })),
    ),
    ...fromTerms(findings),
    ...namedIn(findings),
    ...fromGrades(findings),
  ];
  const seen = new Set<string>();
  return proposed
    .filter(({ change }) => {
      const key = keyOf(change);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .map((one, index) => ({ id: String(index + 1), ...one }));
}

/** The register has one of each; an address to leave a newsletter by is the last choice. */
function chooseContacts(contacts: readonly FoundContact[]): readonly FoundContact[] {
  const isForLeaving = ({ quote }: FoundContact) => leaving.test(toMatchable(quote));
  return contactKinds.flatMap((kind) => {
    const found = contacts.filter((contact) => contact.kind === kind);
    const chosen = found.find((contact) => !isForLeaving(contact)) ?? found[0];
    return chosen === undefined ? [] : [chosen];
  });
}

const leaving = p`${leave}`;

type Unnamed = Omit<Proposal, "id">;

function fromContact({ kind, value, quote }: FoundContact): readonly Unnamed[] {
  if (kind === "postal-address") {
    const address = parsePostalAddress(value);
    return address === undefined ? [] : [{ change: { kind: "address", address }, quote }];
  }
  if (kind === "dpo-email") return [{ change: { kind: "officer", email: value }, quote }];
  // The register keeps whole addresses, which a link within the store is not.
  if (kind === "help-centre" && !/^https:\/\//iu.test(value)) return [];
  return [{ change: { kind: "controller", field: fieldOf(kind), value }, quote }];
}

const fieldOf = (kind: Exclude<ContactKind, "postal-address" | "dpo-email">) =>
  controllerFields[kind];

function fromPromise(
  kind: PromiseKind,
  quote: string,
  { language, promises }: PolicyFindings,
): readonly ProposedChange[] {
  const preset = purposeOf[kind];
  if (preset !== undefined) return [{ kind: "purpose", preset }];
  const source = sourceOf[kind];
  if (source !== undefined) return [{ kind: "source", source: source[0], preset: source[1] }];
  if (
    kind === "automated-decisions" &&
    /(?<!\p{L})(?:no|not|inga|inget|inte)(?!\p{L})/iu.test(quote)
  ) {
    return [{ kind: "no-automated-decisions" }];
  }
  if (kind === "no-sale") {
    // A policy that says both says nothing to take over.
    const isDenied = promises.some((promise) => promise.kind === "sale-possible");
    return isDenied ? [] : [{ kind: "no-sale" }];
  }
  const written = findKnownLanguage(language);
  if (kind === "security-measures" && written !== undefined) {
    return [{ kind: "security", language: written, words: quote }];
  }
  return [];
}

/** Basis and period, where one sentence or row says them of one purpose. */
function fromTerms({ promises }: PolicyFindings): readonly Unnamed[] {
  return Map.groupBy(promises, ({ quote }) => quote)
    .entries()
    .flatMap(([quote, made]) => {
      const presets = new Set(made.flatMap(({ kind }) => purposeOf[kind] ?? []));
      const [preset, another] = presets;
      if (preset === undefined || another !== undefined) return [];
      const basis = findBasis(quote);
      // A cookie's lifetime is not how long the data of its purpose is kept.
      const isKept = made.some(({ kind }) => kind === "retention");
      const retention = isKept ? findRetention(quote) : undefined;
      return [
        ...(basis === undefined
          ? []
          : [{ change: { kind: "basis", preset, basis } as const, quote }]),
        ...(retention === undefined
          ? []
          : [{ change: { kind: "retention", preset, retention } as const, quote }]),
      ];
    })
    .toArray();
}

const cookieNames =
  /(?<![\p{L}\p{N}])(?:_[a-z][\w*-]+|[a-z][a-z\d]*(?:_[a-z\d*]+)+|cart|[A-Z]{3,}SESSID|IDE|NID)(?![\p{L}\p{N}])/gu;
const namesRecipients: readonly PromiseKind[] = [
  "third-party-sharing",
  "third-party-trusted",
  "cookie-use",
  "collection-third-parties",
];

/** A name of plain letters is one only where a row begins with it: `your cart` is none. */
const isCookie = (name: string, at: number): boolean =>
  (at === 0 || !/^[a-z]+$/u.test(name)) && matchStoredItem(name, null) !== undefined;

/** Recipients and cookies the ready tables know by name. */
function namedIn({ promises, required }: PolicyFindings): readonly Unnamed[] {
  const graded = required.filter(
    ({ item, state }) =>
      state === "present" && ["recipients", "cookie-third-parties", "cookie-list"].includes(item),
  );
  const shared = promises.filter(({ kind }) => namesRecipients.includes(kind));
  const quotes = new Set([...shared, ...graded].map(({ quote }) => quote));
  return [...quotes].flatMap((quote): readonly Unnamed[] => [
    ...findNamedRecipients(quote).map((known): Unnamed => ({
      change: { kind: "recipient", known },
      quote,
    })),
    ...[...quote.matchAll(cookieNames)]
      .filter(({ 0: name, index }) => isCookie(name, index))
      .map(([name]): Unnamed => ({ change: { kind: "stored-item", name }, quote })),
  ]);
}

/** What only the grade's sentences say: no officer, and whose authority complaints go to. */
function fromGrades({ required }: PolicyFindings): readonly Unnamed[] {
  return required.flatMap(({ item, state, quote }): readonly Unnamed[] => {
    if (state !== "present") return [];
    if (item === "dpo-contact" && /(?:not|inte) (?:\p{L}+ )?(?:appointed|utsett)/iu.test(quote)) {
      return [{ change: { kind: "no-officer" }, quote }];
    }
    if (item !== "complaint-authority") return [];
    const country = authorityNames.find(([name]) => name.test(quote))?.[1];
    return country === undefined ? [] : [{ change: { kind: "authority", country }, quote }];
  });
}

const authorityNames: readonly (readonly [RegExp, string])[] = [
  [/\bIMY\b|integritetsskyddsmyndighet|Authority for Privacy Protection/iu, "SE"],
  [/\bCNIL\b/u, "FR"],
  [/Datatilsynet/iu, "DK"],
  [/Data Protection Commission\b/u, "IE"],
  [/\bAEPD\b/u, "ES"],
  [/Data Protection Ombudsman|dataombudsman/iu, "FI"],
];

/** The same for changes of the same thing; the store has one basis and one period for a purpose. */
function keyOf(change: ProposedChange): string {
  if (change.kind === "basis" || change.kind === "retention") {
    return `${change.kind} ${change.preset}`;
  }
  return JSON.stringify(change);
}
