import { toMs } from "../../shared/duration.ts";
import type { MailboxTrouble, MailCursor } from "./types.ts";

/** What a folder says of itself when it is opened. */
export type FolderFacts = { readonly uidValidity: bigint; readonly uidNext: number };

/**
 * From where mails are taken. A mailbox that was never looked into begins now, and so does one whose
 * numbers are no longer valid (RFC 3501, section 2.3.1.1): old mail is never acted on.
 *
 * @param cursor what was taken last; null at the first look
 * @returns the cursor to go on from, and whether it has to be kept before anything is taken
 */
export function decideCursor(
  cursor: MailCursor | null,
  folder: FolderFacts,
): { readonly cursor: MailCursor; readonly begins: "goes-on" | "first" | "renumbered" } {
  const now = { uidValidity: folder.uidValidity, lastUid: Math.max(0, folder.uidNext - 1) };
  if (cursor === null) return { cursor: now, begins: "first" };
  return cursor.uidValidity === folder.uidValidity
    ? { cursor, begins: "goes-on" }
    : { cursor: now, begins: "renumbered" };
}

/** What a person has to put right is not tried again every second: servers lock whom they refuse. */
const slow: readonly MailboxTrouble[] = ["auth-failed", "folder-missing", "host-closed"];

const first = { quick: toMs({ seconds: 1 }), slow: toMs({ minutes: 2 }) };
const longest = { quick: toMs({ minutes: 5 }), slow: toMs({ hours: 1 }) };

/**
 * How long to wait before a mailbox is tried again: twice as long after each failure, up to five minutes
 * (an hour where somebody has to act), scattered so that not all come back at once.
 *
 * @param failures in a row, from 1
 * @param chance from 0 to 1
 * @returns milliseconds
 */
export function decidePauseMs(trouble: MailboxTrouble, failures: number, chance: number): number {
  const kind = slow.includes(trouble) || trouble === "limited" ? "slow" : "quick";
  const doubled = first[kind] * 2 ** Math.min(failures - 1, 20);
  return Math.round(Math.min(doubled, longest[kind]) * (0.5 + chance / 2));
}
