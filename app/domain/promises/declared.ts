import type { NoticeCategory, Recipient, Register, StoredItem } from "../register/types.ts";
import { matchesHost } from "../register/known/match-host.ts";
import { matchesName } from "../register/known/match-name.ts";
import type { Sighting } from "./types.ts";

/** The stored item of the register that a sighting is. */
export function findDeclaredItem(register: Register, seen: Sighting): StoredItem | undefined {
  return register.storedItems.find(
    (item) =>
      item.kind === seen.kind && item.party === seen.party && matchesName(item.name, seen.name),
  );
}

/** The recipient of the register that a host belongs to. */
export function findDeclaredRecipient(register: Register, host: string): Recipient | undefined {
  return register.recipients.find(({ hosts }) =>
    hosts.some((pattern) => matchesHost(pattern, host)),
  );
}

/** The notice's group of a purpose; undefined where the register has no such purpose. */
export function categoryOf(register: Register, purpose: string): NoticeCategory | undefined {
  return register.purposes.find(({ id }) => id === purpose)?.noticeCategory;
}
