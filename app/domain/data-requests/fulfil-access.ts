import type { PlaceId } from "../data-map/types.ts";
import type { Clock } from "../shared/clock.ts";
import type { DataRequestId } from "../shared/ids.ts";
import { startSubject } from "./person-matching.ts";
import { planAccess, planToJson, type AccessPlan } from "./plan.ts";
import type {
  AnswerBuilder,
  AnswerStore,
  CollectionStore,
  CollectSubject,
  RecordCollector,
  ShopFacts,
  ShopFactsReader,
} from "./ports.ts";
import { runCollection } from "./run-collection.ts";
import type { OpenDataRequest } from "./types.ts";

export type FulfilAccessDeps = {
  readonly store: CollectionStore;
  readonly shops: ShopFactsReader;
  readonly collectors: Readonly<Record<PlaceId, RecordCollector>>;
  readonly builder: AnswerBuilder;
  readonly answers: AnswerStore;
  readonly clock: Clock;
  /** SHA-256 of a text, in hex. */
  readonly digest: (text: string) => string;
};

/** `nothing-to-do`: unknown, of another kind, or answered already (a repeated job). */
export type FulfilAccessOutcome = "answered" | "nothing-to-do";

/**
 * Answers an access request: plan, search of every place, package, done. Safe to
 * run again after a kill at any point: it goes on at the page it had reached.
 * Throws `TransientSourceError` when it should be tried again later.
 */
export async function fulfilAccess(
  deps: FulfilAccessDeps,
  id: DataRequestId,
  signal: AbortSignal,
): Promise<FulfilAccessOutcome> {
  const request = await deps.store.openRequest(id);
  if (request?.kind !== "access" || !isOpen(request)) {
    return "nothing-to-do";
  }
  await deps.store.markRunning(id, deps.clock.now());
  const shop = await deps.shops.read(request.installationId);
  const plan = await makePlan(deps, id, shop);
  const subject = await makeSubject(deps, request);
  await runCollection({
    store: deps.store,
    collectors: deps.collectors,
    request,
    plan,
    subject,
    signal,
  });
  await buildAnswer(deps, request, shop);
  return "answered";
}

function isOpen(request: OpenDataRequest): boolean {
  return request.status === "received" || request.status === "running";
}

async function makePlan(
  deps: FulfilAccessDeps,
  id: DataRequestId,
  shop: ShopFacts,
): Promise<AccessPlan> {
  const plan = planAccess(shop);
  const json = planToJson(plan);
  await deps.store.savePlan(id, {
    digest: deps.digest(JSON.stringify(json)),
    plan: json,
    places: plan.places.map(({ place }) => place),
  });
  for (const { place, action, missing } of plan.places) {
    if (action === "unreachable") {
      await deps.store.markUnreachable(id, place, missing);
    }
  }
  return plan;
}

async function makeSubject(
  deps: FulfilAccessDeps,
  request: OpenDataRequest,
): Promise<CollectSubject> {
  const { customerId, email, orderIds } = request.subject;
  const matches = await deps.store.possibleMatches(request.id);
  const refs = (decision: "included" | "left-out") =>
    matches.filter((match) => match.decision === decision).map(({ recordRef }) => recordRef);
  return startSubject({
    customerId,
    email,
    orderIds,
    mergedCustomerIds:
      customerId === null ? [] : await deps.store.mergedIdsOf(request.installationId, [customerId]),
    includedRefs: refs("included"),
    leftOutRefs: refs("left-out"),
  });
}

async function buildAnswer(
  deps: FulfilAccessDeps,
  request: OpenDataRequest,
  shop: ShopFacts,
): Promise<void> {
  const { answerId, facts } = await deps.builder.build({
    request,
    language: shop.answerLanguage,
    timeZone: shop.timeZone,
    shopName: shop.shopName,
    shopContact: shop.shopContact,
    lifeDays: shop.answerLifeDays,
    progress: await deps.store.progress(request.id),
    readRecords: (place) => deps.store.readRecords(request.id, place),
    store: deps.answers,
    now: deps.clock.now(),
  });
  await deps.answers.finish(answerId, facts);
  await deps.store.dropPages(request.id);
}
