import type { NoticeCategory, Recipient, Register, StoredItem } from "../register/types.ts";
import type { Sighting } from "./types.ts";

/** Whether a name fits one of the register's, in which `*` stands for any characters. */
export function fitsName(pattern: string, name: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return pattern === name;
  const last = rest.pop() ?? "";
  if (!name.startsWith(first) || name.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.endsWith(last) && name.length - last.length >= at;
}

/** Whether a host is the one named, or one under it for `*.example.com`. */
export function fitsHost(pattern: string, host: string): boolean {
  return pattern.startsWith("*.")
    ? host === pattern.slice(2) || host.endsWith(pattern.slice(1))
    : pattern === host;
}

/** The stored item of the register that a sighting is. */
export function findDeclaredItem(register: Register, seen: Sighting): StoredItem | undefined {
  return register.storedItems.find(
    (item) =>
      item.kind === seen.kind && item.party === seen.party && fitsName(item.name, seen.name),
  );
}

/** The recipient of the register that a host belongs to. */
export function findDeclaredRecipient(register: Register, host: string): Recipient | undefined {
  return register.recipients.find(({ hosts }) => hosts.some((pattern) => fitsHost(pattern, host)));
}

/** The notice's group of a purpose; undefined where the register has no such purpose. */
export function categoryOf(register: Register, purpose: string): NoticeCategory | undefined {
  return register.purposes.find(({ id }) => id === purpose)?.noticeCategory;
}
