import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { toMs } from "../domain/shared/duration.ts";

/** Longer than any transaction of the app may last; a backup's may last longer, and writes nothing. */
const longestMs = toMs({ seconds: 35 });
/** From wrapping a key to beginning the transaction that stores it. */
const headStartMs = toMs({ seconds: 1 });
const pauseMs = 250;

/** Waits until every transaction that may have begun before this call is over. */
export async function waitForEarlierWrites(pool: pg.Pool, signal?: AbortSignal): Promise<void> {
  await sleep(headStartMs, undefined, { signal });
  const { rows } = await pool.query<{ now: string }>("SELECT clock_timestamp()::text AS now");
  const since = rows[0]?.now;
  const until = performance.now() + longestMs;
  while (performance.now() < until) {
    const open = await pool.query<{ count: string }>(
      `SELECT count(*) AS count FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
          AND xact_start < $1::timestamptz`,
      [since],
    );
    if (Number(open.rows[0]?.count ?? 0) === 0) return;
    await sleep(pauseMs, undefined, { signal });
  }
}
