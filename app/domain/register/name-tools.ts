import { findKnownRecipient, knownRecipients } from "./known/known-recipients.ts";
import type { Recipient, Register } from "./types.ts";

/** Companies of the ready table with more than one tool: there the name alone does not say which. */
const companies = Map.groupBy(knownRecipients, ({ company }) => company);

/**
 * The register with the tool beside the name of a company that has several, as every face and list
 * names it: `Google Ireland Limited (Google Analytics)`. Names that say the tool already stay.
 */
export function withToolNames<Some extends Pick<Register, "recipients">>(register: Some): Some {
  const { recipients } = register;
  const named = Map.groupBy(recipients, ({ name }) => name);
  return { ...register, recipients: recipients.map((one) => nameTool(one, named)) };
}

type Named = ReadonlyMap<string, readonly unknown[]>;

function nameTool(recipient: Recipient, named: Named): Recipient {
  const { name, knownAs } = recipient;
  const known = knownAs === null ? undefined : findKnownRecipient(knownAs);
  if (known === undefined || name.trim() === "" || name.includes(known.product)) return recipient;
  const isOneOfMany = [companies, named].some((by: Named) => (by.get(name)?.length ?? 0) > 1);
  return isOneOfMany ? { ...recipient, name: `${name} (${known.product})` } : recipient;
}
