import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../../app/db/database.server.ts";
import { keyEncryptionKeyId } from "../../app/seal/keyring.server.ts";
import { createCarving } from "../../app/self-audit/carve.ts";
import { type AuditKey, type AuditResult, runAudit } from "../../app/self-audit/run-audit.ts";
import { gatherSources } from "./audit-sources.ts";
import {
  auditShop,
  type AuditWorld,
  type AuditWorldOptions,
  startAuditWorld,
} from "./audit-world.ts";
import { isAsExpected, judgeAudit, type SelfAuditReport } from "./judge-audit.ts";

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
  const { seconds, begin } = createParts(options.say);
  const own = { engine: world.engine, planted: world.people, seconds };
  if (options.prepare !== undefined) await withDatabase(world, options.prepare);
  begin("access requests for everybody");
  await sendToAll(world, (person) => world.shopify.client.sendDataRequest(person));
  await waitForEnd(world, options, { kind: "access", ends: ["answered"] });
  await world.stopApp();
  begin("backing up");
  await world.database.backUp(world.folders.backups);
  begin("searching before the erasure, without keys and with them");
  const before = await search(world, options.say, []);
  const formerKeys = await readKeys(world);
  if (options.stopAtFault === true && !isAsExpected(world.people.length, before)) {
    return judgeAudit({ ...own, before, after: null, formerKeys, held: formerKeys });
  }
  begin("handing the answers over");
  await world.startApp();
  await handOverAll(world);
  begin("erasing everybody");
  await eraseAll(world, options);
  await world.stopApp();
  begin("replacing the key-encryption key and retiring the former");
  await world.rotateKeys();
  begin("searching after the erasure, without keys and with them");
  const held = await readKeys(world);
  const retired = formerKeys.filter(({ name }) => !held.some((key) => key.name === name));
  const after = await search(world, options.say, retired);
  begin("done");
  return judgeAudit({ ...own, before, after, formerKeys, held });
}

/** Says what begins, and notes how long what went before it took. */
function createParts(say: (text: string) => void) {
  const seconds: Record<string, number> = {};
  let last: { readonly part: string; readonly atMs: number } | undefined;
  const begin = (part: string): void => {
    const atMs = performance.now();
    if (last !== undefined) seconds[last.part] = Math.round((atMs - last.atMs) / 100) / 10;
    last = { part, atMs };
    say(part);
  };
  return { seconds, begin };
}

/** To its end: also Shopify's own part has read back as erased. */
async function eraseAll(world: AuditWorld, options: SelfAuditOptions): Promise<void> {
  await sendToAll(world, (person) => world.shopify.client.sendRedact(person));
  await waitForEnd(world, options, { kind: "erasure", ends: ["watching", "completed"] });
  await readBackAll(world);
  await waitForEnd(world, options, { kind: "erasure", ends: ["completed"] });
}

async function readKeys(world: AuditWorld): Promise<readonly AuditKey[]> {
  const keys = await world.heldKeys();
  return keys.map((bytes) => ({ name: keyEncryptionKeyId(bytes), bytes }));
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

async function search(
  world: AuditWorld,
  say: (text: string) => void,
  retired: readonly AuditKey[],
): Promise<AuditResult> {
  const startedAtMs = performance.now();
  const held = await readKeys(world);
  const result = await withDatabase(world, async (database) =>
    runAudit({
      sources: await gatherSources(world, database),
      people: world.people,
      keys: [...held, ...retired],
      opening: createCarving(held.map(({ bytes }) => bytes)),
    }),
  );
  const bytes = result.sources.reduce((sum, one) => sum + one.bytes, 0);
  const same = result.sources.reduce((sum, one) => sum + one.sameBytes, 0);
  const seconds = (performance.now() - startedAtMs) / 1000;
  say(
    `${(bytes / 1e6).toFixed(0)} MB (${(same / 1e6).toFixed(0)} of them in copies) in ${seconds.toFixed(0)} s: ` +
      `${String(result.plain.tokens)} tokens lie open, ${String(result.keyed.people)} people open with the keys`,
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

const handOverAll = (world: AuditWorld) => actOnAll(world, `"kind" = 'access'`, "hand-over");

/** As the merchant can: by itself Lagom looks after fifteen minutes. */
const readBackAll = (world: AuditWorld) =>
  actOnAll(world, `"kind" = 'erasure' AND "status" = 'watching'`, "read-back-now");

async function actOnAll(world: AuditWorld, where: string, intent: string): Promise<void> {
  const ids = await withDatabase(world, async ({ pool }) => {
    const query = `SELECT "id" FROM "DataRequest" WHERE ${where}`;
    return (await pool.query<{ id: string }>(query)).rows;
  });
  await inTurns(ids, async ({ id }) => {
    const status = await world.post(`/app/requests/${id}`, { intent });
    // 409: it has happened already.
    if (status !== 200 && status !== 409) throw new Error(`${intent}: ${String(status)}`);
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
  let said = "";
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
    if (states !== said) say(`${kind}: ${states}`);
    said = states;
    await sleep(500);
  }
}
