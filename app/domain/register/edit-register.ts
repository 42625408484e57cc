import { err, ok, type Result } from "../shared/result.ts";
import { registerLimits } from "./limits.ts";
import type { Purpose, Recipient, Register, StoredItem } from "./types.ts";

/** What still names the thing that was to be removed, by id. */
export type StillUsed = {
  readonly recipients: readonly string[];
  readonly storedItems: readonly string[];
};

/** The register with a purpose added at the end, or put in the place of the one with its id. */
export function withPurpose(register: Register, purpose: Purpose): Register {
  return { ...register, purposes: withItem(register.purposes, purpose) };
}

/** The register with a recipient added at the end, or put in the place of the one with its id. */
export function withRecipient(register: Register, recipient: Recipient): Register {
  return { ...register, recipients: withItem(register.recipients, recipient) };
}

/** The register with a stored item added at the end, or put in the place of the one with its id. */
export function withStoredItem(register: Register, item: StoredItem): Register {
  return { ...register, storedItems: withItem(register.storedItems, item) };
}

export function withoutStoredItem(register: Register, id: string): Register {
  return { ...register, storedItems: register.storedItems.filter((item) => item.id !== id) };
}

/**
 * The register without a purpose. A recipient that serves others as well simply serves one less;
 * refused with the recipients that would serve none and the stored items that serve it.
 */
export function withoutPurpose(register: Register, id: string): Result<Register, StillUsed> {
  const recipients = register.recipients
    .filter(({ purposes }) => purposes.every((purpose) => purpose === id))
    .map((recipient) => recipient.id);
  const storedItems = register.storedItems.filter((item) => item.purpose === id).map(toId);
  if (recipients.length + storedItems.length > 0) return err({ recipients, storedItems });
  return ok({
    ...register,
    purposes: register.purposes.filter((purpose) => purpose.id !== id),
    recipients: register.recipients.map((recipient) => {
      return { ...recipient, purposes: recipient.purposes.filter((purpose) => purpose !== id) };
    }),
  });
}

/** The register in which everything that served one purpose serves another. */
export function repointPurpose(
  register: Register,
  { from, to }: { readonly from: string; readonly to: string },
): Register {
  const point = (id: string) => (id === from ? to : id);
  return {
    ...register,
    recipients: register.recipients.map((recipient) => {
      return { ...recipient, purposes: [...new Set(recipient.purposes.map(point))] };
    }),
    storedItems: register.storedItems.map((item) => ({ ...item, purpose: point(item.purpose) })),
  };
}

/** The register without a recipient; refused with the stored items it sets. */
export function withoutRecipient(register: Register, id: string): Result<Register, StillUsed> {
  const storedItems = register.storedItems.filter(({ setBy }) => setBy === id).map(toId);
  if (storedItems.length > 0) return err({ recipients: [], storedItems });
  return ok({ ...register, recipients: register.recipients.filter((one) => one.id !== id) });
}

/** The register without a recipient and without what it stores. */
export function withoutRecipientAndItems(register: Register, id: string): Register {
  return {
    ...register,
    recipients: register.recipients.filter((recipient) => recipient.id !== id),
    storedItems: register.storedItems.filter(({ setBy }) => setBy !== id),
  };
}

/** A slug made of a name that is not taken yet: `Sock club` becomes `sock-club`, or `sock-club-2`. */
export function createItemId(name: string, taken: readonly { readonly id: string }[]): string {
  const base = toSlug(name) || "item";
  const ids = new Set(taken.map(toId));
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${String(number)}`;
    if (!ids.has(id)) return id;
  }
}

/** Room is left for a number behind it. */
const slugLength = registerLimits.id - 5;

function toSlug(name: string): string {
  const plain = name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const slug = plain.replaceAll(/[^a-z0-9]+/gu, "-").replaceAll(/^-+|-+$/gu, "");
  return slug.slice(0, slugLength).replace(/-+$/u, "");
}

const toId = ({ id }: { readonly id: string }): string => id;

function withItem<Item extends { readonly id: string }>(
  items: readonly Item[],
  item: Item,
): readonly Item[] {
  const isThere = items.some(({ id }) => id === item.id);
  return isThere ? items.map((old) => (old.id === item.id ? item : old)) : [...items, item];
}
