import type { HeldMirror } from "../domain/erasure/ledger-ports.ts";
import type { LedgerFile } from "./ledger-file.server.ts";
import {
  chain,
  emptyHead,
  follow,
  type LedgerHead,
  LedgerError,
  ledgerFormat,
  readLine,
} from "./ledger-line.server.ts";

export type Aligned = {
  readonly head: LedgerHead;
  /** How far the copy in the database goes. */
  readonly copied: number;
  readonly rewritten: number;
};

/** Sees to it that the file holds at least what the database holds; makes both when there is none. */
export async function align(
  { file, now }: { readonly file: LedgerFile; readonly now: () => Date },
  mark: (area: string, value: string) => string,
  held: HeldMirror,
): Promise<Aligned> {
  await file.mend();
  const present = await headOf(file);
  const copied = await held.last();
  if (present.position === -1 && copied === undefined) {
    const header = chain(emptyHead, {
      ...{ at: now().toISOString(), kind: "header", format: ledgerFormat },
      keyCheck: mark("key-check", ""),
    });
    await file.replace([header.text]);
    await held.put([{ position: 0, line: header.text }]);
    return { head: header.head, copied: 0, rewritten: 0 };
  }
  if (copied === undefined || copied.position <= present.position) {
    return { head: present, copied: copied?.position ?? -1, rewritten: 0 };
  }
  return { ...(await bringFileAlong(file, held, present)), copied: copied.position };
}

async function headOf(file: LedgerFile): Promise<LedgerHead> {
  const text = await file.lastLine();
  if (text === undefined) return emptyHead;
  const line = readLine(text);
  if (line === undefined) throw new LedgerError("The last line of the erasure ledger is broken.");
  return { position: line.n, hash: line.hash };
}

/** Adds to the file what only the database has; a lost file is written as a whole. */
async function bringFileAlong(
  file: LedgerFile,
  held: HeldMirror,
  present: LedgerHead,
): Promise<Omit<Aligned, "copied">> {
  let head = present;
  const missing: string[] = [];
  for (;;) {
    const slice = await held.entriesAfter(head.position);
    for (const { line } of slice) {
      head = followOf(head, line);
      missing.push(line);
    }
    if (slice.length === 0) break;
  }
  await (present.position === -1 ? file.replace(missing) : file.append(missing));
  return { head, rewritten: missing.length };
}

/** What the database holds must go on where the file ends. */
function followOf(head: LedgerHead, line: string): LedgerHead {
  try {
    const { position, hash } = follow(head, line);
    return { position, hash };
  } catch (cause) {
    throw new LedgerError(differs, { cause });
  }
}

/** Said where file and database tell two stories. */
export const differs =
  "The erasure ledger and the database do not belong together: they differ in a line both have. " +
  "Put back the ledger that was kept with this database; only when there is none, move the file away.";
