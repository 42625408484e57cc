import { setTimeout as sleep } from "node:timers/promises";
import type { HandOver, MailboxWatchStore } from "../../../domain/newsletter/mailboxes/ports.ts";
import type {
  BelievedServer,
  MailCursor,
  WatchedMailbox,
} from "../../../domain/newsletter/mailboxes/types.ts";
import type { Clock } from "../../../domain/shared/clock.ts";
import { toMs } from "../../../domain/shared/duration.ts";
import type { Log } from "../../../logging/log.server.ts";
import type { OpenFolder } from "./open-folder.server.ts";
import type { Turns } from "./turns.server.ts";

/** How mails are taken; tests are in more of a hurry. */
export type TakingRules = {
  /** Pauses before a mail that could not be handed over is tried again; after the last it is left alone. */
  readonly retryPausesMs: readonly number[];
  readonly mostPerMinute: number;
};

export type TakeNewMailDeps = {
  readonly store: Pick<MailboxWatchStore, "advance">;
  readonly handOver: HandOver;
  readonly clock: Clock;
  readonly log: Pick<Log, "warn" | "error">;
  readonly rules: TakingRules;
  /** Lets a few mails of all mailboxes be in memory at a time, and the others wait. */
  readonly inTurn: Turns;
};

/** A look that is under way. `cursor` goes on as mails are taken. */
export type Look = {
  readonly mailbox: WatchedMailbox;
  readonly watcher: string;
  readonly believed: BelievedServer | null;
  cursor: MailCursor;
  readonly signal: AbortSignal;
  readonly memory: LookMemory;
};

/** What is remembered of a mailbox from one connection to the next. */
export type LookMemory = {
  /** When mails of this minute were counted from, and how many there were. */
  sinceMs: number;
  count: number;
  /** When a mail was last left alone because it could not be handed over; null for never. */
  skippedAt: Date | null;
};

/** Another process watches this mailbox by now. */
export class WatchLostError extends Error {
  override readonly name = "WatchLostError";
}

/** Larger mails are read no further: what people write stands before what they attach. */
const wholeUpTo = 25 * 1024 * 1024;
const beginningOf = 2 * 1024 * 1024;

/**
 * Hands over every mail that came after the cursor, the oldest first, and moves the cursor after each one
 * whose decision is on disk. Nothing in the folder is changed: mails are fetched with `BODY.PEEK`
 * (RFC 3501, section 6.4.5) from a folder opened to be read.
 */
export async function takeNewMail(
  deps: TakeNewMailDeps,
  folder: Pick<OpenFolder, "client">,
  look: Look,
): Promise<void> {
  const { client } = folder;
  await client.noop();
  const range = `${String(look.cursor.lastUid + 1)}:*`;
  const found = (await client.search({ uid: range }, { uid: true })) || [];
  // `*` is the last mail even where its number is below the first one asked for.
  const uids = found.filter((uid) => uid > look.cursor.lastUid).sort((one, two) => one - two);
  for (const uid of uids) {
    look.signal.throwIfAborted();
    await keepPace(deps, look);
    await deps.inTurn(() => takeOne(deps, folder, { look, uid }));
  }
}

async function takeOne(
  deps: TakeNewMailDeps,
  folder: Pick<OpenFolder, "client">,
  { look, uid }: { readonly look: Look; readonly uid: number },
): Promise<void> {
  look.signal.throwIfAborted();
  const mail = await fetchMail(deps, folder, uid);
  if (mail !== undefined) await handOverPatiently(deps, look, mail);
  await advance(deps, look, { uid, hasMail: mail !== undefined });
}

type FetchedMail = { readonly uid: number; readonly raw: Buffer; readonly receivedAt: Date };

async function fetchMail(
  { clock }: TakeNewMailDeps,
  { client }: Pick<OpenFolder, "client">,
  uid: number,
): Promise<FetchedMail | undefined> {
  const wanted = { size: true, internalDate: true, source: { start: 0, maxLength: wholeUpTo } };
  const mail = await client.fetchOne(String(uid), wanted, { uid: true });
  // Moved or deleted by somebody since it was found.
  if (mail === false || mail.source === undefined) return undefined;
  const { source, size = source.length, internalDate } = mail;
  const raw = size <= wholeUpTo ? source : source.subarray(0, beginningOf);
  const now = clock.now();
  const at = new Date(internalDate ?? now);
  return { uid, raw, receivedAt: at < now ? at : now };
}

/**
 * A mail nothing can be done with must not stop those behind it: after some tries it is left to the people
 * who read the mailbox, where it still is as it came.
 */
async function handOverPatiently(
  { handOver, clock, log, rules }: TakeNewMailDeps,
  look: Look,
  { uid, raw, receivedAt }: FetchedMail,
): Promise<void> {
  const { installationId, id: mailboxId } = look.mailbox;
  for (const pauseMs of [...rules.retryPausesMs, null]) {
    try {
      const { believed } = look;
      await handOver({ installationId, mailboxId, raw, believed, receivedAt });
      return;
    } catch (error) {
      look.signal.throwIfAborted();
      // Its message may quote the mail.
      const facts = { mailboxId, uid, error: error instanceof Error ? error.name : "unknown" };
      if (pauseMs === null) {
        look.memory.skippedAt = clock.now();
        log.error(facts, "a mail could not be decided on and is left to the mailbox");
        return;
      }
      log.warn(facts, "a mail could not be decided on; it is tried again");
      await sleep(pauseMs, undefined, { signal: look.signal });
    }
  }
}

async function advance(
  { store, clock }: TakeNewMailDeps,
  look: Look,
  { uid, hasMail }: { readonly uid: number; readonly hasMail: boolean },
): Promise<void> {
  const cursor = { ...look.cursor, lastUid: uid };
  const by = { ...look.mailbox, watcher: look.watcher };
  if (!(await store.advance(by, { cursor, at: clock.now(), hasMail }))) throw new WatchLostError();
  look.cursor = cursor;
}

/** A flood waits in the mailbox, where it costs nobody anything. */
async function keepPace(
  { clock, rules }: TakeNewMailDeps,
  { memory, signal }: Look,
): Promise<void> {
  const minute = toMs({ minutes: 1 });
  const nowMs = clock.now().getTime();
  if (nowMs - memory.sinceMs >= minute) Object.assign(memory, { sinceMs: nowMs, count: 0 });
  memory.count += 1;
  if (memory.count <= rules.mostPerMinute) return;
  await sleep(memory.sinceMs + minute - nowMs, undefined, { signal });
  Object.assign(memory, { sinceMs: clock.now().getTime(), count: 1 });
}
