import type {
  NoticeCategory,
  OnwardTransfer,
  Purpose,
  Recipient,
  Register,
  StoredItem,
} from "../register/types.ts";
import { noticeCategories } from "../register/types.ts";
import { findComplaintAuthority } from "../register/known/authorities.ts";
import { isInEea } from "../register/known/countries.ts";
import { withToolNames } from "../register/name-tools.ts";

/** A purpose with everybody who gets data for it and everything stored for it. */
export type PurposeFacts = Purpose & {
  readonly recipients: readonly Recipient[];
  readonly storedItems: readonly StoredItem[];
};

export type RecipientFacts = Recipient & {
  /** Every country outside the EEA that data goes to through it. */
  readonly transfers: readonly OnwardTransfer[];
  readonly purposesServed: readonly Purpose[];
};

export type ItemFacts = StoredItem & {
  /** Null when the store itself sets it. */
  readonly setter: Recipient | null;
  readonly purposeServed: Purpose | null;
};

export type CategoryFacts = {
  readonly category: NoticeCategory;
  readonly purposes: readonly PurposeFacts[];
  readonly storedItems: readonly ItemFacts[];
};

/** Where to complain. */
export type Authority = { readonly name: string; readonly website: string };

/** A register with its references followed: the one structure all four faces are printed from. */
export type RegisterFacts = {
  readonly register: Register;
  readonly purposes: readonly PurposeFacts[];
  readonly recipients: readonly RecipientFacts[];
  readonly storedItems: readonly ItemFacts[];
  /** The notice's groups in which something is stored, in their fixed order. */
  readonly categories: readonly CategoryFacts[];
  /** Null while no country is chosen. */
  readonly authority: Authority | null;
};

/**
 * Follows a register's references. What points nowhere is left out, never guessed. Recipients are named as
 * faces name them; `register` stays as it was written, for what people agreed to is compared by it.
 */
export function toFacts(register: Register): RegisterFacts {
  const { recipients } = withToolNames(register);
  const purposes = register.purposes.map((purpose) => ({
    ...purpose,
    recipients: recipients.filter((recipient) => recipient.purposes.includes(purpose.id)),
    storedItems: register.storedItems.filter((item) => item.purpose === purpose.id),
  }));
  const storedItems = register.storedItems.map((item) => ({
    ...item,
    setter: recipients.find((recipient) => recipient.id === item.setBy) ?? null,
    purposeServed: register.purposes.find((purpose) => purpose.id === item.purpose) ?? null,
  }));
  return {
    register,
    purposes,
    storedItems,
    recipients: recipients.map(toRecipientFacts(register)),
    authority: findComplaintAuthority(register.authorityCountry ?? "") ?? null,
    categories: groupByCategory(purposes, storedItems),
  };
}

function toRecipientFacts(register: Register): (recipient: Recipient) => RecipientFacts {
  return (recipient) => ({
    ...recipient,
    transfers: listTransfers(recipient),
    purposesServed: register.purposes.filter((purpose) => recipient.purposes.includes(purpose.id)),
  });
}

/** Where data goes outside the EEA: the recipient's own country first, then those it passes data on to. */
function listTransfers(recipient: Recipient): readonly OnwardTransfer[] {
  const { country, safeguard, onwardTransfers } = recipient;
  const isOutside = country !== "" && !isInEea(country);
  return [...(isOutside ? [{ country, safeguard }] : []), ...onwardTransfers];
}

function groupByCategory(
  purposes: readonly PurposeFacts[],
  items: readonly ItemFacts[],
): readonly CategoryFacts[] {
  return noticeCategories
    .map((category) => ({
      category,
      purposes: purposes.filter(
        (purpose) => purpose.noticeCategory === category && purpose.storedItems.length > 0,
      ),
      storedItems: items.filter((item) => item.purposeServed?.noticeCategory === category),
    }))
    .filter((group) => group.storedItems.length > 0);
}
