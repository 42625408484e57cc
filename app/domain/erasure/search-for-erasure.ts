import { planAccess, type AccessPlan } from "../data-requests/plan.ts";
import type { CollectionStore, RecordCollector, ShopFacts } from "../data-requests/ports.ts";
import { runCollection } from "../data-requests/run-collection.ts";
import type { PlaceId } from "../data-map/types.ts";
import { DATA_MAP_VERSION } from "../data-map/version.ts";
import type { Clock } from "../shared/clock.ts";
import type { DataRequestId } from "../shared/ids.ts";
import type { JointErasure } from "./joint-erasure.ts";
import {
  createErasurePlanner,
  placesWithoutShop,
  type PlannedErasure,
} from "./plan/plan-erasure.ts";
import type { PlanFacts } from "./plan/plan-parts.ts";
import type { ErasureSettingsReader } from "./ports.ts";
import { assertSearched } from "./search-trouble.ts";

export type SearchForErasureDeps = {
  readonly collection: CollectionStore;
  readonly collectors: Readonly<Record<PlaceId, RecordCollector>>;
  readonly settings: ErasureSettingsReader;
  readonly clock: Clock;
  /** SHA-256 of a text, in hex. */
  readonly digest: (text: string) => string;
};

/** Erasures in hand. */
export type Carrying = {
  readonly signal: AbortSignal;
  readonly joint: JointErasure;
  /** Undefined when the app is installed nowhere. */
  readonly shop: ShopFacts | undefined;
};

/**
 * Searches every place that can be reached, as for an access request, and plans from what was
 * found. What was found before stands. Throws `TransientSourceError` when a place gave way.
 */
export async function searchAndPlan(
  deps: SearchForErasureDeps,
  carrying: Carrying,
): Promise<PlannedErasure> {
  const { joint, shop, signal } = carrying;
  const { lead: request, subject, dueAt } = joint;
  const plan = planSearch(shop);
  await openPlaces(deps, request.id, plan);
  const installationId = shop?.installationId ?? request.installationId;
  const { collection: store, collectors } = deps;
  await runCollection({ store, collectors, request, installationId, plan, subject, signal });
  assertSearched(await store.progress(request.id), { dueAt, now: deps.clock.now() });
  return planFound(deps, await readFacts(deps, carrying), { id: request.id, plan });
}

function planSearch(shop: ShopFacts | undefined): AccessPlan {
  if (shop !== undefined) return planAccess(shop);
  return { dataMapVersion: DATA_MAP_VERSION, scopes: [], places: placesWithoutShop() };
}

async function openPlaces(
  { collection }: SearchForErasureDeps,
  id: DataRequestId,
  { places }: AccessPlan,
): Promise<void> {
  await collection.openPlaces(
    id,
    places.map(({ place }) => place),
  );
  for (const { place, action, missing } of places) {
    if (action === "unreachable") await collection.markUnreachable(id, place, missing);
  }
}

async function readFacts(
  { settings, clock, digest }: SearchForErasureDeps,
  { joint, shop }: Carrying,
): Promise<PlanFacts> {
  const { lead, subject, namedCustomerIds: customerIds, people } = joint;
  const { mergedCustomerIds, orderIds: listedOrderIds, emails } = subject;
  return {
    ...(await settings.read(lead.installationId)),
    ...{ customerIds, mergedCustomerIds, listedOrderIds, emails, people: people.length, digest },
    scopes: shop?.scopes ?? [],
    now: clock.now(),
  };
}

async function planFound(
  { collection }: SearchForErasureDeps,
  facts: PlanFacts,
  { id, plan }: { readonly id: DataRequestId; readonly plan: AccessPlan },
): Promise<PlannedErasure> {
  const planner = createErasurePlanner(facts);
  for (const { place, action } of plan.places) {
    if (action === "unreachable") continue;
    for await (const records of collection.readRecords(id, place)) planner.add(records);
  }
  return planner.finish(await collection.progress(id));
}
