import { createHmac } from "node:crypto";
import type {
  ErasedAgain,
  HeldMirror,
  LedgerComparer,
  LedgerEntry,
  LedgerMarks,
  LedgerMirror,
} from "../domain/erasure/ledger-ports.ts";
import type { ErasureLedger } from "../domain/erasure/ports.ts";
import type { PlannedKeeping } from "../domain/erasure/types.ts";
import { align, differs } from "./align-ledger.server.ts";
import { bringCopyAlong } from "./copy-lines.server.ts";
import type { LedgerFile } from "./ledger-file.server.ts";
import {
  chain,
  emptyHead,
  follow,
  LedgerError,
  type LedgerLine,
  type NewLedgerLine,
} from "./ledger-line.server.ts";
import { collectMissed, sealKeepings } from "./missed-marks.server.ts";
import { noteBegun, toCompleted, type Begun } from "./unended-marks.server.ts";

export type ErasureLedgerDeps = {
  readonly file: LedgerFile;
  readonly mirror: LedgerMirror;
  /** 32 random bytes, the same for ever. */
  readonly secret: () => Promise<Uint8Array>;
  /** What opens under the secret only. */
  readonly box: (secret: Uint8Array) => LedgerBox;
  readonly clock: { readonly now: () => Date };
};

/** What the comparison at start found. */
export type LedgerComparison = ErasedAgain & {
  /** Lines the database did not know: it was restored from a backup, or the app was killed. */
  readonly missed: number;
  /** Lines that were written to the file again because it was lost or old. */
  readonly rewritten: number;
};

export type KeptErasureLedger = ErasureLedger & {
  /**
   * Brings file and database together, whichever is behind: lines go to the
   * file, erasures are done again in the database. To be awaited before
   * anything is served. Throws `LedgerError` when the file is broken, was made
   * with another key, or tells another story than the database.
   */
  readonly compare: (database: LedgerComparer) => Promise<LedgerComparison>;
  readonly marks: () => Promise<LedgerMarks>;
  /** Remembers opt-outs, or that they were lifted, past every backup. Twice leaves one line. */
  readonly remember: (wishes: RememberedWishes) => Promise<void>;
  /** The keyed mark of a removed shop's domain. */
  readonly tombstoneOf: (domain: string) => Promise<Uint8Array<ArrayBuffer>>;
};

/** Opt-outs of one shop that came together. */
export type RememberedWishes = {
  readonly kind: "left" | "returned";
  readonly installationId: string;
  /** Of the first of them. */
  readonly proofId: string;
  /** Marks, as `Suppressions` writes them. */
  readonly suppressions: readonly string[];
  readonly at: Date;
};

/** Seals a text into another and back. */
export type LedgerBox = {
  readonly seal: (text: string) => string;
  readonly open: (sealed: string) => string;
};

/** Makes marks, and has what else the secret does. */
type Key = ((area: string, value: string) => string) & { readonly box: LedgerBox };

/** The erasure ledger: a chained file apart from the database, with a copy in it. */
export function createErasureLedger(deps: ErasureLedgerDeps): KeptErasureLedger {
  // Opened outside of every transaction: the embedded database serves one at a time.
  const key = (): Promise<Key> => openKey(deps);
  let isCompared = false;
  const write = async (kind: MarkKind, { at, ...ids }: MarkIds): Promise<void> => {
    const mark = await key();
    const { installationId, personId, dataRequestId, plan } = ids;
    const { suppressions = [], keepings = [] } = ids;
    await append({ ...deps, isCompared }, mark, {
      at: at.toISOString(),
      kind,
      installation: mark("installation", installationId),
      person: personId === undefined ? null : mark("person", personId),
      request: dataRequestId === undefined ? null : mark("request", dataRequestId),
      plan: kind === "erasure-begun" && plan !== undefined ? mark("plan", plan) : null,
      suppressions: [...suppressions],
      keepings: sealKeepings(mark.box, keepings),
    });
  };
  const marks = async (): Promise<LedgerMarks> => {
    const mark = await key();
    return {
      ofPerson: (id) => mark("person", id),
      ofInstallation: (id) => mark("installation", id),
      ofRequest: (id) => mark("request", id),
    };
  };
  return {
    begin: (mark) => write("erasure-begun", mark),
    complete: (mark) => write("erasure-completed", mark),
    removeInstallation: (mark) => write("installation-removed", mark),
    remember: ({ kind, proofId, ...wishes }) => write(kind, { ...wishes, dataRequestId: proofId }),
    marks,
    tombstoneOf: async (domain) =>
      Uint8Array.from(Buffer.from((await key())("shop-domain", domain), "hex")),
    compare: async (database) => {
      const found = await compare(deps, await key(), { database, marks: await marks() });
      isCompared = true;
      return found;
    },
  };
}

type MarkKind = Exclude<LedgerLine["kind"], "header">;
type MarkIds = {
  readonly installationId: string;
  readonly personId?: string;
  readonly dataRequestId?: string;
  readonly plan?: string;
  readonly suppressions?: readonly string[];
  readonly keepings?: readonly PlannedKeeping[];
  readonly at: Date;
};

async function openKey({ secret, box }: ErasureLedgerDeps): Promise<Key> {
  const bytes = await secret();
  const mark = (area: string, value: string) =>
    createHmac("sha256", bytes).update(`${area}\0${value}`).digest("hex");
  return Object.assign(mark, { box: box(bytes) });
}

/** The part of a line that makes two of them the same mark; a plan made anew is marked again. */
function sameMark(line: Exclude<NewLedgerLine, { kind: "header" }>): string {
  const { kind, installation, person, request, plan } = line;
  return JSON.stringify({ kind, installation, person, request, plan }).slice(1, -1);
}

/** Once compared, the database lacks only lines whose own commit failed. */
type Writing = ErasureLedgerDeps & { readonly isCompared?: boolean };

async function append(
  deps: Writing,
  mark: Key,
  line: Exclude<NewLedgerLine, { kind: "header" }>,
): Promise<void> {
  await deps.mirror.withLock(async (held) => {
    const { head, copied: before } = await align(
      { file: deps.file, now: deps.clock.now },
      mark,
      held,
    );
    const isBehind = before !== head.position && deps.isCompared === true;
    const copied = isBehind ? await bringCopyAlong(deps.file, held, before) : before;
    if (await held.has(sameMark(line))) return;
    const next = chain(head, line);
    await deps.file.append([next.text]);
    // A database that is behind the file must not look as if it had come along.
    if (copied === head.position) {
      await held.put([{ position: next.head.position, line: next.text }]);
    }
  });
}

type Comparing = { readonly database: LedgerComparer; readonly marks: LedgerMarks };

async function compare(
  deps: ErasureLedgerDeps,
  mark: Key,
  { database, marks }: Comparing,
): Promise<LedgerComparison> {
  const { missed, begun, rewritten } = await deps.mirror.withLock(async (held) => {
    const aligned = await align({ file: deps.file, now: deps.clock.now }, mark, held);
    return { ...(await readAll(deps, mark, held)), rewritten: aligned.rewritten };
  });
  // Not under the lock: each person is a transaction, and the embedded database serves one.
  const lines = missed.map(({ line }) => line);
  const done = await database.eraseAgain(marks, collectMissed(lines, mark.box));
  await deps.mirror.withLock((held) => held.put(missed.map(({ entry }) => entry)));
  const requests = new Set([...begun.values()].flatMap(({ request }) => request ?? []));
  const ended = requests.size === 0 ? requests : await database.findEnded(marks, requests);
  for (const line of begun.values()) {
    if (line.request === null || !ended.has(line.request)) continue;
    await append(deps, mark, toCompleted(line, deps.clock.now()));
  }
  return { ...done, missed: missed.length, rewritten };
}

type Missed = { readonly entry: LedgerEntry; readonly line: LedgerLine };

type WholeLedger = {
  /** The lines after the last one the database knows. */
  readonly missed: readonly Missed[];
  readonly begun: Begun;
};

/** Reads the whole file and checks its chain. */
async function readAll(
  { file }: ErasureLedgerDeps,
  mark: Key,
  held: HeldMirror,
): Promise<WholeLedger> {
  const copied = await held.last();
  const missed: Missed[] = [];
  const begun: Begun = new Map();
  let head = emptyHead;
  for await (const text of file.lines()) {
    const { line, ...next } = follow(head, text);
    head = next;
    checkKey(line, mark);
    noteBegun(begun, line);
    if (line.n === copied?.position && text !== copied.line) throw new LedgerError(differs);
    if (line.n > (copied?.position ?? -1)) {
      missed.push({ entry: { position: line.n, line: text }, line });
    }
  }
  return { missed, begun };
}

function checkKey(line: LedgerLine, mark: Key): void {
  if (line.kind !== "header" || line.keyCheck === mark("key-check", "")) return;
  throw new LedgerError(
    "The erasure ledger was made for another database: its marks are of another key. If this " +
      "database is new and nothing is to be restored, move the ledger's file away.",
  );
}
