import type { Clock } from "../../domain/shared/clock.ts";
import { toMs } from "../../domain/shared/duration.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import {
  allUnreadableBy,
  isRotationDue,
  retirableFrom,
  type KeyRules,
} from "../../seal/key-schedule.ts";
import type { HeldKey, KeyService } from "../../seal/keyring.server.ts";
import { type KeyEvent, noteKeyStates, readKeyStates, type KnownKey } from "./key-states.server.ts";
import {
  countWrapped,
  rewrapKeys,
  type RewrapDeps,
  type RewrapOptions,
} from "./rewrap-keys.server.ts";
import { type EarlierWrites, waitForEarlierWrites } from "../erasure/earlier-writes.server.ts";

/** As long as the pool lets anybody wait for a connection, and a second. */
const longestPoolWaitMs = toMs({ seconds: 31 });

/** Something asked of the keys that cannot be done now; the message says when or how. */
export class KeyRotationError extends Error {
  override readonly name = "KeyRotationError";
}

export type KeyRotationDeps = {
  readonly prisma: PrismaClient;
  readonly pool: RewrapDeps["pool"];
  readonly keys: KeyService;
  readonly rules: KeyRules;
  readonly clock: Clock;
  readonly record?: (event: KeyEvent) => Promise<void>;
  /** Told in words of what an operator must look after. */
  readonly report?: (trouble: string) => void;
  /** How long a write that wrapped a key may wait for a connection; half a minute unless told. */
  readonly poolWaitMs?: number;
};

export type RotateOptions = RewrapOptions & {
  /** Does not wait until the copies that the former key opens have aged out. */
  readonly retireNow?: boolean;
  /** No process of the app runs, so none may still be about to store what it wrapped. */
  readonly isAppStopped?: boolean;
};

export type RetireOptions = Pick<RotateOptions, "isAppStopped"> & { readonly evenNow?: boolean };

export type RotateResult = {
  readonly primary: string;
  /** Keys wrapped anew. */
  readonly rewrapped: number;
  readonly made: string | null;
  readonly former: string | null;
  readonly retired: readonly string[];
  /** From when the former key may be dropped; null when there is none. */
  readonly retireFrom: Date | null;
};

export type KeyStatus = {
  readonly primary: string;
  readonly keys: readonly (KnownKey & {
    readonly wrapped: number;
    readonly retireFrom: Date | null;
  })[];
  readonly copiesUnreadableBy: Date | null;
};

export type KeyRotation = {
  readonly status: () => Promise<KeyStatus>;
  /** A new key where one can be made, and everything wrapped by it. Goes on with a killed run. */
  readonly rotate: (options?: RotateOptions) => Promise<RotateResult>;
  /** Drops the former key, once it may be; answers the keys that went. */
  readonly retire: (options?: RetireOptions) => Promise<readonly string[]>;
  /** What is due: re-wrapping what is left over, retiring, replacing. */
  readonly renew: (signal?: AbortSignal) => Promise<void>;
  /** When all that is wrapped now is unreadable in every copy; null when no replacement is scheduled. */
  readonly copiesUnreadableBy: (now: Date) => Promise<Date | null>;
  /** Why nothing may be wrapped now, in words for an operator; null while all is well. */
  readonly fault: () => string | null;
};

/** Looks after the key-encryption keys: who wraps, who may go, and by when. */
export function createKeyRotation(deps: KeyRotationDeps): KeyRotation {
  return {
    status: () => readStatus(deps),
    rotate: (options = {}) => rotate(deps, options),
    retire: async (options = {}) => {
      await finishRewrap(deps, {});
      const retired = await retire(deps, options);
      // Also what a killed run did not come to.
      await noteKeyStates(deps);
      return retired;
    },
    renew: (signal) => renew(deps, signal === undefined ? {} : { signal }),
    copiesUnreadableBy: (now) => Promise.resolve(scheduledEnd(deps, now)),
    fault: () => deps.keys.fault(),
  };
}

/** The former key, while it is held. */
const formerOf = ({ keys }: KeyRotationDeps): HeldKey | undefined => keys.held()[1];

function scheduledEnd({ keys, rules }: KeyRotationDeps, now: Date): Date | null {
  const { changes } = keys;
  if (changes?.mayRunByItself !== true || changes.obstacle() !== null) return null;
  return allUnreadableBy(keys.held(), rules, now);
}

async function readStatus(deps: KeyRotationDeps): Promise<KeyStatus> {
  const now = deps.clock.now();
  const wrapped = await countWrapped(deps.pool);
  const known = await readKeyStates(deps);
  return {
    primary: deps.keys.primaryId,
    keys: known.map((key) => ({
      ...key,
      wrapped: wrapped.get(key.id) ?? 0,
      retireFrom: key.replacedAt === null ? null : retirableFrom(key.replacedAt, deps.rules),
    })),
    copiesUnreadableBy: scheduledEnd(deps, now),
  };
}

function rewrap(deps: KeyRotationDeps, options: RewrapOptions): Promise<number> {
  const onClosed = (rows: number) =>
    deps.report?.(`${String(rows)} wrapped keys open under no key that is held`);
  return rewrapKeys({ pool: deps.pool, keyring: deps.keys }, { onClosed, ...options });
}

/** Throws `KeyRotationError` when what was begun before does not end. */
async function letWritesEnd({ pool }: KeyRotationDeps, options: EarlierWrites): Promise<void> {
  if (await waitForEarlierWrites(pool, options)) return;
  throw new KeyRotationError(
    "a transaction in the database has been open for too long: what it wrapped may still need the former key",
  );
}

/**
 * Everything under the primary, also what others began to write before they saw it. Then the
 * former key is noted as replaced.
 */
async function finishRewrap(deps: KeyRotationDeps, options: RewrapOptions): Promise<number> {
  const { keys, clock } = deps;
  let rewrapped = await rewrap(deps, options);
  const former = formerOf(deps);
  if (former?.replacedAt === null) {
    await letWritesEnd(deps, { signal: options.signal });
    rewrapped += await rewrap(deps, options);
    await keys.changes?.markReplaced(former.id, clock.now());
    await noteKeyStates(deps);
  }
  return rewrapped;
}

/**
 * Before a key goes for good: whoever wrapped by it last has waited for a connection at most,
 * and then has had a transaction's time.
 */
async function settle(deps: KeyRotationDeps, { isAppStopped }: RetireOptions): Promise<void> {
  const { keys, clock } = deps;
  const poolWaitMs = isAppStopped === true ? 0 : (deps.poolWaitMs ?? longestPoolWaitMs);
  const since = keys.held()[0]?.createdAt ?? clock.now();
  const passed = Math.max(0, clock.now().getTime() - since.getTime());
  await letWritesEnd(deps, { headStartMs: Math.max(0, poolWaitMs - passed) });
  await rewrap(deps, {});
}

async function rotate(deps: KeyRotationDeps, options: RotateOptions): Promise<RotateResult> {
  const { keys } = deps;
  const retiring = {
    evenNow: options.retireNow === true,
    isAppStopped: options.isAppStopped === true,
  };
  const wasUnfinished = formerOf(deps)?.replacedAt === null;
  let rewrapped = await finishRewrap(deps, options);
  const retired: string[] = [];
  const before = keys.primaryId;
  // A killed run is gone on with; only a finished one is followed by the next.
  if (keys.changes !== null && !wasUnfinished) {
    retired.push(...(await retire(deps, retiring)));
    await keys.changes.create(deps.clock.now());
    rewrapped += await finishRewrap(deps, options);
  }
  if (retiring.evenNow) retired.push(...(await retire(deps, retiring)));
  await noteKeyStates(deps);
  const made = keys.primaryId === before ? null : keys.primaryId;
  return { primary: keys.primaryId, rewrapped, made, retired, ...(await describeFormer(deps)) };
}

async function describeFormer(
  deps: KeyRotationDeps,
): Promise<Pick<RotateResult, "former" | "retireFrom">> {
  const former = formerOf(deps);
  if (former === undefined) return { former: null, retireFrom: null };
  const known = await readKeyStates(deps);
  const replacedAt = known.find(({ id }) => id === former.id)?.replacedAt ?? null;
  return { former: former.id, retireFrom: fromWhen(deps, replacedAt) };
}

function fromWhen({ rules }: KeyRotationDeps, replacedAt: Date | null): Date | null {
  return replacedAt === null ? null : retirableFrom(replacedAt, rules);
}

/** Drops the former key if it may go. Throws `KeyRotationError` while copies need it, unless told not to wait. */
async function retire(deps: KeyRotationDeps, options: RetireOptions): Promise<readonly string[]> {
  const { keys, clock } = deps;
  const former = formerOf(deps);
  if (former === undefined || keys.changes === null) return [];
  const at = clock.now();
  if (options.evenNow !== true) requireAgedOut(former, fromWhen(deps, former.replacedAt), at);
  await settle(deps, options);
  await requireUnused(deps, former);
  await keys.changes.retire(former.id);
  // One that was given beside the file is its operator's to drop.
  if (formerOf(deps)?.id === former.id) return [];
  await noteKeyStates(deps);
  return [former.id];
}

function requireAgedOut({ id }: HeldKey, from: Date | null, at: Date): void {
  if (from !== null && from <= at) return;
  const when = from === null ? "later" : `from ${from.toISOString()}`;
  throw new KeyRotationError(`${id} still opens copies of the database; it may go ${when}`);
}

async function requireUnused({ pool }: KeyRotationDeps, { id }: HeldKey): Promise<void> {
  const wrapped = (await countWrapped(pool)).get(id) ?? 0;
  if (wrapped === 0) return;
  throw new KeyRotationError(`${id} is still needed by ${String(wrapped)} rows`);
}

async function renew(deps: KeyRotationDeps, options: RewrapOptions): Promise<void> {
  const { changes } = deps.keys;
  const isScheduled = changes?.mayRunByItself === true && deps.rules.rotationDays > 0;
  const obstacle = isScheduled ? changes.obstacle() : null;
  if (obstacle !== null) deps.report?.(`keys are not replaced: ${obstacle}`);
  await finishRewrap(deps, options);
  if (changes?.mayRunByItself === true && obstacle === null) {
    await retireAgedOut(deps);
    await replaceOld(deps, options);
  }
  await noteKeyStates(deps);
}

async function retireAgedOut(deps: KeyRotationDeps): Promise<void> {
  const from = fromWhen(deps, formerOf(deps)?.replacedAt ?? null);
  if (from !== null && from <= deps.clock.now()) await retire(deps, {});
}

async function replaceOld(deps: KeyRotationDeps, options: RewrapOptions): Promise<void> {
  const { keys, rules, clock } = deps;
  const [primary, former] = keys.held();
  if (primary === undefined || former !== undefined) return;
  if (!isRotationDue(primary, rules, clock.now())) return;
  await keys.changes?.create(clock.now());
  await finishRewrap(deps, options);
}
