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
    readonly "keys lie in their own folder and nowhere else": boolean;
    readonly "the retired key is nowhere": boolean;
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
  const before = await search(world, say, []);
  const formerKeys = await readKeys(world);
  if (options.stopAtFault === true && !isAsExpected(world, before)) {
    return judge(world, { before, after: null, formerKeys, held: formerKeys });
  }
  await world.startApp();
  say("handing the answers over");
  await handOverAll(world);
  say("erasing everybody");
  await sendToAll(world, (person) => world.shopify.client.sendRedact(person));
  await waitForEnd(world, options, { kind: "erasure", ends: ["watching", "completed"] });
  say("asking whether Shopify has erased its part");
  await readBackAll(world);
  await waitForEnd(world, options, { kind: "erasure", ends: ["completed"] });
  say("replacing the key-encryption key and retiring the former");
  await world.stopApp();
  await world.rotateKeys();
  const held = await readKeys(world);
  const retired = formerKeys.filter(({ name }) => !held.some((key) => key.name === name));
  const after = await search(world, say, retired);
  return judge(world, { before, after, formerKeys, held });
}

/** Before the erasure: nothing in the open, and everybody with the keys. */
function isAsExpected({ people }: AuditWorld, before: AuditResult): boolean {
  return isClosed(before) && opensAll(before, people.length);
}

/** Neither a text nor an id lies open. */
const isClosed = ({ plain, ids }: AuditResult): boolean => plain.tokens + ids.plain.tokens === 0;
const opensAll = ({ keyed, ids }: AuditResult, people: number): boolean =>
  keyed.people === people && ids.keyed.people === people;

type Found = {
  readonly before: AuditResult;
  readonly after: AuditResult | null;
  readonly formerKeys: readonly AuditKey[];
  readonly held: readonly AuditKey[];
};

function judge(world: AuditWorld, { before, after, formerKeys, held }: Found): SelfAuditReport {
  const people = world.people.length;
  const isHeld = (name: string) => held.some((key) => key.name === name);
  const expected: SelfAuditReport["expected"] = {
    "nothing lies open before the erasure": isClosed(before),
    "the keys open everybody before the erasure": opensAll(before, people),
    "nothing lies open after the erasure": after !== null && isClosed(after),
    "the keys open nobody after the erasure":
      after !== null && after.keyed.tokens + after.ids.keyed.tokens === 0,
    "keys lie in their own folder and nowhere else":
      after !== null && areInFolder(formerKeys, before) && areInFolder(held, after),
    "the retired key is nowhere":
      after !== null &&
      formerKeys.some(({ name }) => !isHeld(name)) &&
      after.keys.every(({ key }) => isHeld(key)),
  };
  return {
    ok: Object.values(expected).every(Boolean),
    engine: world.engine,
    people,
    tokens: world.people.reduce((sum, { tokens }) => sum + tokens.length, 0),
    ...{ expected, before, after },
  };
}

/** That they are found there shows that they would be found elsewhere. */
function areInFolder(keys: readonly AuditKey[], { keys: found }: AuditResult): boolean {
  return keys.every(({ name }) => {
    const places = new Set(found.filter(({ key }) => key === name).map(({ place }) => place));
    return places.size === 1 && places.has("key-folder");
  });
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
  say("searching, without keys and with them");
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
