import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../../app/db/database.server.ts";
import { createCarving } from "../../app/self-audit/carve.ts";
import { type AuditResult, runAudit } from "../../app/self-audit/run-audit.ts";
import { gatherSources } from "./audit-sources.ts";
import {
  auditShop,
  type AuditWorld,
  type AuditWorldOptions,
  startAuditWorld,
} from "./audit-world.ts";

const atOnce = 8;

export type SelfAuditOptions = AuditWorldOptions & {
  readonly say: (text: string) => void;
  /** Longest time all requests of one kind may take together. */
  readonly limitMs: number;
  /** Called with the migrated, empty database, before the first request. */
  readonly prepare?: (database: Database) => Promise<void>;
  /** Ends without erasing anybody when the first search has not found what it should. */
  readonly stopAtFault?: boolean;
};

export type SelfAuditReport = {
  /** Whether every expectation holds. */
  readonly ok: boolean;
  readonly engine: string;
  readonly people: number;
  readonly tokens: number;
  /** What must be so, by name, and whether it is. */
  readonly expected: {
    readonly "nothing lies open before the erasure": boolean;
    readonly "the keys open everybody before the erasure": boolean;
    readonly "nothing lies open after the erasure": boolean;
    readonly "the keys open nobody after the erasure": boolean;
  };
  readonly before: AuditResult;
  /** Null when it ended before the erasure. */
  readonly after: AuditResult | null;
};

/**
 * The whole self-audit on a store of its own: access for everybody, a backup,
 * both searches (a positive control), erasure of everybody, new keys with the
 * former one retired, both searches again.
 */
export async function runSelfAudit(options: SelfAuditOptions): Promise<SelfAuditReport> {
  const { say } = options;
  say(`starting a store of ${String(options.people)} people on ${options.engine}`);
  const world = await startAuditWorld(options);
  try {
    return await audit(world, options);
  } finally {
    await world.stop();
  }
}

async function audit(world: AuditWorld, options: SelfAuditOptions): Promise<SelfAuditReport> {
  const { say, prepare } = options;
  if (prepare !== undefined) await withDatabase(world, prepare);
  say("access requests for everybody");
  await sendToAll(world, (person) => world.shopify.client.sendDataRequest(person));
  await waitForEnd(world, options, { kind: "access", ends: ["answered"] });
  await world.stopApp();
  say("backing up");
  await world.database.backUp(world.folders.backups);
  const before = await search(world, say);
  if (options.stopAtFault === true && !isAsExpected(world, before))
    return judge(world, before, null);
  await world.startApp();
  say("handing the answers over");
  await handOverAll(world);
  say("erasing everybody");
  await sendToAll(world, (person) => world.shopify.client.sendRedact(person));
  await waitForEnd(world, options, { kind: "erasure", ends: ["watching", "completed"] });
  say("replacing the key-encryption key and retiring the former");
  await world.stopApp();
  await world.rotateKeys();
  const after = await search(world, say);
  return judge(world, before, after);
}

/** Before the erasure: nothing in the open, and everybody with the keys. */
function isAsExpected({ people }: AuditWorld, { plain, keyed }: AuditResult): boolean {
  return plain.tokens === 0 && keyed.people === people.length;
}

function judge(world: AuditWorld, before: AuditResult, after: AuditResult | null): SelfAuditReport {
  const people = world.people.length;
  const expected: SelfAuditReport["expected"] = {
    "nothing lies open before the erasure": before.plain.tokens === 0,
    "the keys open everybody before the erasure": before.keyed.people === people,
    "nothing lies open after the erasure": after?.plain.tokens === 0,
    "the keys open nobody after the erasure": after?.keyed.tokens === 0,
  };
  return {
    ok: Object.values(expected).every(Boolean),
    engine: world.engine,
    people,
    tokens: world.people.reduce((sum, { tokens }) => sum + tokens.length, 0),
    ...{ expected, before, after },
  };
}

async function withDatabase<T>(
  world: AuditWorld,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = world.database.connect();
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function search(world: AuditWorld, say: (text: string) => void): Promise<AuditResult> {
  say("searching, without keys and with them");
  const startedAtMs = performance.now();
  const result = await withDatabase(world, async (database) =>
    runAudit({
      sources: await gatherSources(world, database),
      people: world.people,
      opening: createCarving(await world.heldKeys()),
    }),
  );
  const bytes = result.sources.reduce((sum, one) => sum + one.bytes, 0);
  const seconds = (performance.now() - startedAtMs) / 1000;
  say(
    `${(bytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(0)} s: ${String(result.plain.tokens)} tokens ` +
      `lie open, ${String(result.keyed.people)} people open with the keys`,
  );
  return result;
}

type Send = (person: { readonly shop: string; readonly person: string }) => Promise<{
  readonly webhookId: string;
}>;

async function sendToAll({ people, shopify }: AuditWorld, send: Send): Promise<void> {
  await inTurns(people, async ({ person }) => {
    const { webhookId } = await send({ shop: auditShop, person });
    const { attempts } = await shopify.client.waitForAttempts(webhookId, 1, 60_000);
    if (attempts.at(-1)?.status !== 200) throw new Error("a webhook was not acknowledged");
  });
}

/** Some at a time. */
async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = all.values();
  const lane = async () => {
    for (const one of left) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

async function handOverAll(world: AuditWorld): Promise<void> {
  const ids = await withDatabase(world, async ({ pool }) => {
    const query = `SELECT "id" FROM "DataRequest" WHERE "kind" = 'access'`;
    return (await pool.query<{ id: string }>(query)).rows;
  });
  await inTurns(ids, async ({ id }) => {
    const status = await world.post(`/app/requests/${id}`, { intent: "hand-over" });
    if (status !== 200) throw new Error(`an answer was not handed over: ${String(status)}`);
  });
}

type Ending = { readonly kind: string; readonly ends: readonly string[] };

async function waitForEnd(
  world: AuditWorld,
  { say, limitMs }: SelfAuditOptions,
  { kind, ends }: Ending,
): Promise<void> {
  const endsAtMs = Date.now() + limitMs;
  const wanted = world.people.length;
  for (;;) {
    const counts = await withDatabase(world, async ({ pool }) => {
      const query = `SELECT "status", count(*)::int AS "count" FROM "DataRequest"
        WHERE "kind" = $1 GROUP BY 1`;
      return (await pool.query<{ status: string; count: number }>(query, [kind])).rows;
    });
    const done = counts.filter(({ status }) => ends.includes(status));
    const ended = done.reduce((sum, { count }) => sum + count, 0);
    if (ended >= wanted) return;
    const states = counts.map(({ status, count }) => `${String(count)} ${status}`).join(", ");
    if (Date.now() > endsAtMs) throw new Error(`${kind} requests did not end: ${states}`);
    say(`${kind}: ${states}`);
    await sleep(2_000);
  }
}
