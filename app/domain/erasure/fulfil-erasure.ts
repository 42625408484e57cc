import { toCanonical } from "../evidence/canonical.ts";
import type { PlaceId } from "../data-map/types.ts";
import { DATA_MAP_VERSION } from "../data-map/version.ts";
import { makeSubject } from "../data-requests/make-subject.ts";
import { planAccess, type AccessPlan } from "../data-requests/plan.ts";
import {
  type CollectionStore,
  type RecordCollector,
  type ShopFacts,
  type ShopFactsReader,
  SourceRefusedError,
  TransientSourceError,
} from "../data-requests/ports.ts";
import { runCollection } from "../data-requests/run-collection.ts";
import type { OpenDataRequest } from "../data-requests/types.ts";
import type { RequestParking } from "../data-requests/waiting.ts";
import type { DataRequestId } from "../shared/ids.ts";
import { createErasurePlanner, placesWithoutShop, type PlannedErasure } from "./plan-erasure.ts";
import { planToText } from "./plan-json.ts";
import { withRefusals } from "./plan-lines.ts";
import type { PlanFacts } from "./plan-parts.ts";
import type { ErasureLedger, ErasureSettingsReader, ErasureStore, KnownPerson } from "./ports.ts";
import { runSteps, type StepDeps } from "./run-steps.ts";
import { assertSearched } from "./search-trouble.ts";
import { waitsForAccess } from "./waits-for-access.ts";

export type FulfilErasureDeps = Omit<StepDeps, "store"> & {
  readonly collection: CollectionStore;
  readonly shops: ShopFactsReader;
  readonly collectors: Readonly<Record<PlaceId, RecordCollector>>;
  readonly settings: ErasureSettingsReader;
  readonly store: ErasureStore;
  readonly ledger: Pick<ErasureLedger, "begin" | "complete">;
  readonly parking: RequestParking;
};

/**
 * `nothing-to-do`: unknown, of another kind, or erased already (a repeated job).
 * `waits-for-access`: the person's own answer comes first.
 * `access-lost`: laid aside until the app is opened in the shop again.
 */
export type FulfilErasureOutcome = "erased" | "nothing-to-do" | "waits-for-access" | "access-lost";

/** How often one run makes its plan anew because the data changed under it. */
const plansPerRun = 3;

/**
 * Carries out an erasure: search, plan, ledger, steps, end. Safe to run again
 * after a kill at any point: the search goes on at its page, the same plan goes on
 * at its step, and the end happens once. Where the app is not installed any more,
 * what Lagom holds goes all the same. Throws `TransientSourceError` when it should
 * be tried again later.
 */
export async function fulfilErasure(
  deps: FulfilErasureDeps,
  id: DataRequestId,
  signal: AbortSignal,
): Promise<FulfilErasureOutcome> {
  const request = await deps.collection.openRequest(id);
  if (request?.kind !== "erasure" || !isOpen(request)) return "nothing-to-do";
  if (await mustWait(deps, request)) {
    await deps.store.markWaiting(id, deps.clock.now());
    // Whoever wished meanwhile that it shall not wait found its job still running.
    if (!(await deps.store.isUrged(id))) return "waits-for-access";
  }
  if (!(await deps.collection.markRunning(id, deps.clock.now()))) return "nothing-to-do";
  for (let round = 1; round <= plansPerRun; round += 1) {
    const outcome = await runOnce(deps, request, signal);
    if (outcome !== "again") return outcome;
  }
  throw new TransientSourceError("what was planned kept changing in the store");
}

function isOpen({ status }: OpenDataRequest): boolean {
  return status === "received" || status === "running";
}

async function mustWait(deps: FulfilErasureDeps, request: OpenDataRequest): Promise<boolean> {
  const waits = waitsForAccess({
    beside: await deps.store.openAccessRequests(await findPeople(deps, request)),
    erasureDueAt: request.dueAt,
    now: deps.clock.now(),
  });
  return waits && !(await deps.store.isUrged(request.id));
}

/** Everybody Lagom holds who is the person; their own row first, none when they are gone. */
export async function findPeople(
  { collection, store }: Pick<FulfilErasureDeps, "collection" | "store">,
  request: OpenDataRequest,
): Promise<readonly KnownPerson[]> {
  const { customerIds, emails } = await makeSubject(collection, request);
  return store.peopleOf(request.id, { customerIds, emails });
}

/** `again`: the data changed, or the app was uninstalled meanwhile. */
async function runOnce(
  deps: FulfilErasureDeps,
  request: OpenDataRequest,
  signal: AbortSignal,
): Promise<FulfilErasureOutcome | "again"> {
  const { id, installationId } = request;
  const shop = await deps.shops.read(installationId);
  if (shop?.scopes.length === 0) {
    throw new TransientSourceError("what the shop grants is not known yet");
  }
  try {
    return await carryOut(deps, { request, shop, signal });
  } catch (error) {
    const isRefused = error instanceof SourceRefusedError && error.code === "shop-not-installed";
    if (!isRefused) throw error;
    if (shop !== undefined && (await deps.shops.read(installationId)) === undefined) return "again";
    await deps.parking.park({
      ...{ id, reason: "access-lost", at: deps.clock.now() },
      tellMerchant: true,
    });
    return "access-lost";
  }
}

type Carrying = {
  readonly signal: AbortSignal;
  readonly request: OpenDataRequest;
  /** Undefined when the app is installed nowhere. */
  readonly shop: ShopFacts | undefined;
};

async function carryOut(
  deps: FulfilErasureDeps,
  carrying: Carrying,
): Promise<"erased" | "nothing-to-do" | "again"> {
  const { request, shop, signal } = carrying;
  const { id } = request;
  const people = await findPeople(deps, request);
  if (people.length === 0) return "nothing-to-do";
  const planned = await search(deps, carrying, people.length);
  const digest = await deps.store.digestPlan(id, planToText(planned, toCanonical));
  await deps.store.savePlan(id, { ...planned, digest, at: deps.clock.now() });
  const suppressions = await deps.store.suppressionsOf(id, planned.suppressEmails);
  const marks = toMarks({ id, people, planned, suppressions });
  for (const mark of marks) await deps.ledger.begin({ ...mark, at: deps.clock.now() });
  await deps.store.markBegun(id, deps.clock.now());
  if (shop !== undefined) {
    const context = { installationId: shop.installationId, signal };
    if (!(await runSteps(deps, id, context))) {
      await deps.store.startAnew(id, deps.clock.now());
      return "again";
    }
  }
  if (!(await end(deps, { id, people, planned, digest, suppressions }))) return "nothing-to-do";
  for (const mark of marks) await deps.ledger.complete({ ...mark, at: deps.clock.now() });
  return "erased";
}

/** One mark of the ledger for each row; what a restored database must have again is in the first. */
function toMarks({ id, people, planned, suppressions }: Omit<Ending, "digest">) {
  return people.map((person, index) => ({
    ...{ ...person, dataRequestId: id },
    suppressions: index === 0 ? suppressions : [],
    keepings: index === 0 ? planned.keepings : [],
  }));
}

type Ending = {
  readonly id: DataRequestId;
  readonly people: readonly KnownPerson[];
  readonly planned: PlannedErasure;
  readonly digest: string;
  readonly suppressions: readonly string[];
};

async function end(deps: FulfilErasureDeps, ending: Ending): Promise<boolean> {
  const { id, people, planned, digest, suppressions } = ending;
  const steps = await deps.store.endedSteps(id);
  const refused = steps.flatMap(({ number, state, outcome }) => {
    const step = planned.steps[number - 1];
    return state !== "refused" || step === undefined ? [] : [{ step, code: outcome ?? "refused" }];
  });
  const lines = withRefusals(planned.lines, refused);
  const plan = { ...planned, lines, digest };
  return deps.store.finish(id, { at: deps.clock.now(), people, plan, suppressions, steps });
}

/** Searches every place that can be reached and plans from what was found. */
async function search(
  deps: FulfilErasureDeps,
  carrying: Carrying,
  people: number,
): Promise<PlannedErasure> {
  const { request, shop, signal } = carrying;
  const plan = planSearch(shop);
  await openPlaces(deps, request.id, plan);
  const installationId = shop?.installationId ?? request.installationId;
  const subject = await makeSubject(deps.collection, request);
  const { collection: store, collectors } = deps;
  await runCollection({ store, collectors, request, installationId, plan, subject, signal });
  assertSearched(await store.progress(request.id), { ...request, now: deps.clock.now() });
  const facts = await readFacts(deps, carrying, people);
  return planFound(deps, facts, { id: request.id, plan });
}

function planSearch(shop: ShopFacts | undefined): AccessPlan {
  if (shop !== undefined) return planAccess(shop);
  return { dataMapVersion: DATA_MAP_VERSION, scopes: [], places: placesWithoutShop() };
}

async function openPlaces(
  { collection }: FulfilErasureDeps,
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
  { collection, settings, clock, digest }: FulfilErasureDeps,
  { request, shop }: Carrying,
  people: number,
): Promise<PlanFacts> {
  const { customerId, orderIds: listedOrderIds, email } = request.subject;
  const { mergedCustomerIds } = await makeSubject(collection, request);
  return {
    ...(await settings.read(request.installationId)),
    ...{ customerId, mergedCustomerIds, listedOrderIds, email, people, digest },
    scopes: shop?.scopes ?? [],
    now: clock.now(),
  };
}

async function planFound(
  { collection }: FulfilErasureDeps,
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
