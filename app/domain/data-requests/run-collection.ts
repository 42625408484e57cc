import type { PlaceId } from "../data-map/types.ts";
import type { InstallationId } from "../shared/ids.ts";
import type { JsonObject } from "../shared/json.ts";
import { learnFrom } from "./person-matching.ts";
import type { AccessPlan } from "./plan.ts";
import {
  SourceRefusedError,
  type CollectionStore,
  type CollectSubject,
  type RecordCollector,
} from "./ports.ts";
import type { CollectedRecord, OpenDataRequest, PlaceProgress } from "./types.ts";

export type RunCollectionParams = {
  readonly store: CollectionStore;
  readonly collectors: Readonly<Record<PlaceId, RecordCollector>>;
  readonly request: OpenDataRequest;
  /** The lifetime of the app that is open now. */
  readonly installationId: InstallationId;
  readonly plan: AccessPlan;
  /** As the webhook states it. */
  readonly subject: CollectSubject;
  readonly signal: AbortSignal;
};

type Progress = PlaceProgress & { readonly cursor: JsonObject | null };

/** What earlier records taught, and which of the present place's records are there already. */
type Memory = { subject: CollectSubject; foundIds: Set<string> };

/** Places whose records teach whose records are the person's; they come first in the plan. */
const teachingPlaces: readonly PlaceId[] = ["customer", "orders"];

/**
 * Searches every place of the plan, page by page. Each page and its position
 * commit together, so a killed run goes on where it stopped and a repeated one
 * adds nothing. `TransientSourceError` passes through for the queue to try again;
 * a refusal is written down as missing and the next place is searched, unless it is the whole
 * shop that refuses.
 */
export async function runCollection(params: RunCollectionParams): Promise<void> {
  const memory: Memory = { subject: params.subject, foundIds: new Set() };
  const progress = await params.store.progress(params.request.id);
  for (const { place } of params.plan.places) {
    const before = progress.find((entry) => entry.place === place);
    if (before === undefined || before.status === "unreachable") {
      continue;
    }
    memory.foundIds = new Set();
    await recall(params, { place, before, memory });
    if (before.status !== "searched") {
      await searchPlace(params, { place, before, memory, again: false });
    }
    if (place === "orders") {
      await lookForNamesakes(params, memory);
    }
  }
}

/**
 * An address met on an own order may stand on another customer record, which
 * was searched before the address was known. Safe to repeat: what is there
 * already is not stored twice.
 */
async function lookForNamesakes(params: RunCollectionParams, memory: Memory): Promise<void> {
  const place = "customer";
  const progress = await params.store.progress(params.request.id);
  const before = progress.find((entry) => entry.place === place);
  if (memory.subject.possibleEmails.length === 0 || before?.status !== "searched") {
    return;
  }
  memory.foundIds = new Set();
  await recall(params, { place, before, memory });
  await searchPlace(params, { place, before: { ...before, cursor: null }, memory, again: true });
}

type At = { readonly place: PlaceId; readonly before: Progress; readonly memory: Memory };

/** After a restart: what the stored pages of this place taught. */
async function recall(params: RunCollectionParams, { place, before, memory }: At): Promise<void> {
  const teaches = teachingPlaces.includes(place);
  if (before.pageCount === 0 || (before.status === "searched" && !teaches)) {
    return;
  }
  for await (const records of params.store.readRecords(params.request.id, place)) {
    remember(params.collectors[place], memory, records);
  }
}

function remember(
  collector: RecordCollector,
  memory: Memory,
  records: readonly CollectedRecord[],
): void {
  for (const record of records) {
    if (record.parentId !== null) {
      continue;
    }
    memory.foundIds.add(record.id);
    const clue = collector.clueOf?.(record);
    if (clue !== undefined) {
      memory.subject = learnFrom(memory.subject, clue);
    }
  }
}

async function searchPlace(
  params: RunCollectionParams,
  at: At & { readonly again: boolean },
): Promise<void> {
  const { place, before, memory, again } = at;
  const collector = params.collectors[place];
  let cursor = before.cursor;
  for (let pageNumber = before.pageCount; ; pageNumber += 1) {
    params.signal.throwIfAborted();
    try {
      const page = await collector.collectPage({
        request: params.request,
        installationId: params.installationId,
        place,
        subject: memory.subject,
        scopes: params.plan.scopes,
        foundIds: memory.foundIds,
        cursor,
        again,
        signal: params.signal,
      });
      await params.store.savePage({ id: params.request.id, place, pageNumber, page });
      remember(collector, memory, page.records);
      cursor = page.next;
    } catch (error) {
      if (!(error instanceof SourceRefusedError) || error.code === "shop-not-installed") {
        throw error;
      }
      const missing = error.missing.length > 0 ? error.missing : [{ place, code: error.code }];
      const { store, request } = params;
      await (again
        ? store.markSearched(request.id, place, missing)
        : store.markUnreachable(request.id, place, missing));
      return;
    }
    if (cursor === null) {
      return;
    }
  }
}
