import { createItemId, withPurpose, withRecipient, withStoredItem } from "../edit-register.ts";
import type { KnownStoredItem } from "../known/known-item.ts";
import { type KnownRecipient, toRegistered } from "../known/known-recipient.ts";
import { findKnownRecipient } from "../known/known-recipients.ts";
import { registerLimits } from "../limits.ts";
import type { Controller, PurposePreset, Recipient, Register, StoredItem } from "../types.ts";
import { createPresetPurpose } from "./preset-purposes.ts";
import type { ProposedContent, Proposal } from "./proposal.ts";

/**
 * The register with proposals taken in. What it says already stays as it is, but for what the
 * merchant wrote of the company: empty fields are filled, missing things added, nothing is taken away. The order of the proposals is nothing.
 */
export function applyProposals(register: Register, proposals: readonly Proposal[]): Register {
  const rank = ({ content }: Proposal) => order.indexOf(content.kind);
  return proposals
    .toSorted((left, right) => rank(left) - rank(right))
    .reduce((sofar, { content }) => applyOne(sofar, content), register);
}

/** Languages before the words in them, purposes before those who serve them. */
const order: readonly ProposedContent["kind"][] = [
  ...(["languages", "controller", "authority", "officer", "sale", "decisions"] as const),
  ...(["measures", "purpose", "recipient"] as const),
];

function applyOne(register: Register, content: ProposedContent): Register {
  switch (content.kind) {
    case "purpose": {
      const isThere = isPurposeThere(register, content.purpose);
      return isThere ? register : withPurpose(register, content.purpose);
    }
    case "recipient":
      return withKnownRecipient(register, content);
    case "officer":
    case "sale":
    case "decisions":
      return withDeclaration(register, content);
    default:
      return withFact(register, content);
  }
}

type Fact = Exclude<
  ProposedContent,
  { readonly kind: "purpose" | "recipient" | Declaration["kind"] }
>;

function withFact(register: Register, fact: Fact): Register {
  switch (fact.kind) {
    case "controller":
      return { ...register, controller: fillController(register.controller, fact) };
    case "authority":
      return { ...register, authorityCountry: register.authorityCountry ?? fact.country };
    case "languages":
      return withLanguages(register, fact.languages);
    case "measures":
      return isUnsaid(register.securityMeasures)
        ? { ...register, securityMeasures: fact.words }
        : register;
  }
}

function isUnsaid(words: Register["securityMeasures"]): boolean {
  return Object.values(words).every((text) => text.trim() === "");
}

type Declaration = Extract<ProposedContent, { readonly kind: "officer" | "sale" | "decisions" }>;

/** Said once, it stays until somebody says otherwise in the editor. */
function withDeclaration(register: Register, content: Declaration): Register {
  if (content.kind === "officer") {
    const isOpen = register.dataProtectionOfficer.kind === "unknown";
    return isOpen ? { ...register, dataProtectionOfficer: content.officer } : register;
  }
  if (content.kind === "sale") {
    const isSaid = register.dataSale === "none" || register.dataSale === "sold";
    return isSaid ? register : { ...register, dataSale: content.sale };
  }
  const isOpen = register.automatedDecisions.kind === "unknown";
  return isOpen ? { ...register, automatedDecisions: content.decisions } : register;
}

/** Takes what is not empty for what is, and what was said for what was seen. */
function fillController(
  controller: Controller,
  { values, said }: Extract<Fact, { readonly kind: "controller" }>,
): Controller {
  const pick = (field: "name" | "registrationNumber" | "email" | "phone" | "helpCentreUrl") =>
    said[field] ?? (controller[field] === "" ? (values[field] ?? "") : controller[field]);
  const hasAddress = Object.values(controller.postalAddress).some((part) => part !== "");
  return {
    ...controller,
    ...{ name: pick("name"), registrationNumber: pick("registrationNumber") },
    ...{ email: pick("email"), phone: pick("phone"), helpCentreUrl: pick("helpCentreUrl") },
    postalAddress: hasAddress
      ? controller.postalAddress
      : (values.postalAddress ?? controller.postalAddress),
  };
}

function withLanguages(register: Register, languages: readonly Register["mainLanguage"][]) {
  const publishedLanguages = [...new Set([...register.publishedLanguages, ...languages])];
  return { ...register, publishedLanguages };
}

function isPurposeThere(
  { purposes }: Register,
  { id, preset }: { readonly id: string; readonly preset: PurposePreset | null },
): boolean {
  return purposes.some((one) => one.id === id || (preset !== null && one.preset === preset));
}

type KnownToAdd = {
  readonly recipient: KnownRecipient;
  readonly purposes?: readonly PurposePreset[];
  readonly items: readonly KnownStoredItem[];
};

/**
 * The register with a recipient of the ready table and what it stores on devices. One that is there
 * already gets what it lacks. A purpose that the register does not have is left out, unless nothing
 * would be left, or what it stores would serve none (a chat's cookies are no part of answering mail):
 * then it comes with its usual one.
 */
export function withKnownRecipient(register: Register, added: KnownToAdd): Register {
  const presets = [...added.recipient.purposes, ...(added.purposes ?? [])];
  const [first = "sell-and-deliver"] = presets;
  const hasOne = presets.some((preset) => findPurposeId(register, preset) !== undefined);
  const stored = added.items.map(({ purpose }) => purpose).filter((one) => presets.includes(one));
  const needed = new Set(hasOne ? stored : [first, ...stored]);
  const grounded = [...needed].reduce(withPreset, register);
  const purposes = [...new Set(presets.flatMap((preset) => findPurposeId(grounded, preset) ?? []))];
  const present = findPresent(grounded, added.recipient);
  const recipient =
    present === undefined
      ? toRecipient(grounded, added.recipient, purposes)
      : { ...present, purposes: [...new Set([...present.purposes, ...purposes])] };
  return added.items.reduce(
    (sofar, item) => withKnownItem(sofar, item, recipient.id),
    withRecipient(grounded, recipient),
  );
}

function withPreset(register: Register, preset: PurposePreset): Register {
  if (findPurposeId(register, preset) !== undefined) return register;
  const { controller, publishedLanguages: languages } = register;
  const { country } = controller.postalAddress;
  return withPurpose(register, createPresetPurpose(preset, { country, languages }));
}

function findPurposeId({ purposes }: Register, preset: PurposePreset): string | undefined {
  return purposes.find((purpose) => purpose.preset === preset || purpose.id === preset)?.id;
}

function findPresent(register: Register, known: KnownRecipient): Recipient | undefined {
  return register.recipients.find(({ knownAs, id }) => knownAs === known.id || id === known.id);
}

function toRecipient(
  register: Register,
  known: KnownRecipient,
  purposes: readonly string[],
): Recipient {
  return {
    ...{ ...toRegistered(known), purposes },
    id: createItemId(known.id, register.recipients),
    // Somebody only seen on the storefront is no row of the table.
    knownAs: findKnownRecipient(known.id)?.id ?? null,
  };
}

/** Left out where the register has the same already, no purpose for it, or no room. */
function withKnownItem(register: Register, known: KnownStoredItem, setBy: string): Register {
  const purpose = findPurposeId(register, known.purpose);
  const isThere = register.storedItems.some(
    ({ name, kind, setBy: other }) => name === known.name && kind === known.kind && other === setBy,
  );
  const isFull = register.storedItems.length >= registerLimits.storedItems;
  if (purpose === undefined || isThere || isFull) return register;
  const item: StoredItem = {
    id: createItemId(`${setBy} ${known.name}`, register.storedItems),
    ...{ name: known.name, kind: known.kind, setBy, party: known.party, purpose },
    ...{ use: known.use, description: {}, lifetime: known.lifetime },
  };
  return withStoredItem(register, item);
}
