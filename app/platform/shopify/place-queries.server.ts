import { TransientSourceError } from "../../domain/data-requests/ports.ts";
import type { Json, JsonObject } from "../../domain/shared/json.ts";
import { crawlConnection, nextPosition, resolveVia, type PendingChild } from "./crawl.server.ts";
import { isJsonObject, readPath } from "./own-data.server.ts";
import { isReadable, pageSizeFor, shapeCost } from "./entity-shape.server.ts";
import {
  byIdsDocument,
  childrenDocument,
  countDocument,
  listDocument,
  listSize,
  type ChildFetch,
  type ReadDepth,
} from "./place-documents.server.ts";
import { ask, crawlContext, limitsOf, type PlaceSession } from "./place-session.server.ts";

export type ListedPage = {
  readonly nodes: readonly JsonObject[];
  readonly next: string | null;
};

/** Reads one page of the place's list: whole records, or only what tells whose they are. */
export async function listPage(
  session: PlaceSession,
  how: { readonly filter: string | null; readonly depth: ReadDepth },
): Promise<ListedPage> {
  const { definition } = session;
  const first = listSize(definition, how.depth, limitsOf(session));
  const data = await ask(session, {
    shapeOf: () => definition.shape,
    variables: { after: session.state.after, query: how.filter },
    document: (limits) => listDocument(definition, { depth: how.depth, first }, limits),
  });
  const connection = data[definition.root];
  const nodes = isJsonObject(connection) ? connection["nodes"] : undefined;
  const pageInfo = isJsonObject(connection) ? connection["pageInfo"] : undefined;
  if (!Array.isArray(nodes) || !nodes.every(isJsonObject) || !isJsonObject(pageInfo)) {
    throw new TransientSourceError("half an answer: a list without records");
  }
  return { nodes, next: nextPosition(pageInfo) };
}

/** How many records the place's list has for a filter; undefined when Shopify cannot count them. */
export async function countListed(
  session: PlaceSession,
  filter: string | null,
): Promise<number | undefined> {
  const { definition } = session;
  if (definition.count === undefined) {
    return undefined;
  }
  const data = await ask(session, {
    shapeOf: () => definition.shape,
    variables: { query: filter },
    document: () => countDocument(definition.count ?? ""),
  });
  const count = readPath(data, `${definition.count}.count`);
  return typeof count === "number" ? count : undefined;
}

/** How many records of this shape are asked for by id at once. */
export function batchSize(session: PlaceSession): number {
  return pageSizeFor(shapeCost(session.definition.shape, limitsOf(session)));
}

/** Reads whole records by id; null where there is none (any more). */
export async function readByIds(
  session: PlaceSession,
  ids: readonly string[],
): Promise<readonly (JsonObject | null)[]> {
  const { shape } = session.definition;
  const data = await ask(session, {
    shapeOf: () => shape,
    times: ids.length,
    variables: { ids: [...ids] },
    document: (limits) => byIdsDocument(session.definition, limits),
  });
  const nodes = data["nodes"];
  if (!Array.isArray(nodes) || nodes.length !== ids.length) {
    throw new TransientSourceError("half an answer: records are missing");
  }
  return nodes.map((node: Json) =>
    isJsonObject(node) && node["__typename"] === shape.type ? node : null,
  );
}

type Fetch = ChildFetch & { readonly entry: PendingChild; readonly cost: number };

function planFetch(session: PlaceSession, entry: PendingChild): Fetch {
  const limits = limitsOf(session);
  const { parent, child } = resolveVia(session.definition.shape, entry.via);
  const each = shapeCost(child.of, limits);
  const wanted = entry.after === null ? child.first : 250;
  const first = Math.min(wanted, pageSizeFor(each));
  return { entry, parent, child, first, cost: 1 + first * each };
}

/** As many waiting relations as one query may ask for. */
function nextBatch(session: PlaceSession): Fetch[] {
  const batch: Fetch[] = [];
  let cost = 0;
  for (const entry of session.pending) {
    const fetch = planFetch(session, entry);
    cost += fetch.cost;
    if (batch.length > 0 && (cost > 950 || batch.length >= 100)) {
      break;
    }
    batch.push(fetch);
  }
  return batch;
}

/** Fetches waiting child records, as many as fit one query. */
export async function fetchPending(session: PlaceSession): Promise<void> {
  const batch = nextBatch(session);
  const variables: Record<string, Json> = {};
  batch.forEach(({ entry }, index) => {
    variables[`id${index}`] = entry.ownerId;
    variables[`after${index}`] = entry.after;
  });
  const data = await ask(session, {
    shapeOf: (topField) => batch[Number(topField.slice(1))]?.parent ?? session.definition.shape,
    variables,
    document: (limits) => childrenDocument(batch, limits),
  });
  session.pending.splice(0, batch.length);
  batch.forEach((fetch, index) => readFetched(session, fetch, data[`p${index}`]));
}

function readFetched(session: PlaceSession, fetch: Fetch, owner: Json | undefined): void {
  const { child, entry } = fetch;
  const { place } = session.definition;
  if (!isJsonObject(owner)) {
    session.missing.push({ place, code: "record-gone", subject: entry.ownerId });
    return;
  }
  if (!isReadable(fetch.parent, child, limitsOf(session))) {
    return;
  }
  const value = readPath(owner, child.path);
  const context = crawlContext(session, entry.reason);
  const at = { child, via: entry.via, ownerId: entry.ownerId, from: entry.after };
  if (isJsonObject(value)) {
    crawlConnection(value, at, context);
  } else if (child.nullable !== true) {
    throw new TransientSourceError(`half an answer: ${child.path} is missing`);
  }
}
