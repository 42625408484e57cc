import type { ComplianceTopic } from "../compliance/topic.ts";
import { toMs } from "../shared/duration.ts";
import type { SelfAuditDeps, SelfAuditRun } from "./ports.ts";
import type {
  PlantedCustomer,
  SelfAuditReport,
  SelfAuditStatus,
  SelfAuditTrouble,
  ThrowAwayPerson,
} from "./types.ts";

const pauseMs = toMs({ seconds: 2 });
/** All requests of one kind must have ended within this. */
const patienceMs = toMs({ minutes: 20 });

const nothing: SelfAuditReport = { tokens: 0, before: null, after: null, trouble: null };

/**
 * Carries one audit of a shop out: plants people, answers and erases them
 * through the app's own intake, and searches for them before and after. What
 * is planted is removed however it ends. A run whose process ended in the
 * middle is broken, not repeated: what it planted was known to it alone.
 */
export async function runShopAudit(
  deps: SelfAuditDeps,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const begun = await deps.store.begin(id);
  if (begun === undefined) return;
  const { run, again } = begun;
  let report = nothing;
  try {
    report = again ? { ...nothing, trouble: "interrupted" } : await audit(deps, run, signal);
  } catch (error) {
    report = { ...nothing, trouble: "could-not-run" };
    throw error;
  } finally {
    // First the end: a store that does not answer now must not leave it open.
    const status = statusOf(report, run.people);
    await deps.store.finish(id, { status, report, at: deps.clock.now() });
    await deps.throwAway.remove(run, signal);
  }
}

/**
 * Passed: nothing lay open at any time, everybody could be opened with the
 * keys before the erasure (else the search proves nothing) and nobody after.
 */
export function statusOf(report: SelfAuditReport, people: number): SelfAuditStatus {
  const { before, after, trouble } = report;
  if (trouble !== null || before === null || after === null) return "broken";
  const isClean = before.plain.tokens === 0 && after.plain.tokens === 0 && after.keyed.tokens === 0;
  return isClean && before.keyed.people === people ? "passed" : "failed";
}

async function audit(
  deps: SelfAuditDeps,
  run: SelfAuditRun,
  signal: AbortSignal,
): Promise<SelfAuditReport> {
  const people = deps.invent(run.people);
  const tokens = people.map(tokensOf);
  const report = { ...nothing, tokens: tokens.flat().length };
  const planted = await deps.throwAway.plant(run, people, signal);
  if (!planted.ok) return { ...report, trouble: planted.reason };
  const work: Work = { deps, run, signal, customers: planted.value };
  const answered = await askForAll(work, "customers/data_request", ["answered"]);
  if (answered === undefined) return { ...report, trouble: "access-not-answered" };
  const accessIds = answered.map(({ id }) => id);
  const keyIds = await deps.keysOf(accessIds);
  const sought = tokens.map((own, number) => ({
    tokens: own,
    customerId: planted.value[number]?.customerId ?? "",
  }));
  const before = await deps.search({ run, people: sought, keyIds }, signal);
  for (const id of accessIds) await deps.handOver(run, id);
  const erased = await askForAll(work, "customers/redact", ["watching", "completed"]);
  const trouble: SelfAuditTrouble | null = erased === undefined ? "erasure-not-finished" : null;
  const laterIds = await deps.keysOf((erased ?? []).map(({ id }) => id));
  const after = await deps.search(
    { run, people: sought, keyIds: [...keyIds, ...laterIds] },
    signal,
  );
  return { ...report, before, after, trouble };
}

function tokensOf(person: ThrowAwayPerson): readonly string[] {
  return Object.values(person);
}

type Work = {
  readonly deps: SelfAuditDeps;
  readonly run: SelfAuditRun;
  readonly signal: AbortSignal;
  readonly customers: readonly PlantedCustomer[];
};

/** One request for each of the people; undefined when they have not all ended well in time. */
async function askForAll(
  { deps, run, signal, customers }: Work,
  topic: ComplianceTopic,
  ends: readonly string[],
) {
  const ids: string[] = [];
  for (const customer of customers) ids.push(await deps.receive({ run, topic, customer }));
  const until = deps.clock.now().getTime() + patienceMs;
  for (;;) {
    const requests = await deps.requestsOf(run, ids);
    const ended = requests.filter(({ status }) => ends.includes(status));
    if (ended.length >= customers.length) return ended;
    if (deps.clock.now().getTime() > until) return undefined;
    await deps.sleep(pauseMs, signal);
  }
}
