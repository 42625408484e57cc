import { setTimeout as sleep } from "node:timers/promises";

import { SourceRefusedError, TransientSourceError } from "../../domain/data-requests/ports.ts";
import { toMs } from "../../domain/shared/duration.ts";
import type { MatchReason } from "../../domain/data-requests/types.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import { jsonObjectSchema, parseJsonLosslessly } from "./admin-envelope.server.ts";
import { readBulkOperation, startBulkOperation, type BulkState } from "./bulk-operation.server.ts";
import { crawlNode } from "./crawl.server.ts";
import { bulkDocuments, type ReadDepth } from "./place-documents.server.ts";
import { readJsonl, type JsonlLine } from "./jsonl-stream.server.ts";
import { textOf } from "./place-definition.server.ts";
import { crawlContext, limitsOf, type PlaceSession } from "./place-session.server.ts";
import { judge } from "./place-verdict.server.ts";

const LONGEST_POLL_MS = toMs({ seconds: 40 });

export type BulkOptions = {
  readonly depth: ReadDepth;
  readonly downloads: OpenDownloads;
  readonly fetch: typeof fetch;
  readonly isFull: () => boolean;
};

/** Open downloads by operation, so that the next page goes on where the last one stopped. */
export type OpenDownloads = Map<
  string,
  { readonly byte: number; readonly lines: AsyncGenerator<JsonlLine>; readonly state: FinishedBulk }
>;

type FinishedBulk = Extract<BulkState, { status: "completed" }>;

/** Starts the operations of a step, all at once. */
export async function startBulk(
  session: PlaceSession,
  filter: string | null,
  depth: ReadDepth,
): Promise<void> {
  const operations: string[] = [];
  const limits = limitsOf(session);
  for (const query of bulkDocuments(session.definition, { depth, filter }, limits)) {
    operations.push(await startBulkOperation(session.client, session.params, query));
  }
  session.state.bulk = { operations, reading: 0, byte: 0, skipped: [] };
}

/** Starts the operation again that is being waited for. */
export async function restartBulk(
  session: PlaceSession,
  filter: string | null,
  depth: ReadDepth,
): Promise<void> {
  const { bulk } = session.state;
  const queries = bulkDocuments(session.definition, { depth, filter }, limitsOf(session));
  const query = bulk === null ? undefined : queries[bulk.reading];
  if (bulk === null || query === undefined) {
    throw new SourceRefusedError("no bulk query to repeat", { code: "source-failed" });
  }
  bulk.operations[bulk.reading] = await startBulkOperation(session.client, session.params, query);
}

/**
 * Reads on in the running step's operations until the page is full. Answers
 * `done` when the step is read, `waiting` while Shopify is still at work.
 */
export async function readBulk(
  session: PlaceSession,
  options: BulkOptions,
): Promise<"done" | "waiting" | "failed" | "full"> {
  const { bulk } = session.state;
  const operation = bulk?.operations[bulk.reading];
  if (bulk === null || operation === undefined) {
    session.state.bulk = null;
    return "done";
  }
  const held = options.downloads.get(operation);
  const state = held?.byte === bulk.byte ? held.state : await pollBulk(session, operation);
  if (state.status !== "completed") {
    return state.status === "running" ? "waiting" : "failed";
  }
  if (await readLines(session, { ...options, operation, state })) {
    return "full";
  }
  options.downloads.delete(operation);
  session.state.bulk = { ...bulk, reading: bulk.reading + 1, byte: 0 };
  return readBulk(session, options);
}

async function pollBulk(session: PlaceSession, id: string): Promise<BulkState> {
  const { client, params } = session;
  const giveUpAt = performance.now() + LONGEST_POLL_MS;
  for (let waitMs = 250; ; waitMs = Math.min(waitMs * 2, toMs({ seconds: 2 }))) {
    const state = await readBulkOperation(client, params, id);
    if (state.status !== "running" || performance.now() + waitMs > giveUpAt) {
      return state;
    }
    await sleep(waitMs, undefined, { signal: params.signal });
  }
}

type LinesParams = BulkOptions & { readonly operation: string; readonly state: FinishedBulk };

/** Reads lines until the page is full (true) or the file has ended (false). */
async function readLines(session: PlaceSession, given: LinesParams): Promise<boolean> {
  const { bulk } = session.state;
  const { downloads, operation, state } = given;
  if (bulk === null || state.url === null || bulk.byte >= Math.max(1, state.bytes)) {
    return false;
  }
  const held = downloads.get(operation);
  const { signal } = session.params;
  const lines =
    held?.byte === bulk.byte
      ? held.lines
      : readJsonl(state.url, { fromByte: bulk.byte, fetch: given.fetch, signal });
  downloads.delete(operation);
  if (await takeLines(session, lines, given)) {
    downloads.set(operation, { byte: bulk.byte, lines, state });
    return true;
  }
  if (bulk.byte < state.bytes) {
    throw new TransientSourceError("the bulk result ends early");
  }
  return false;
}

async function takeLines(
  session: PlaceSession,
  lines: AsyncGenerator<JsonlLine>,
  { depth, isFull }: BulkOptions,
): Promise<boolean> {
  const { bulk } = session.state;
  const kind = { depth, withOwnFields: depth === "full" && bulk?.reading === 0 };
  try {
    for (let next = await lines.next(); next.done !== true; next = await lines.next()) {
      readLine(session, next.value.text, kind);
      if (bulk !== null) {
        bulk.byte = next.value.endByte;
      }
      if (isFull()) {
        return true;
      }
    }
    return false;
  } catch (error) {
    // Lets go of the connection.
    await lines.return(undefined).catch(() => undefined);
    throw error;
  }
}

type LineKind = { readonly depth: ReadDepth; readonly withOwnFields: boolean };

function readLine(session: PlaceSession, text: string, kind: LineKind): void {
  if (text === "") {
    return;
  }
  const node = parseLine(text);
  const parentId = node["__parentId"];
  if (typeof parentId === "string") {
    readChildLine(session, node, parentId);
    return;
  }
  if (kind.depth === "light") {
    const id = node["id"];
    if (typeof id === "string" && judge(session, node) !== undefined) {
      session.state.roots.push(id);
    }
    return;
  }
  if (kind.withOwnFields) {
    readRootLine(session, node);
  }
}

/**
 * A search by customer id answers with that customer's records: a strange one
 * fails the page. One collected before, or left out, is passed over with what hangs on it.
 */
function readRootLine(session: PlaceSession, node: JsonObject): void {
  const reason = judge(session, node);
  const id = node["id"];
  if (reason === undefined && typeof id === "string" && session.found.has(id)) {
    session.state.bulk?.skipped.push(id);
    return;
  }
  if (reason === undefined || typeof id !== "string") {
    throw new TransientSourceError("the bulk result holds a record that was not asked for");
  }
  session.found.add(id);
  const { shape } = session.definition;
  crawlNode(
    node,
    {
      shape: { ...shape, children: shape.children.filter(({ form }) => form !== "connection") },
      via: "",
      parentId: null,
    },
    { ...crawlContext(session, reason), shallow: true },
  );
}

function readChildLine(session: PlaceSession, node: JsonObject, parentId: string): void {
  if (session.state.bulk?.skipped.includes(parentId) === true) {
    return;
  }
  const { shape } = session.definition;
  const type = textOf(node["__typename"]);
  const child = shape.children.find(
    ({ of }) => of.type === type || of.possibleTypes?.includes(type) === true,
  );
  if (child === undefined) {
    throw new TransientSourceError(`the bulk result holds a ${type} that was not asked for`);
  }
  crawlNode(
    node,
    {
      shape: child.of,
      via: child.path,
      parentId,
      ordinal: `${session.state.bulk?.reading ?? 0}-${session.state.bulk?.byte ?? 0}`,
    },
    { ...crawlContext(session, reasonOfStep(session)), shallow: true },
  );
}

/** Why what this step finds is the person's: children do not say it themselves. */
function reasonOfStep({ params, state, steps }: PlaceSession): MatchReason {
  const step = steps[state.step];
  const customerId = step?.find === "search" ? step.customerId : undefined;
  return customerId !== undefined && params.subject.mergedCustomerIds.includes(customerId)
    ? "merged"
    : "customer-id";
}

function parseLine(text: string): JsonObject {
  try {
    return jsonObjectSchema.parse(parseJsonLosslessly(text));
  } catch (cause) {
    throw new TransientSourceError("the bulk result holds a broken line", { cause });
  }
}
