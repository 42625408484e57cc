import type pg from "pg";
import type { ConsentLogPage, ConsentLogParams, ConsentQuery } from "../../domain/consent/ports.ts";
import type { ConsentRecord } from "../../domain/consent/record.ts";
import { endOfDay, startOfDay } from "../../domain/shared/calendar.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import { recordColumns, toConsentRecord } from "./consent-rows.server.ts";

const pageSize = 50;
const exportSlice = 2_000;
/** A browser's choices; more of them are somebody's experiment. */
const choicesShown = 500;

type Deps = {
  readonly pool: pg.Pool;
  /** The shop's zone, in which days are meant. */
  readonly timeZoneOf: (installation: InstallationId) => Promise<string>;
};

/** Where a page ends; together the key of a record in the log's order. */
type Position = Pick<ConsentRecord, "recordedAt" | "consentId" | "number">;

type Slice = {
  readonly installation: InstallationId;
  readonly from: Date;
  readonly to: Date;
  readonly direction: "older" | "newer";
  readonly after: Position | undefined;
  readonly limit: number;
};

const cursorPattern = /^(older|newer)~(\d{1,15})~([0-9a-f]{32})~(\d{1,6})$/u;

/** Reads the records of choices: by pages, by browser, or all of them in a stream. */
export function createConsentLog(deps: Deps) {
  return {
    page: (installation: InstallationId, params: ConsentLogParams) =>
      readPage(deps, installation, params),
    ofBrowser: (installation: InstallationId, consentId: string) =>
      readBrowser(deps, installation, consentId),
    find: async (installation: InstallationId, consentId: string, number: number) => {
      const records = await readBrowser(deps, installation, consentId);
      return records.find((record) => record.number === number);
    },
    all: (installation: InstallationId, query: ConsentQuery) => readAll(deps, installation, query),
  };
}

async function readPage(
  deps: Deps,
  installation: InstallationId,
  { query, cursor = "" }: ConsentLogParams,
): Promise<ConsentLogPage> {
  if (query.consentId !== undefined) {
    const records = await readBrowser(deps, installation, query.consentId);
    return { records: records.toReversed(), older: null, newer: null };
  }
  const { direction, after } = parseCursor(cursor);
  const span = await spanOf(deps, installation, query);
  const limit = pageSize + 1;
  const found = await readSlice(deps.pool, { installation, ...span, direction, after, limit });
  const isMore = found.length > pageSize;
  const shown = found.slice(0, pageSize);
  const records = direction === "older" ? shown : shown.toReversed();
  const hasOlder = direction === "older" ? isMore : true;
  const hasNewer = direction === "older" ? after !== undefined : isMore;
  return {
    records,
    older: hasOlder ? toCursor("older", records.at(-1)) : null,
    newer: hasNewer ? toCursor("newer", records[0]) : null,
  };
}

function toCursor(direction: Slice["direction"], record: ConsentRecord | undefined): string | null {
  if (record === undefined) return null;
  const { recordedAt, consentId, number } = record;
  return [direction, recordedAt.getTime(), consentId, number].join("~");
}

function parseCursor(cursor: string): Pick<Slice, "direction" | "after"> {
  const [, direction, ms, consentId, number] = cursorPattern.exec(cursor) ?? [];
  if (consentId === undefined) return { direction: "older", after: undefined };
  return {
    direction: direction === "newer" ? "newer" : "older",
    after: { recordedAt: new Date(Number(ms)), consentId, number: Number(number) },
  };
}

/** The instants between which records are looked for; without days, all there can be. */
async function spanOf(deps: Deps, installation: InstallationId, { from, to }: ConsentQuery) {
  if (from === undefined && to === undefined) return { from: new Date(0), to: endOfTime };
  const zone = await deps.timeZoneOf(installation);
  return {
    from: from === undefined ? new Date(0) : startOfDay(from, zone),
    to: to === undefined ? endOfTime : endOfDay(to, zone),
  };
}

const endOfTime = new Date("2200-01-01T00:00:00Z");

/** One step along the key of the table, never by counting: as fast at the end as at the start. */
async function readSlice(pool: pg.Pool, slice: Slice): Promise<readonly ConsentRecord[]> {
  const { installation, from, to, direction, after, limit } = slice;
  const [sign, order] = direction === "older" ? ["<", "DESC"] : [">", "ASC"];
  const beyond =
    after === undefined
      ? ""
      : `AND (r."recordedAt", r."consentId", r."number") ${sign} ($5, $6::uuid, $7)`;
  // Said for itself too, so that months beyond it are not looked into.
  const [low, high] =
    after === undefined
      ? [from, to]
      : direction === "older"
        ? [from, earlier(to, after.recordedAt)]
        : [later(from, after.recordedAt), to];
  const position = after === undefined ? [] : [after.recordedAt, after.consentId, after.number];
  const { rows } = await pool.query(
    `SELECT ${recordColumns} FROM "ConsentRecord" r
     WHERE r."installationId" = $1 AND r."recordedAt" >= $2 AND r."recordedAt" <= $3 ${beyond}
     ORDER BY r."recordedAt" ${order}, r."consentId" ${order}, r."number" ${order} LIMIT $4`,
    [installation, low, high, limit, ...position],
  );
  return rows.map(toConsentRecord);
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
const later = (a: Date, b: Date): Date => (a > b ? a : b);

/** By the index of each month; put in order afterwards, so that no month is read through for the order's sake. */
async function readBrowser(
  { pool }: Deps,
  installation: InstallationId,
  consentId: string,
): Promise<readonly ConsentRecord[]> {
  if (!/^[0-9a-f]{32}$/u.test(consentId)) return [];
  const { rows } = await pool.query(
    `WITH found AS MATERIALIZED (
       SELECT * FROM "ConsentRecord" WHERE "installationId" = $1 AND "consentId" = $2::uuid)
     SELECT ${recordColumns} FROM found r ORDER BY r."recordedAt", r."number" LIMIT $3`,
    [installation, consentId, choicesShown],
  );
  return rows.map(toConsentRecord);
}

async function* readAll(
  deps: Deps,
  installation: InstallationId,
  query: ConsentQuery,
): AsyncGenerator<ConsentRecord> {
  if (query.consentId !== undefined) {
    yield* await readBrowser(deps, installation, query.consentId);
    return;
  }
  const span = await spanOf(deps, installation, query);
  const direction = "newer";
  for (let after: Position | undefined; ;) {
    const slice = { installation, ...span, direction, after, limit: exportSlice } as const;
    const records = await readSlice(deps.pool, slice);
    yield* records;
    after = records.at(-1);
    if (records.length < exportSlice) return;
  }
}
