import { setTimeout as sleep } from "node:timers/promises";
import {
  decideCursor,
  decidePauseMs,
} from "../../../domain/newsletter/mailboxes/decide-look-in.ts";
import type { MailboxWatchStore } from "../../../domain/newsletter/mailboxes/ports.ts";
import type {
  MailboxTrouble,
  SignInToken,
  WatchedMailbox,
} from "../../../domain/newsletter/mailboxes/types.ts";
import { toMs } from "../../../domain/shared/duration.ts";
import type { Log } from "../../../logging/log.server.ts";
import { MailboxTroubleError, toMailboxTrouble } from "./mailbox-trouble-error.server.ts";
import { openFolder, type OpenFolder, type OpenFolderDeps } from "./open-folder.server.ts";
import {
  type Look,
  type LookMemory,
  takeNewMail,
  type TakeNewMailDeps,
  type TakingRules,
  WatchLostError,
} from "./take-new-mail.server.ts";

export type WatchRules = TakingRules & {
  /** How often a folder is looked into whose server does not say when mail comes. */
  readonly pollMs: number;
  /** And one whose server does, in case it forgets. */
  readonly checkMs: number;
  /** Times the pause before a failed mailbox is tried again. */
  readonly pauseFactor: number;
};

export type WatchMailboxDeps = OpenFolderDeps &
  Omit<TakeNewMailDeps, "store" | "rules" | "log"> & {
    readonly store: MailboxWatchStore;
    readonly rules: WatchRules;
    readonly log: Pick<Log, "info" | "warn" | "error">;
    /** From 0 to 1. */
    readonly chance: () => number;
  };

/** A mailbox and what stops looking into it. */
export type Watch = {
  readonly mailbox: WatchedMailbox;
  readonly watcher: string;
  readonly signal: AbortSignal;
};

/** A connection that held for so long was a good one, whatever ended it. */
const goodAfterMs = toMs({ seconds: 30 });

/**
 * Watches one mailbox until the signal: connects, takes what came, waits for news, and begins anew with
 * growing pauses whatever goes wrong. Never throws. Ends by itself when another process has taken over, or
 * the mailbox is gone.
 */
export async function watchMailbox(deps: WatchMailboxDeps, watch: Watch): Promise<void> {
  const { signal } = watch;
  const memory: LookMemory = { sinceMs: 0, count: 0, skippedAt: null };
  let failures = 0;
  while (!signal.aborted) {
    const startedAt = performance.now();
    const ended = await watchOnce(deps, watch, memory);
    if (ended === "over") return;
    failures = performance.now() - startedAt > goodAfterMs ? 1 : failures + 1;
    await noteFailure(deps, watch, ended);
    const pauseMs = decidePauseMs(ended, failures, deps.chance()) * deps.rules.pauseFactor;
    await pause(pauseMs, signal);
  }
}

/** One connection, from its beginning to its end. */
async function watchOnce(
  deps: WatchMailboxDeps,
  watch: Watch,
  memory: LookMemory,
): Promise<MailboxTrouble | "over"> {
  const over = new AbortController();
  const signal = AbortSignal.any([watch.signal, over.signal]);
  try {
    const mailbox = await deps.store.read(watch.mailbox.id);
    if (mailbox === undefined) return "over";
    const { settings } = mailbox;
    const folder = await openFolder(deps, {
      ...{ settings, signal },
      onNewToken: (to) => keepToken(deps, watch, { access: settings.access, to }),
    });
    const cursor = await beginAt(deps, watch, { folder, former: mailbox.cursor });
    const { believed } = settings;
    return await stayWith(deps, folder, {
      ...{ mailbox: watch.mailbox, watcher: watch.watcher },
      ...{ believed, cursor, signal, memory },
    });
  } catch (error) {
    const isOver = watch.signal.aborted || error instanceof WatchLostError;
    return isOver ? "over" : toMailboxTrouble(error);
  } finally {
    over.abort();
  }
}

async function keepToken(
  { store }: WatchMailboxDeps,
  { mailbox }: Watch,
  {
    access,
    to,
  }: { readonly access: { readonly kind: "password" } | SignInToken; readonly to: string },
): Promise<void> {
  if (access.kind !== "token") return;
  await store.replaceToken(mailbox.id, { from: access.refreshToken, to });
}

/** Old mail is never acted on: where numbers begin anew, so does Lagom. */
async function beginAt(
  { store, clock, log }: WatchMailboxDeps,
  { mailbox, watcher }: Watch,
  { folder, former }: { readonly folder: OpenFolder; readonly former: Look["cursor"] | null },
): Promise<Look["cursor"]> {
  const { cursor, begins } = decideCursor(former, folder.facts);
  if (begins === "goes-on") return cursor;
  if (begins === "renumbered") {
    log.warn({ mailboxId: mailbox.id }, "a mailbox was numbered anew; it is read from now on");
  }
  const by = { ...mailbox, watcher };
  if (!(await store.advance(by, { cursor, at: clock.now(), hasMail: false }))) {
    throw new WatchLostError();
  }
  return cursor;
}

/** Takes what is there and what comes, as long as the connection lasts. */
async function stayWith(
  deps: WatchMailboxDeps,
  folder: OpenFolder,
  look: Look,
): Promise<MailboxTrouble> {
  const news = listenForNews(folder, look.signal);
  const waitMs = folder.tellsAtOnce ? deps.rules.checkMs : deps.rules.pollMs;
  let noted: { readonly trouble: MailboxTrouble | null; readonly atMs: number } | undefined;
  for (;;) {
    await takeNewMail(deps, folder, look);
    noted = await noteHealthy(deps, look, noted);
    await news.wait(waitMs);
  }
}

type News = {
  /** Until mail came or the time is over; throws when the connection ended. */
  readonly wait: (ms: number) => Promise<void>;
};

/** Mail that comes while another is taken is not forgotten. */
function listenForNews({ client }: OpenFolder, signal: AbortSignal): News {
  let isNew = false;
  let hasEnded = false;
  let wake: () => void = () => undefined;
  client.on("exists", () => {
    isNew = true;
    wake();
  });
  client.on("close", () => {
    hasEnded = true;
    wake();
  });
  return {
    wait: async (ms) => {
      const woken = new AbortController();
      wake = () => {
        woken.abort();
      };
      if (!isNew && !hasEnded) await pause(ms, AbortSignal.any([signal, woken.signal]));
      if (hasEnded || signal.aborted) throw new MailboxTroubleError("broken-off");
      isNew = false;
    },
  };
}

const healthEveryMs = toMs({ minutes: 1 });
const skippedForMs = toMs({ days: 1 });

type Noted = { readonly trouble: MailboxTrouble | null; readonly atMs: number };

/** Health is written when it changes, and once a minute for the merchant to see that somebody looks. */
async function noteHealthy(
  { store, clock }: WatchMailboxDeps,
  { mailbox, watcher, memory: { skippedAt } }: Look,
  before: Noted | undefined,
): Promise<Noted> {
  const at = clock.now();
  const atMs = at.getTime();
  const isRecent = skippedAt !== null && atMs - skippedAt.getTime() < skippedForMs;
  const trouble = isRecent ? "mail-skipped" : null;
  const isSame = before?.trouble === trouble && atMs - before.atMs < healthEveryMs;
  if (isSame) return before;
  await store.note({ ...mailbox, watcher }, { state: "ok", trouble, at });
  return { trouble, atMs };
}

async function noteFailure(
  { store, clock, log }: WatchMailboxDeps,
  { mailbox, watcher }: Watch,
  trouble: MailboxTrouble,
): Promise<void> {
  const { id: mailboxId } = mailbox;
  log.warn({ mailboxId, trouble }, "a mailbox cannot be looked into; it is tried again");
  try {
    await store.note({ ...mailbox, watcher }, { state: "failing", trouble, at: clock.now() });
  } catch (error) {
    log.error({ mailboxId, err: error }, "what is wrong with a mailbox could not be kept");
  }
}

/** Ends early, and without an error, when the signal says so. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    // The signal came; whoever waited looks at it.
  }
}
