import { isDenial } from "../../domain/policy/reading/apply-proposals.ts";
import type { ProposedChange } from "../../domain/policy/reading/proposal.ts";
import { findKnownRecipient } from "../../domain/register/known/known-recipients.ts";
import { matchStoredItem } from "../../domain/register/known/match-stored-item.ts";
import { countryName } from "../../domain/shared/country.ts";
import { basisWords, presetWords, sourceWords, useWords } from "./register-words.ts";
import { sayRetention } from "./say-register-value.ts";

/** What accepting a proposal would write: the field, and what would stand there. */
export type SaidProposal = { readonly field: string; readonly value: string };

const controllerFields = {
  name: "Company",
  registrationNumber: "Registration number",
  email: "E-mail",
  phone: "Phone",
  helpCentreUrl: "Help centre",
} as const;

const deniedFields = {
  "no-officer": "Data protection officer",
  "no-sale": "Sale of data",
  "no-automated-decisions": "Decisions by machine",
} as const;

/** A proposal in the words of the register's pages. */
export function sayProposal(change: ProposedChange): SaidProposal {
  if (isDenial(change)) return { field: deniedFields[change.kind], value: "None" };
  switch (change.kind) {
    case "controller":
      return { field: controllerFields[change.field], value: change.value };
    case "address":
      return { field: "Postal address", value: sayAddress(change.address) };
    case "officer":
      return { field: "Data protection officer", value: change.email };
    case "authority":
      return { field: "Authority for complaints", value: countryName(change.country) };
    case "recipient":
      return sayRecipient(change.known);
    case "stored-item":
      return sayCookie(change.name);
    case "security":
      return { field: "Security measures", value: change.words };
    default:
      return sayPurpose(change);
  }
}

function sayPurpose(change: Extract<ProposedChange, { readonly preset: string }>): SaidProposal {
  const name = presetWords[change.preset].label;
  switch (change.kind) {
    case "purpose":
      return { field: "Purpose", value: name };
    case "source":
      return { field: `Source of data for “${name}”`, value: sourceWords[change.source] };
    case "basis":
      return { field: `Why you may, for “${name}”`, value: basisWords[change.basis].label };
    case "retention":
      return { field: `How long, for “${name}”`, value: sayRetention(change.retention, "en") };
  }
}

type Address = Extract<ProposedChange, { readonly kind: "address" }>["address"];

const sayAddress = ({ street, postalCode, city, country }: Address): string =>
  [street, `${postalCode} ${city}`.trim(), country === "" ? "" : countryName(country)]
    .filter(Boolean)
    .join(", ");

function sayRecipient(id: string): SaidProposal {
  const known = findKnownRecipient(id);
  const value = known === undefined ? id : `${known.product} (${known.company})`;
  return { field: "Recipient", value };
}

function sayCookie(name: string): SaidProposal {
  const known = matchStoredItem(name, null);
  const use = known === undefined ? "" : `: ${useWords[known.use]}`;
  return { field: "Cookie", value: `${known?.name ?? name}${use}` };
}
