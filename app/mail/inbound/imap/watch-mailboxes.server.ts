import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { WatchedMailbox } from "../../../domain/newsletter/mailboxes/types.ts";
import { watchMailbox, type WatchMailboxDeps } from "./watch-mailbox.server.ts";

export type WatchMailboxesDeps = WatchMailboxDeps & {
  readonly lease: {
    /** How often a process says that it is there and asks what to watch. */
    readonly everyMs: number;
    /** Unheard of for so long, its mailboxes go to another. */
    readonly leaseMs: number;
    /** Connections one process keeps. */
    readonly most: number;
  };
};

type Running = {
  readonly mailbox: WatchedMailbox;
  readonly stop: AbortController;
  readonly done: Promise<void>;
};

/**
 * Watches every mailbox that nobody else watches: one process at a time for each, another takes over when
 * it ends. Settings that change, are turned off or removed are seen within `everyMs`.
 *
 * @returns what stops it, and lets others take over at once
 */
export function watchMailboxes(deps: WatchMailboxesDeps): { readonly stop: () => Promise<void> } {
  const watcher = randomUUID();
  const stopping = new AbortController();
  const running = new Map<string, Running>();
  const done = keepWatching(deps, { watcher, running, signal: stopping.signal });
  return {
    stop: async () => {
      stopping.abort();
      await done;
      await Promise.all([...running.values()].map(endWatch));
      try {
        await deps.store.release(watcher);
      } catch (error) {
        // Its lease ends by itself.
        deps.log.warn({ err: error }, "the mailboxes that were watched could not be given back");
      }
    },
  };
}

type Keeping = {
  readonly watcher: string;
  readonly running: Map<string, Running>;
  readonly signal: AbortSignal;
};

async function keepWatching(deps: WatchMailboxesDeps, keeping: Keeping): Promise<void> {
  const { signal } = keeping;
  let heardAt = performance.now();
  while (!signal.aborted) {
    try {
      await lookRound(deps, keeping);
      heardAt = performance.now();
    } catch (error) {
      deps.log.error({ err: error }, "which mailboxes to watch could not be asked");
      // By now another process may watch them.
      if (performance.now() - heardAt > deps.lease.leaseMs / 2) await endAll(keeping);
    }
    await sleep(deps.lease.everyMs, undefined, { signal }).catch(() => undefined);
  }
}

async function lookRound(deps: WatchMailboxesDeps, keeping: Keeping): Promise<void> {
  const { watcher, running } = keeping;
  const wanted = await deps.store.claim(watcher, deps.lease);
  const byId = new Map(wanted.map((mailbox) => [mailbox.id, mailbox]));
  for (const [id, { mailbox, ...one }] of running) {
    if (byId.get(id)?.changedAt.getTime() === mailbox.changedAt.getTime()) continue;
    await endWatch(one);
    running.delete(id);
  }
  for (const mailbox of wanted) {
    if (!running.has(mailbox.id)) begin(deps, keeping, mailbox);
  }
}

function begin(deps: WatchMailboxesDeps, keeping: Keeping, mailbox: WatchedMailbox): void {
  const { watcher, running, signal } = keeping;
  const stop = new AbortController();
  const watch = { mailbox, watcher, signal: AbortSignal.any([signal, stop.signal]) };
  const done = watchMailbox(deps, watch).finally(() => {
    // One that ended by itself is begun again if it still is to be watched.
    if (running.get(mailbox.id)?.stop === stop) running.delete(mailbox.id);
  });
  running.set(mailbox.id, { mailbox, stop, done });
}

async function endWatch({ stop, done }: Pick<Running, "stop" | "done">): Promise<void> {
  stop.abort();
  await done;
}

async function endAll({ running }: Keeping): Promise<void> {
  await Promise.all([...running.values()].map(endWatch));
  running.clear();
}
