import type { HeldMirror, LedgerEntry } from "../domain/erasure/ledger-ports.ts";
import type { LedgerFile } from "./ledger-file.server.ts";
import { emptyHead, follow, readLine } from "./ledger-line.server.ts";

/** Puts into the database what only the file has; answers how far the copy goes then. */
export async function bringCopyAlong(
  file: LedgerFile,
  held: HeldMirror,
  copied: number,
): Promise<number> {
  const missing: LedgerEntry[] = [];
  let head = emptyHead;
  for await (const line of file.lines()) {
    head = follow(head, line);
    if (head.position > copied) missing.push({ position: head.position, line });
  }
  await held.put(missing);
  return head.position;
}

/** Whether the file holds lines the database does not: then erasures are to be done again first. */
export async function isDatabaseBehind(
  file: Pick<LedgerFile, "lastLine">,
  copied: number | undefined,
): Promise<boolean> {
  const text = await file.lastLine();
  if (text === undefined) return false;
  const last = readLine(text);
  return last === undefined || last.n > (copied ?? -1);
}
