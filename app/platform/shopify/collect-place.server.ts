import { mergeMissing } from "../../domain/data-map/merge-missing.ts";
import type {
  CollectParams,
  RecordCollector,
  SubjectClue,
} from "../../domain/data-requests/ports.ts";
import type { CollectedPage, CollectedRecord } from "../../domain/data-requests/types.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import type { AdminClient } from "./admin-client.server.ts";
import { crawlNode, scopesMissing } from "./crawl.server.ts";
import { readBulk, startBulk, type OpenDownloads } from "./place-bulk.server.ts";
import { readPlaceState, writePlaceState } from "./place-cursor.server.ts";
import type { PlaceDefinition, PlaceStep } from "./place-definition.server.ts";
import type { ReadDepth } from "./place-documents.server.ts";
import {
  batchSize,
  countListed,
  fetchPending,
  listPage,
  readByIds,
} from "./place-queries.server.ts";
import {
  crawlContext,
  limitsOf,
  PlaceRefusedError,
  type PlaceSession,
} from "./place-session.server.ts";
import { judge } from "./place-verdict.server.ts";

export type PlaceCollectorOptions = {
  readonly client: AdminClient;
  readonly fetch?: typeof fetch;
  /** Lists longer than this are read by a bulk operation. */
  readonly bulkAbove?: number;
  /** A page is handed over once it holds this much (characters of JSON, roughly). */
  readonly pageSize?: number;
};

const DEFAULT_BULK_ABOVE = 150;
const DEFAULT_PAGE_SIZE = 600_000;
const REQUESTS_PER_PAGE = 12;
const BULK_TRIES = 3;

/** Searches one place of the data map in Shopify, a page at a time. */
export function createPlaceCollector(
  definition: PlaceDefinition,
  options: PlaceCollectorOptions,
): RecordCollector {
  const downloads: OpenDownloads = new Map();
  return {
    collectPage: async (params) => {
      const session = openSession(definition, options.client, params);
      if (params.cursor === null) {
        noteWhatIsMissing(session);
      }
      const over = await searchOn(session, { ...options, downloads });
      return toPage(session, over);
    },
    clueOf: (record) => toClue(definition, record),
  };
}

function toClue(definition: PlaceDefinition, record: CollectedRecord): SubjectClue | undefined {
  if (definition.clue === undefined || record.parentId !== null) {
    return undefined;
  }
  const { customerIds, emails } = definition.facts(record.data);
  return {
    kind: definition.clue,
    reason: record.reason,
    customerId: customerIds[0] ?? null,
    emails,
  };
}

type Search = PlaceCollectorOptions & { readonly downloads: OpenDownloads };

function openSession(
  definition: PlaceDefinition,
  client: AdminClient,
  params: CollectParams,
): PlaceSession {
  const state = readPlaceState(params.cursor, params.again);
  // A killed second search must not go on as a first one.
  const going = { ...params, again: state.again };
  return {
    client,
    definition,
    params: going,
    steps: definition.steps(going),
    state,
    pending: state.pending,
    records: [],
    possibleMatches: [],
    missing: [],
    found: new Set(params.foundIds),
  };
}

function noteWhatIsMissing(session: PlaceSession): void {
  const { definition, params } = session;
  const { place } = definition;
  session.missing.push(...scopesMissing(place, definition.shape, limitsOf(session)));
  for (const item of definition.alwaysMissing?.(params) ?? []) {
    session.missing.push({ place, ...item });
  }
}

/** Works until the page is full (false) or the place is searched (true). */
async function searchOn(session: PlaceSession, search: Search): Promise<boolean> {
  const size = createSizer(session);
  const isFull = () => size() >= (search.pageSize ?? DEFAULT_PAGE_SIZE);
  try {
    for (let requests = 0; requests < REQUESTS_PER_PAGE && !isFull(); requests += 1) {
      const { step } = session.state;
      const more = await nextPiece(session, search, isFull);
      if (more !== "more") {
        return more === "over";
      }
      if (session.state.step !== step && hasTaught(session)) {
        return false;
      }
    }
    return false;
  } catch (error) {
    if (error instanceof PlaceRefusedError) {
      return true;
    }
    throw error;
  }
}

/** What was found so far may lead further: the next page is searched with it known. */
function hasTaught({ definition, records }: PlaceSession): boolean {
  return definition.clue !== undefined && records.length > 0;
}

/** Characters of JSON gathered so far; each record is measured once. */
function createSizer(session: PlaceSession): () => number {
  let counted = 0;
  let size = 0;
  return () => {
    for (; counted < session.records.length; counted += 1) {
      size += JSON.stringify(session.records[counted]?.data).length + 150;
    }
    return size;
  };
}

async function nextPiece(
  session: PlaceSession,
  search: Search,
  isFull: () => boolean,
): Promise<"more" | "pause" | "over"> {
  const { state } = session;
  if (session.pending.length > 0) {
    await fetchPending(session);
    return "more";
  }
  if (state.roots.length > 0) {
    const ids = state.roots.slice(0, batchSize(session));
    await collectByIds(session, ids);
    state.roots.splice(0, ids.length);
    return "more";
  }
  const step = session.steps[state.step];
  if (step === undefined) {
    return "over";
  }
  return state.bulk === null
    ? takeStep(session, step, search)
    : takeBulk(session, step, { search, isFull });
}

/**
 * A search by customer id answers the person's records, read whole at once. Any
 * other finds records that are known already or somebody else's: a light look first.
 */
function depthOf(step: PlaceStep): ReadDepth {
  return step.find === "search" && step.customerId !== undefined ? "full" : "light";
}

function nextStep(session: PlaceSession): void {
  session.state.step += 1;
  session.state.after = null;
  session.state.bulkFailures = 0;
}

async function takeStep(session: PlaceSession, step: PlaceStep, search: Search): Promise<"more"> {
  if (step.find === "ids") {
    await takeIds(session, step.ids);
    return "more";
  }
  const filter = step.find === "search" ? step.filter : null;
  const depth = depthOf(step);
  const page = await listPage(session, { filter, depth });
  const isFirst = session.state.after === null;
  if (isFirst && page.next !== null && session.state.bulkFailures < BULK_TRIES) {
    const listed = await countListed(session, filter);
    if (listed !== undefined && listed > (search.bulkAbove ?? DEFAULT_BULK_ABOVE)) {
      await startBulk(session, filter, depth);
      return "more";
    }
  }
  for (const node of page.nodes) {
    takeNode(session, node, depth);
  }
  session.state.after = page.next;
  if (page.next === null) {
    nextStep(session);
  }
  return "more";
}

function takeNode(session: PlaceSession, node: JsonObject, depth: ReadDepth): void {
  const reason = judge(session, node);
  const id = node["id"];
  if (reason === undefined || typeof id !== "string") {
    return;
  }
  if (depth === "light") {
    session.state.roots.push(id);
    return;
  }
  session.found.add(id);
  crawlNode(
    node,
    { shape: session.definition.shape, via: "", parentId: null },
    crawlContext(session, reason),
  );
}

async function takeBulk(
  session: PlaceSession,
  step: PlaceStep,
  given: { readonly search: Search; readonly isFull: () => boolean },
): Promise<"more" | "pause"> {
  const { search, isFull } = given;
  const outcome = await readBulk(session, {
    depth: depthOf(step),
    downloads: search.downloads,
    fetch: search.fetch ?? fetch,
    // What hangs on refunds and parcels is fetched between, so that the list of it stays short.
    isFull: () => isFull() || session.pending.length >= 400 || session.state.roots.length >= 400,
  });
  if (outcome === "done") {
    nextStep(session);
  }
  if (outcome === "failed") {
    session.state.bulk = null;
    session.state.bulkFailures += 1;
  }
  return outcome === "waiting" ? "pause" : "more";
}

/** Listed ids: `after` counts how many of them were asked for. */
async function takeIds(session: PlaceSession, ids: readonly string[]): Promise<void> {
  const done = Number(session.state.after ?? 0);
  const open = ids.slice(done).filter((id) => !session.found.has(id));
  const batch = open.slice(0, batchSize(session));
  if (batch.length > 0) {
    await collectByIds(session, batch);
  }
  const last = batch.at(-1);
  const reached = last === undefined ? ids.length : ids.indexOf(last) + 1;
  session.state.after = String(reached);
  if (reached >= ids.length) {
    nextStep(session);
  }
}

async function collectByIds(session: PlaceSession, ids: readonly string[]): Promise<void> {
  const nodes = await readByIds(session, ids);
  nodes.forEach((node, index) => {
    if (node !== null) {
      takeNode(session, node, "full");
      return;
    }
    noteGone(session, ids[index] ?? "");
  });
}

function noteGone(session: PlaceSession, ref: string): void {
  const { place, goneCode } = session.definition;
  const code = goneCode?.(session.params, ref) ?? "record-gone";
  if (code !== "expected") {
    session.missing.push({ place, code, subject: ref });
  }
}

function toPage(session: PlaceSession, over: boolean): CollectedPage {
  const { shape } = session.definition;
  const records =
    shape.hidden === true
      ? session.records.map((record) => withoutHiddenParent(record, shape.type))
      : session.records;
  return {
    records,
    possibleMatches: session.possibleMatches,
    missing: mergeMissing(session.missing),
    next: over ? null : writePlaceState(session.state),
  };
}

/** The record above is another place's: here this one stands for itself. */
function withoutHiddenParent(record: CollectedRecord, type: string): CollectedRecord {
  return record.parentId?.includes(`/${type}/`) === true ? { ...record, parentId: null } : record;
}
