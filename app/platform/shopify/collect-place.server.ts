import { mergeMissing } from "../../domain/data-map/merge-missing.ts";
import {
  SourceRefusedError,
  type CollectParams,
  type RecordCollector,
  type SubjectClue,
} from "../../domain/data-requests/ports.ts";
import type { CollectedPage, CollectedRecord } from "../../domain/data-requests/types.ts";
import type { AdminClient } from "./admin-client.server.ts";
import { scopesMissing } from "./crawl.server.ts";
import type { OpenDownloads } from "./place-bulk.server.ts";
import { readPlaceState, writePlaceState } from "./place-cursor.server.ts";
import type { PlaceDefinition } from "./place-definition.server.ts";
import { batchSize, fetchPending } from "./place-queries.server.ts";
import { limitsOf, PlaceRefusedError, type PlaceSession } from "./place-session.server.ts";
import { collectByIds, takeStep, type StepOptions } from "./take-step.server.ts";

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
  const options: StepOptions = {
    downloads: search.downloads,
    fetch: search.fetch ?? fetch,
    bulkAbove: search.bulkAbove ?? DEFAULT_BULK_ABOVE,
    isFull,
  };
  try {
    for (let requests = 0; requests < REQUESTS_PER_PAGE && !isFull(); requests += 1) {
      const { step } = session.state;
      const more = await nextPiece(session, options);
      if (more !== "more") {
        return more === "over";
      }
      if (session.state.step !== step && hasTaught(session)) {
        return false;
      }
    }
    return false;
  } catch (error) {
    if (!(error instanceof PlaceRefusedError)) {
      throw error;
    }
    return endRefused(session);
  }
}

/**
 * A place of which nothing could be seen was not searched, nor was one with
 * records still to be fetched. What this page holds is handed over first: the
 * next one is refused empty.
 */
function endRefused(session: PlaceSession): boolean {
  const { definition, missing, params, pending, records, state } = session;
  const isHalfRead = pending.length > 0 || state.roots.length > 0;
  if (records.length > 0) {
    return !isHalfRead;
  }
  if (params.cursor === null || isHalfRead) {
    throw new SourceRefusedError(`${definition.place} is refused`, {
      code: "source-failed",
      missing: mergeMissing(missing),
    });
  }
  return true;
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
  options: StepOptions,
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
  return step === undefined ? "over" : takeStep(session, step, options);
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
