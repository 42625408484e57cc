import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { z } from "zod";
import { keyIdOf, SealError, type Sealed } from "../../seal/envelope.server.ts";
import type { Keyring } from "../../seal/keyring.server.ts";
import { appSecretWrapId } from "./app-secrets.server.ts";

export type RewrapDeps = {
  readonly pool: pg.Pool;
  readonly keyring: Keyring;
};

export type RewrapOptions = {
  /** Told after every slice: rows re-wrapped so far, and how many were to be done at the start. */
  readonly onProgress?: (progress: { readonly done: number; readonly all: number }) => void;
  /** Told at the end of rows that open under no key that is held; they stay as they are. */
  readonly onClosed?: (rows: number) => void;
  readonly signal?: AbortSignal;
};

/** Where wrapped keys are kept. */
type Shelf = {
  readonly table: string;
  readonly id: string;
  readonly type: "uuid" | "text";
  /** What a row's key was wrapped for. */
  readonly wrapId: (id: string) => string;
};

const shelves: readonly Shelf[] = [
  { table: "DataKey", id: "id", type: "uuid", wrapId: (id) => id },
  { table: "AppSecret", id: "name", type: "text", wrapId: appSecretWrapId },
];

/** Rows in memory at a time, and locked together. */
const sliceRows = 500;
/** Between looks at rows that somebody else is holding. */
const pauseMs = 50;
/** Looks without any progress before it is given up. */
const patience = 600;

const rowSchema = z.object({ id: z.string(), wrapped: z.instanceof(Uint8Array) });
type Row = z.infer<typeof rowSchema>;

/** How many keys are wrapped by each key-encryption key. */
export async function countWrapped(pool: pg.Pool): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { table } of shelves) {
    const { rows } = await pool.query<{ id: string; count: string }>(
      `SELECT "keyEncryptionKeyId" AS id, count(*) AS count FROM "${table}" GROUP BY 1`,
    );
    for (const { id, count } of rows) counts.set(id, (counts.get(id) ?? 0) + Number(count));
  }
  return counts;
}

async function countOutdated({ pool, keyring }: RewrapDeps): Promise<number> {
  const { primaryId } = keyring;
  const counts = await countWrapped(pool);
  return [...counts].reduce((sum, [id, count]) => (id === primaryId ? sum : sum + count), 0);
}

/**
 * Wraps everything anew that is not wrapped by the primary key-encryption key, until nothing is
 * left. The rows themselves say what is to be done, so a killed run is gone on with by the next.
 * Memory holds one slice. What is erased meanwhile stays gone, for rows are only changed, never
 * put in. One that does not open keeps nobody else's from being wrapped. Answers how many were.
 */
export async function rewrapKeys(deps: RewrapDeps, options: RewrapOptions = {}): Promise<number> {
  const all = await countOutdated(deps);
  let counts: SliceCounts = { wrapped: 0, closed: 0 };
  for (let idle = 0; (await countOutdated(deps)) > counts.closed;) {
    const before = counts.wrapped;
    counts = await rewrapShelves(deps, options, { all, before });
    idle = counts.wrapped === before ? idle + 1 : 0;
    if (idle > patience) throw new Error("some keys are held by another process for too long");
    if (idle > 0) await sleep(pauseMs, undefined, { signal: options.signal });
  }
  if (counts.closed > 0) options.onClosed?.(counts.closed);
  return counts.wrapped;
}

type SliceCounts = { readonly wrapped: number; readonly closed: number };

/** Once through everything. Answers what was wrapped with what was before, and what did not open now. */
async function rewrapShelves(
  deps: RewrapDeps,
  options: RewrapOptions,
  { all, before }: { readonly all: number; readonly before: number },
): Promise<SliceCounts> {
  let wrapped = before;
  let closed = 0;
  for (const shelf of shelves) {
    for await (const slice of rewrapShelf(deps, shelf, options)) {
      wrapped += slice.wrapped;
      closed += slice.closed;
      options.onProgress?.({ done: wrapped, all: Math.max(all, wrapped) });
    }
  }
  return { wrapped, closed };
}

/** Once through a table by its key; rows that somebody holds are left to the next time. */
async function* rewrapShelf(
  deps: RewrapDeps,
  shelf: Shelf,
  { signal }: RewrapOptions,
): AsyncGenerator<SliceCounts> {
  let after: string | null = null;
  for (;;) {
    signal?.throwIfAborted();
    const slice: readonly Row[] = await readSlice(deps, shelf, after);
    const last = slice.at(-1);
    if (last === undefined) return;
    after = last.id;
    yield await writeSlice(deps, shelf, slice);
  }
}

async function readSlice(
  { pool, keyring }: RewrapDeps,
  { table, id, type }: Shelf,
  after: string | null,
): Promise<readonly Row[]> {
  const { rows } = await pool.query(
    `SELECT "${id}"::text AS id, "wrappedKey" AS wrapped FROM "${table}"
      WHERE "keyEncryptionKeyId" <> $1 AND ($2::text IS NULL OR "${id}" > $2::${type})
      ORDER BY "${table}"."${id}" LIMIT ${String(sliceRows)}`,
    [keyring.primaryId, after],
  );
  return z.array(rowSchema).parse(rows);
}

/** The same key under the primary; undefined when no key that is held opens it. */
function wrapAnew(keyring: Keyring, name: string, wrapped: Uint8Array): Sealed | undefined {
  try {
    return keyring.wrap(name, keyring.unwrap(name, wrapped));
  } catch (error) {
    if (error instanceof SealError) return undefined;
    throw error;
  }
}

/** A row changes only from what was read, and only if nobody holds it. */
async function writeSlice(
  { pool, keyring }: RewrapDeps,
  { table, id, type, wrapId }: Shelf,
  slice: readonly Row[],
): Promise<SliceCounts> {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
  const changes = slice.flatMap((row) => {
    const wrapped = wrapAnew(keyring, wrapId(row.id), row.wrapped);
    if (wrapped === undefined) return [];
    const key = keyIdOf(wrapped);
    return [{ id: row.id, former: hex(row.wrapped), wrapped: hex(wrapped), key }];
  });
  const closed = slice.length - changes.length;
  const { rowCount } = await pool.query(
    `WITH change AS (
       SELECT * FROM json_to_recordset($1::json)
         AS c("id" ${type}, "former" text, "wrapped" text, "key" text)),
     free AS (
       SELECT t."${id}" AS "id" FROM "${table}" t JOIN change c ON c."id" = t."${id}"
        WHERE t."wrappedKey" = decode(c."former", 'hex') FOR UPDATE OF t SKIP LOCKED)
     UPDATE "${table}" t
        SET "wrappedKey" = decode(c."wrapped", 'hex'), "keyEncryptionKeyId" = c."key"
       FROM change c JOIN free f ON f."id" = c."id" WHERE t."${id}" = c."id"`,
    [JSON.stringify(changes)],
  );
  return { wrapped: rowCount ?? 0, closed };
}
