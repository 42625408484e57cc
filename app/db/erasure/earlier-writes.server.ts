import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { toMs } from "../../domain/shared/duration.ts";

/** Longer than any transaction that wraps a key may last: the end of an erasure has two minutes. */
const longestMs = toMs({ seconds: 125 });
/** From wrapping a key to beginning the transaction that stores it. */
const headStartMs = toMs({ seconds: 1 });
const pauseMs = 250;

export type EarlierWrites = {
  /** How long what was wrapped before this call may wait for its transaction; a second unless told. */
  readonly headStartMs?: number;
  /** How long those transactions may last. */
  readonly longestMs?: number;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Waits until every transaction that may have begun before this call is over. Answers false when
 * one of them lasted longer than it may. A backup's may, and writes nothing.
 */
export async function waitForEarlierWrites(
  pool: pg.Pool,
  options: EarlierWrites = {},
): Promise<boolean> {
  const { signal } = options;
  await sleep(options.headStartMs ?? headStartMs, undefined, { signal });
  const { rows } = await pool.query<{ now: string }>("SELECT clock_timestamp()::text AS now");
  const since = rows[0]?.now;
  const until = performance.now() + (options.longestMs ?? longestMs);
  for (;;) {
    const open = await pool.query<{ count: string }>(
      `SELECT count(*) AS count FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
          AND application_name <> 'pg_dump' AND xact_start < $1::timestamptz`,
      [since],
    );
    if (Number(open.rows[0]?.count ?? 0) === 0) return true;
    if (performance.now() >= until) return false;
    await sleep(pauseMs, undefined, { signal });
  }
}
