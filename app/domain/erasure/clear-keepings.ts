import { SourceRefusedError, TransientSourceError } from "../data-requests/ports.ts";
import { isOver } from "../keeping/plan-keeping.ts";
import type { Clock } from "../shared/clock.ts";
import { toMs, type Duration } from "../shared/duration.ts";
import type { DataRequestId, InstallationId, OrderId } from "../shared/ids.ts";
import type { StoreEraser } from "./ports.ts";
import { isEmptyValues } from "./step-values.ts";
import type { ErasureStep } from "./types.ts";

/** A field of an order whose clearing waits. */
export type OpenKeeping = {
  readonly id: string;
  readonly installationId: InstallationId;
  readonly dataRequestId: DataRequestId | null;
  readonly orderId: OrderId;
  readonly field: string;
  readonly ground: string;
  readonly keptUntil: string;
};

/** How an entry ended. `closed`: there is nothing to clear any more. */
export type KeepingClosing =
  { readonly state: "cleared" } | { readonly state: "closed"; readonly because: "order-gone" };

/** A shop with entries that may be over: the lifetime open now, and its zone. */
export type KeepingShop = {
  /** Lifetime the entries hang on. */
  readonly installationId: InstallationId;
  readonly open: InstallationId;
  /** IANA zone. */
  readonly timeZone: string;
};

export type LegalKeepingStore = {
  /** Installed shops with entries whose last day is over somewhere on earth. Others wait. */
  readonly shopsWithDue: (now: Date) => Promise<readonly KeepingShop[]>;
  /**
   * Their open entries, read page by page; one that stays open comes once, and one
   * that was refused not before its next try.
   */
  readonly dueOf: (id: InstallationId, now: Date) => AsyncIterable<OpenKeeping>;
  /** With its evidence, in one transaction; false when somebody else closed it before. */
  readonly close: (keeping: OpenKeeping, closing: KeepingClosing, at: Date) => Promise<boolean>;
  /** Shopify refused; the entry stays open and is tried again then. */
  readonly noteRefusal: (
    keeping: OpenKeeping,
    refusal: { readonly code: string; readonly nextTryAt: Date },
  ) => Promise<void>;
};

export type ClearKeepingsDeps = {
  readonly store: LegalKeepingStore;
  readonly eraser: StoreEraser;
  readonly clock: Clock;
};

export type ClearedKeepings = {
  readonly cleared: number;
  readonly closed: number;
  readonly refused: number;
};

/** What Shopify refuses is tried daily at first, weekly once it has been over for this long. */
const patience: Duration = { days: 30 };

/** When to try again what Shopify refused at `now`. */
export function planNextTry({ keptUntil }: Pick<OpenKeeping, "keptUntil">, now: Date): Date {
  const isStubborn = now.getTime() - Date.parse(keptUntil) > toMs(patience);
  return new Date(now.getTime() + toMs({ days: isStubborn ? 7 : 1 }));
}

/**
 * Clears every kept field whose last day is over in its shop's zone, reads it
 * back and closes its entry. A shop that is not installed waits, and what
 * Shopify refuses stays open and is tried a day later, in the end weekly. Safe to
 * repeat. What went wrong with one entry or shop is thrown after all others had
 * their turn: an unexpected error before the `TransientSourceError` of a shop that
 * could not be reached now.
 */
export async function clearKeepings(
  deps: ClearKeepingsDeps,
  signal: AbortSignal,
): Promise<ClearedKeepings> {
  const counts = { cleared: 0, closed: 0, refused: 0, passed: 0 };
  const troubles: unknown[] = [];
  for (const shop of await deps.store.shopsWithDue(deps.clock.now())) {
    try {
      const count = (end: End): number => (counts[end] += 1);
      await clearShop(deps, { shop, signal, count, onTrouble: (error) => troubles.push(error) });
    } catch (error) {
      signal.throwIfAborted();
      if (!isNotInstalled(error)) troubles.push(error);
    }
  }
  if (troubles.length > 0) {
    throw troubles.find((error) => !(error instanceof TransientSourceError)) ?? troubles[0];
  }
  const { cleared, closed, refused } = counts;
  return { cleared, closed, refused };
}

type End = "cleared" | "closed" | "refused" | "passed";

type ShopRun = {
  readonly shop: KeepingShop;
  readonly signal: AbortSignal;
  readonly count: (end: End) => void;
  /** Hears of an entry that failed and keeps none behind it from its turn. */
  readonly onTrouble: (error: unknown) => void;
};

async function clearShop(deps: ClearKeepingsDeps, run: ShopRun): Promise<void> {
  const { shop, signal, count, onTrouble } = run;
  for await (const keeping of deps.store.dueOf(shop.installationId, deps.clock.now())) {
    signal.throwIfAborted();
    if (!isOver(keeping.keptUntil, deps.clock.now(), shop.timeZone)) continue;
    try {
      count(await clearOne(deps, keeping, { installationId: shop.open, signal }));
    } catch (error) {
      // The whole shop cannot be reached: nothing else there can be either.
      if (error instanceof TransientSourceError || isNotInstalled(error)) throw error;
      signal.throwIfAborted();
      onTrouble(error);
    }
  }
}

type Context = { readonly installationId: InstallationId; readonly signal: AbortSignal };

async function clearOne(
  deps: ClearKeepingsDeps,
  keeping: OpenKeeping,
  context: Context,
): Promise<End> {
  const outcome = await empty(deps, context, toStep(keeping));
  if (outcome.kind === "refused") {
    const nextTryAt = planNextTry(keeping, deps.clock.now());
    await deps.store.noteRefusal(keeping, { code: outcome.code, nextTryAt });
    return "refused";
  }
  const closing: KeepingClosing =
    outcome.kind === "gone" ? { state: "closed", because: "order-gone" } : { state: "cleared" };
  return (await deps.store.close(keeping, closing, deps.clock.now())) ? closing.state : "passed";
}

type Emptied =
  | { readonly kind: "gone" }
  | { readonly kind: "empty" }
  | { readonly kind: "refused"; readonly code: string };

/** Empties the field and looks again whether it is; an order that vanishes between is gone. */
async function empty(
  { eraser }: ClearKeepingsDeps,
  context: Context,
  step: ErasureStep,
): Promise<Emptied> {
  try {
    const before = await eraser.read(context, step);
    if (before === undefined) return { kind: "gone" };
    if (isEmptyValues(step.action, before)) return { kind: "empty" };
    const outcome = await eraser.write(context, step);
    if (outcome.kind === "refused") return outcome;
    const after = await eraser.read(context, step);
    if (after === undefined) return { kind: "gone" };
    return isEmptyValues(step.action, after)
      ? { kind: "empty" }
      : { kind: "refused", code: "not-read-back" };
  } catch (error) {
    if (error instanceof SourceRefusedError && !isNotInstalled(error)) {
      return { kind: "refused", code: "source-refused" };
    }
    throw error;
  }
}

function isNotInstalled(error: unknown): boolean {
  return error instanceof SourceRefusedError && error.code === "shop-not-installed";
}

/** No digest: the field goes whatever it holds, for its ground is over. */
function toStep({ orderId, field }: OpenKeeping): ErasureStep {
  return {
    number: 0,
    place: "orders",
    action: "clear-order",
    target: `gid://shopify/Order/${orderId}`,
    fields: [field],
    seen: "",
  };
}
