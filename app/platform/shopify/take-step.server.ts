import { SourceRefusedError } from "../../domain/data-requests/ports.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import { crawlNode } from "./crawl.server.ts";
import { readBulk, restartBulk, startBulk, type OpenDownloads } from "./place-bulk.server.ts";
import type { PlaceStep } from "./place-definition.server.ts";
import type { ReadDepth } from "./place-documents.server.ts";
import { batchSize, countListed, listPage, readByIds } from "./place-queries.server.ts";
import { crawlContext, type PlaceSession } from "./place-session.server.ts";
import { judge } from "./place-verdict.server.ts";

const BULK_TRIES = 3;

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

export type StepOptions = {
  readonly downloads: OpenDownloads;
  readonly fetch: typeof fetch;
  /** Lists longer than this are read by a bulk operation. */
  readonly bulkAbove: number;
  /** Tells whether the page holds enough to be handed over. */
  readonly isFull: () => boolean;
};

/** Goes on in the present step; `pause` when Shopify is still at work. */
export async function takeStep(
  session: PlaceSession,
  step: PlaceStep,
  options: StepOptions,
): Promise<"more" | "pause"> {
  if (session.state.bulk !== null) {
    return takeBulk(session, step, options);
  }
  await (step.find === "ids"
    ? takeIds(session, step.ids)
    : takePage(session, step, options.bulkAbove));
  return "more";
}

function filterOf(step: PlaceStep): string | null {
  return step.find === "search" ? step.filter : null;
}

async function takePage(session: PlaceSession, step: PlaceStep, bulkAbove: number): Promise<void> {
  const { state } = session;
  const filter = filterOf(step);
  const depth = depthOf(step);
  const page = await listPage(session, { filter, depth });
  const mayBeLong = state.after === null && page.next !== null && state.bulkFailures < BULK_TRIES;
  if (mayBeLong && ((await countListed(session, filter)) ?? 0) > bulkAbove) {
    await startBulk(session, filter, depth);
    return;
  }
  for (const node of page.nodes) {
    takeNode(session, node, depth);
  }
  state.after = page.next;
  if (page.next === null) {
    nextStep(session);
  }
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
  { downloads, fetch, isFull }: StepOptions,
): Promise<"more" | "pause"> {
  const { state } = session;
  const outcome = await readBulk(session, {
    depth: depthOf(step),
    downloads,
    fetch,
    // What hangs on refunds and parcels is fetched between, so that the list of it stays short.
    isFull: () => isFull() || session.pending.length >= 400 || state.roots.length >= 400,
  });
  if (outcome === "done") {
    nextStep(session);
  }
  if (outcome === "failed") {
    await recoverBulk(session, step);
  }
  return outcome === "waiting" ? "pause" : "more";
}

/**
 * Shopify gave an operation up. It is run again; as long as nothing was read,
 * the list is read page by page in the end. A file that was half read cannot be
 * found again in a new one: then the place is left, and said so.
 */
async function recoverBulk(session: PlaceSession, step: PlaceStep): Promise<void> {
  const { state } = session;
  state.bulkFailures += 1;
  if (state.bulk === null || state.bulk.byte > 0) {
    throw new SourceRefusedError("a bulk result is gone", { code: "source-failed" });
  }
  if (state.bulkFailures < BULK_TRIES) {
    await restartBulk(session, filterOf(step), depthOf(step));
    return;
  }
  if (state.bulk.reading > 0) {
    throw new SourceRefusedError("a bulk operation fails", { code: "source-failed" });
  }
  state.bulk = null;
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

/** Reads records whole whose ids are known. */
export async function collectByIds(session: PlaceSession, ids: readonly string[]): Promise<void> {
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
