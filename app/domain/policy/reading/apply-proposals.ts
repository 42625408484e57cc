import { createPurpose, createStoredItem } from "../../register/create-items.ts";
import { createItemId } from "../../register/edit-register.ts";
import { toRegistered } from "../../register/known/known-recipient.ts";
import { findKnownRecipient } from "../../register/known/known-recipients.ts";
import { matchStoredItem } from "../../register/known/match-stored-item.ts";
import type { Purpose, PurposePreset, Register } from "../../register/types.ts";
import type { ProposedChange } from "./proposal.ts";

/**
 * The register with accepted proposals made, one after the other. A source, basis or period brings
 * its purpose with it, a recipient its purposes, a cookie its setter. What stands already stays.
 */
export function applyProposals(register: Register, changes: readonly ProposedChange[]): Register {
  return changes.reduce(applyOne, register);
}

/** Tells whether the register says already what a proposal would put there. */
export function isInRegister(register: Register, change: ProposedChange): boolean {
  return JSON.stringify(applyOne(register, change)) === JSON.stringify(register);
}

function applyOne(register: Register, change: ProposedChange): Register {
  if (isDenial(change)) return { ...register, ...denials[change.kind] };
  const { controller } = register;
  switch (change.kind) {
    case "controller":
      return { ...register, controller: { ...controller, [change.field]: change.value } };
    case "address":
      return { ...register, controller: { ...controller, postalAddress: change.address } };
    case "officer":
      return withOfficer(register, change.email);
    case "authority":
      return { ...register, authorityCountry: change.country };
    case "security":
      return withSecurity(register, change);
    case "recipient":
      return withKnownRecipient(register, change.known);
    case "stored-item":
      return withKnownItem(register, change.name);
    default:
      return mapPurpose(register, change.preset, (purpose) => termsOf(purpose, change));
  }
}

/** What a policy says the store does not have or do. */
const denials = {
  "no-officer": { dataProtectionOfficer: { kind: "none" } },
  "no-sale": { dataSale: "none" },
  "no-automated-decisions": { automatedDecisions: { kind: "none" } },
} as const satisfies Readonly<Record<string, Partial<Register>>>;

type Denial = Extract<ProposedChange, { readonly kind: keyof typeof denials }>;

/** Whether a proposal only says what the store does not have or do. */
export function isDenial(change: ProposedChange): change is Denial {
  return change.kind in denials;
}

type Terms = Extract<ProposedChange, { readonly preset: PurposePreset }>;

function termsOf(purpose: Purpose, change: Terms): Purpose {
  switch (change.kind) {
    case "purpose":
      return purpose;
    case "source":
      return purpose.sources.includes(change.source)
        ? purpose
        : { ...purpose, sources: [...purpose.sources, change.source] };
    case "basis":
      return { ...purpose, legalBasis: change.basis };
    case "retention":
      return { ...purpose, retention: change.retention };
  }
}

function mapPurpose(
  register: Register,
  preset: PurposePreset,
  map: (purpose: Purpose) => Purpose,
): Register {
  const present = withPreset(register, preset);
  const purposes = present.purposes.map((one) => (one.preset === preset ? map(one) : one));
  return { ...present, purposes };
}

/** Cookies for these are set with consent only, so the notice has a group for each. */
const noticeGroups: Partial<Readonly<Record<PurposePreset, Purpose["noticeCategory"]>>> = {
  statistics: "statistics",
  advertising: "marketing",
  newsletter: "marketing",
  personalise: "preferences",
};

function withPreset(register: Register, preset: PurposePreset): Register {
  if (register.purposes.some((purpose) => purpose.preset === preset)) return register;
  const id = createItemId(preset, register.purposes);
  const noticeCategory = noticeGroups[preset] ?? "necessary";
  const purpose = { ...createPurpose(), preset, id, noticeCategory };
  return { ...register, purposes: [...register.purposes, purpose] };
}

function withOfficer(register: Register, email: string): Register {
  const before = register.dataProtectionOfficer;
  const known = before.kind === "named" ? before : { name: "", phone: "" };
  return { ...register, dataProtectionOfficer: { ...known, kind: "named", email } };
}

type Security = Extract<ProposedChange, { readonly kind: "security" }>;

function withSecurity(register: Register, { language, words }: Security): Register {
  const before = register.securityMeasures[language] ?? "";
  if (before.includes(words)) return register;
  const text = before === "" ? words : `${before} ${words}`;
  return { ...register, securityMeasures: { ...register.securityMeasures, [language]: text } };
}

function withKnownRecipient(register: Register, id: string): Register {
  const known = findKnownRecipient(id);
  if (known === undefined || register.recipients.some(({ knownAs }) => knownAs === id)) {
    return register;
  }
  const present = known.purposes.reduce(withPreset, register);
  const recipient = {
    ...toRegistered(known),
    id: createItemId(id, present.recipients),
    purposes: known.purposes.flatMap((preset) => idOfPreset(present, preset) ?? []),
  };
  return { ...present, recipients: [...present.recipients, recipient] };
}

function withKnownItem(register: Register, name: string): Register {
  const known = matchStoredItem(name, null);
  const isThere = register.storedItems.some((item) => item.name === (known?.name ?? name));
  if (known === undefined || isThere) return register;
  const setter = known.setBy === null ? register : withKnownRecipient(register, known.setBy);
  const present = withPreset(setter, known.purpose);
  const { kind, party, use, lifetime } = known;
  const item = {
    ...{ ...createStoredItem(), kind, party, use, lifetime, name: known.name },
    id: createItemId(known.name, present.storedItems),
    purpose: idOfPreset(present, known.purpose) ?? "",
    setBy:
      present.recipients.find(({ knownAs }) => knownAs === known.setBy && knownAs !== null)?.id ??
      null,
  };
  return { ...present, storedItems: [...present.storedItems, item] };
}

const idOfPreset = (register: Register, preset: PurposePreset): string | undefined =>
  register.purposes.find((purpose) => purpose.preset === preset)?.id;
