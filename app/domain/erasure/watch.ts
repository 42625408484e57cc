import { SourceRefusedError } from "../data-requests/ports.ts";
import type { Clock } from "../shared/clock.ts";
import { toMs, type Duration } from "../shared/duration.ts";
import type { DataRequestId, InstallationId } from "../shared/ids.ts";
import type { ShopifyErasureReader } from "./ports.ts";

/** Pauses after the first looks; later ones come a day apart, and a week apart once overdue. */
const firstPauses: readonly Duration[] = [{ minutes: 15 }, { hours: 1 }, { hours: 6 }];
const laterPause: Duration = { days: 1 };
const overduePause: Duration = { days: 7 };

/** A look that failed is taken again after this, behind those that were due before then. */
const troublePause: Duration = { hours: 1 };

/** Shopify has this long after it told us before the merchant is asked to look. */
const patience: Duration = { days: 30 };

/** From when on Shopify is late with an erasure it was left. */
export function overdueFrom(handedOverAt: Date): Date {
  return new Date(handedOverAt.getTime() + toMs(patience));
}

/** Shopify's own erasure of one person, not read back yet. */
export type WatchedErasure = {
  readonly id: DataRequestId;
  /** Lifetime of the app the request came in. */
  readonly installationId: InstallationId;
  /** Gids of customers and orders. */
  readonly targets: readonly string[];
  readonly handedOverAt: Date;
  readonly state: "watching" | "overdue";
  /** Looks so far. */
  readonly checks: number;
};

/** What a look came to; null remaining: Shopify could not be asked. */
export type Look = {
  readonly at: Date;
  readonly remaining: number | null;
  readonly state: "watching" | "overdue";
  readonly nextCheckAt: Date;
};

/** A look whose time has come. */
export type DueLook = {
  readonly id: DataRequestId;
  /** Row of the shop, whichever lifetime of the app the request came in. */
  readonly shopId: string;
  readonly nextCheckAt: Date;
};

/** Where the watch is stored. */
export type ShopifyErasureStore = {
  /** Looks that are due, the longest overdue first, those behind `after` only. */
  readonly due: (
    now: Date,
    page: { readonly after: DueLook | null; readonly size: number },
  ) => Promise<readonly DueLook[]>;
  /** A look that failed is due again later; its count of looks stays. */
  readonly postpone: (id: DataRequestId, nextCheckAt: Date) => Promise<void>;
  /** Undefined when there is nothing to watch (any more). */
  readonly open: (id: DataRequestId) => Promise<WatchedErasure | undefined>;
  /** Writes a look down, unless another has been taken since `before` was read. */
  readonly noteLook: (before: WatchedErasure, look: Look) => Promise<void>;
  /**
   * Shopify's erasure read back: in one transaction the request is completed, the
   * targets and their key go, timeline, evidence and the final receipt are
   * written. `unread` records could not be read and are said to be so. Twice is once.
   */
  readonly finish: (
    erasure: WatchedErasure,
    end: { readonly at: Date; readonly unread: number },
  ) => Promise<boolean>;
};

/**
 * When to look again, and whether Shopify is late: 15 minutes, 1 hour and 6 hours
 * after the first three looks, then daily; from 30 days on weekly.
 *
 * @param checks looks so far, the one at `now` among them
 */
export function planNextLook(
  { handedOverAt, checks }: { readonly handedOverAt: Date; readonly checks: number },
  now: Date,
): Pick<Look, "state" | "nextCheckAt"> {
  const isOverdue = now.getTime() >= overdueFrom(handedOverAt).getTime();
  const pause = isOverdue ? overduePause : (firstPauses[checks - 1] ?? laterPause);
  return {
    state: isOverdue ? "overdue" : "watching",
    nextCheckAt: new Date(now.getTime() + toMs(pause)),
  };
}

export type WatchErasureDeps = {
  readonly store: ShopifyErasureStore;
  readonly reader: ShopifyErasureReader;
  /** The lifetime of the app open now in the shop of any lifetime; undefined without one. */
  readonly findOpen: (id: InstallationId) => Promise<InstallationId | undefined>;
  readonly clock: Clock;
};

/**
 * Looks whether Shopify has erased what it said it would, and ends the request
 * when nothing of it is left, or, once Shopify is late, nothing but records that
 * the app may not read: no look would ever find them erased. Safe to repeat. Throws `TransientSourceError` when
 * Shopify cannot be read now.
 */
export async function readBackErasure(
  deps: WatchErasureDeps,
  id: DataRequestId,
  signal: AbortSignal,
): Promise<"read-back" | "remains" | "nothing-to-do"> {
  const erasure = await deps.store.open(id);
  if (erasure === undefined) return "nothing-to-do";
  const at = deps.clock.now();
  const next = planNextLook({ ...erasure, checks: erasure.checks + 1 }, at);
  const isLate = next.state === "overdue";
  const { remaining, unread } = await countRemaining(deps, erasure, { signal, isLate });
  if (remaining === unread) {
    return (await deps.store.finish(erasure, { at, unread })) ? "read-back" : "nothing-to-do";
  }
  await deps.store.noteLook(erasure, { at, remaining, ...next });
  return "remains";
}

type Remaining = {
  /** Null when the app may not look: it is not installed (any more). */
  readonly remaining: number | null;
  /** Of those, what the app cannot read; asked for only when Shopify is late. */
  readonly unread: number;
};

async function countRemaining(
  { findOpen, reader }: WatchErasureDeps,
  { installationId, targets }: WatchedErasure,
  { signal, isLate }: { readonly signal: AbortSignal; readonly isLate: boolean },
): Promise<Remaining> {
  const open = await findOpen(installationId);
  if (open === undefined) return { remaining: null, unread: 0 };
  const context = { installationId: open, signal };
  try {
    const remaining = await reader.countRemaining(context, targets);
    const mustAsk = isLate && remaining > 0;
    return { remaining, unread: mustAsk ? await reader.countUnreadable(context, targets) : 0 };
  } catch (error) {
    if (error instanceof SourceRefusedError) return { remaining: null, unread: 0 };
    throw error;
  }
}

const PAGE = 100;

/**
 * Takes every look that is due, those waiting longest first, so that none starves
 * behind others. One that fails is put off, and its shop is asked no more in this
 * round; the rest of that shop comes first in the next one. `onTrouble` hears of it.
 */
export async function watchErasures(
  deps: WatchErasureDeps & {
    readonly onTrouble: (id: DataRequestId, error: unknown) => void;
  },
  signal: AbortSignal,
): Promise<void> {
  const now = deps.clock.now();
  const troubled = new Set<string>();
  let after: DueLook | null = null;
  for (;;) {
    const page: readonly DueLook[] = await deps.store.due(now, { after, size: PAGE });
    for (const { id, shopId } of page) {
      if (troubled.has(shopId)) continue;
      signal.throwIfAborted();
      try {
        await readBackErasure(deps, id, signal);
      } catch (error) {
        // A round that is stopped says nothing about the shop it was at.
        signal.throwIfAborted();
        troubled.add(shopId);
        await deps.store.postpone(id, new Date(deps.clock.now().getTime() + toMs(troublePause)));
        deps.onTrouble(id, error);
      }
    }
    after = page.at(-1) ?? null;
    if (page.length < PAGE) return;
  }
}
