import { toCanonical } from "../evidence/canonical.ts";
import {
  type ShopFactsReader,
  SourceRefusedError,
  TransientSourceError,
} from "../data-requests/ports.ts";
import type { OpenDataRequest } from "../data-requests/types.ts";
import type { RequestParking } from "../data-requests/waiting.ts";
import type { DataRequestId } from "../shared/ids.ts";
import { gatherErasures, type JointErasure } from "./joint-erasure.ts";
import type { PlannedErasure } from "./plan/plan-erasure.ts";
import { planToText } from "./plan/plan-json.ts";
import { withRefusals } from "./plan/plan-lines.ts";
import type { ErasureLedger, ErasureStore } from "./ports.ts";
import { runSteps, type StepDeps } from "./run-steps.ts";
import { searchAndPlan, type Carrying, type SearchForErasureDeps } from "./search-for-erasure.ts";
import { waitsForAccess } from "./waits-for-access.ts";

export type FulfilErasureDeps = Omit<StepDeps, "store"> &
  SearchForErasureDeps & {
    readonly shops: ShopFactsReader;
    readonly store: ErasureStore;
    readonly ledger: Pick<ErasureLedger, "begin" | "complete">;
    readonly parking: RequestParking;
  };

/**
 * `nothing-to-do`: unknown, of another kind, erased already (a repeated job), or carried out
 * together with another erasure of the same person, whose job is at it.
 * `waits-for-access`: the person's own answer comes first.
 * `access-lost`: laid aside until the app is opened in the shop again.
 */
export type FulfilErasureOutcome = "erased" | "nothing-to-do" | "waits-for-access" | "access-lost";

/** How often one run makes its plan anew because the data changed under it. */
const plansPerRun = 3;

/**
 * Carries out an erasure, and with it every other open erasure of the same person: search, plan,
 * ledger, steps, end. Safe to run again after a kill at any point: the search goes on at its page,
 * the same plan goes on at its step, and the end happens once. Where the app is not installed any
 * more, what Lagom holds goes all the same. Throws `TransientSourceError` when it should be tried
 * again later.
 */
export async function fulfilErasure(
  deps: FulfilErasureDeps,
  id: DataRequestId,
  signal: AbortSignal,
): Promise<FulfilErasureOutcome> {
  for (let round = 1; round <= plansPerRun; round += 1) {
    const outcome = await runOnce(deps, id, signal);
    if (outcome !== "again") return outcome;
  }
  throw new TransientSourceError("what was planned kept changing in the store");
}

/** `again`: the data changed, another erasure of the person came, or the app was uninstalled meanwhile. */
async function runOnce(
  deps: FulfilErasureDeps,
  id: DataRequestId,
  signal: AbortSignal,
): Promise<FulfilErasureOutcome | "again"> {
  const request = await deps.collection.openRequest(id);
  if (request?.kind !== "erasure" || !isOpen(request)) return "nothing-to-do";
  const joint = await gatherErasures(deps, request);
  if (joint.people.length === 0) return "nothing-to-do";
  if (await waits(deps, joint)) return "waits-for-access";
  if (!(await deps.store.takeLead(joint, deps.clock.now()))) return "nothing-to-do";
  return carryOutIn(deps, joint, signal);
}

function isOpen({ status }: OpenDataRequest): boolean {
  return status === "received" || status === "running";
}

/** An erasure that is begun is never left half done for an access request that came since. */
async function waits(deps: FulfilErasureDeps, joint: JointErasure): Promise<boolean> {
  const { lead, ids, people, dueAt: erasureDueAt } = joint;
  const { store, clock } = deps;
  const beside = await store.openAccessRequests(people);
  if (!waitsForAccess({ beside, erasureDueAt, now: clock.now() })) return false;
  if (!(await store.mayWait(ids))) return false;
  await store.markWaiting(lead.id, clock.now());
  // Whoever wished meanwhile that it shall not wait found its job still running.
  return store.mayWait(ids);
}

async function carryOutIn(
  deps: FulfilErasureDeps,
  joint: JointErasure,
  signal: AbortSignal,
): Promise<FulfilErasureOutcome | "again"> {
  const { id, installationId } = joint.lead;
  const shop = await deps.shops.read(installationId);
  if (shop?.scopes.length === 0) {
    throw new TransientSourceError("what the shop grants is not known yet");
  }
  try {
    return await carryOut(deps, { joint, shop, signal });
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

async function carryOut(
  deps: FulfilErasureDeps,
  carrying: Carrying,
): Promise<"erased" | "nothing-to-do" | "again"> {
  const { joint, shop, signal } = carrying;
  const { ids, lead } = joint;
  const { store, ledger, clock } = deps;
  const planned = await searchAndPlan(deps, carrying);
  const digest = await store.digestPlan(lead.id, planToText(planned, toCanonical));
  await store.savePlan(ids, { ...planned, digest, at: clock.now() });
  const suppressions = await store.suppressionsOf(lead.id, planned);
  const ending: Ending = { joint, planned, digest, suppressions };
  const marks = toMarks(ending);
  for (const mark of marks) await ledger.begin({ ...mark, plan: digest, at: clock.now() });
  await store.markBegun(ids, clock.now());
  if (shop !== undefined) {
    const context = { installationId: shop.installationId, signal };
    if (!(await runSteps(deps, lead.id, context))) {
      await store.startAnew(lead.id, { digest, at: clock.now() });
      return "again";
    }
  }
  const outcome = await end(deps, ending);
  if (outcome !== "ended") return outcome === "over" ? "nothing-to-do" : outcome;
  for (const mark of marks) await ledger.complete({ ...mark, at: clock.now() });
  return "erased";
}

type Ending = {
  readonly joint: JointErasure;
  readonly planned: PlannedErasure;
  readonly digest: string;
  readonly suppressions: readonly string[];
};

/**
 * One mark of the ledger for each row about the person under each request; what a restored
 * database must have again is in the first.
 */
function toMarks({ joint, planned, suppressions }: Ending) {
  const { ids, people } = joint;
  const marks = ids.flatMap((dataRequestId) =>
    people.map((person) => ({ ...person, dataRequestId })),
  );
  return marks.map((mark, index) => ({
    ...mark,
    suppressions: index === 0 ? suppressions : [],
    keepings: index === 0 ? planned.keepings : [],
  }));
}

async function end(deps: FulfilErasureDeps, ending: Ending): ReturnType<ErasureStore["finish"]> {
  const { joint, planned, digest, suppressions } = ending;
  const { ids, people, lead } = joint;
  const steps = await deps.store.endedSteps(lead.id);
  const refused = steps.flatMap(({ number, state, outcome }) => {
    const step = planned.steps[number - 1];
    return state !== "refused" || step === undefined ? [] : [{ step, code: outcome ?? "refused" }];
  });
  const lines = withRefusals(planned.lines, refused);
  const plan = { ...planned, lines, digest };
  return deps.store.finish({ ids, at: deps.clock.now(), people, plan, suppressions, steps });
}
