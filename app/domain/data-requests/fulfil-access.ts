import type { PlaceId } from "../data-map/types.ts";
import type { Clock } from "../shared/clock.ts";
import type { DataRequestId } from "../shared/ids.ts";
import { makeSubject } from "./make-subject.ts";
import { planAccess, planToJson, type AccessPlan } from "./plan.ts";
import {
  type AnswerBuilder,
  type AnswerStore,
  type CollectionStore,
  type RecordCollector,
  type RegisterReader,
  type ShopFacts,
  type ShopFactsReader,
  SourceRefusedError,
  TransientSourceError,
} from "./ports.ts";
import { runCollection, type RunCollectionParams } from "./run-collection.ts";
import type { OpenDataRequest } from "./types.ts";
import type { RequestParking, WaitingReason } from "./waiting.ts";

export type FulfilAccessDeps = {
  readonly store: CollectionStore;
  readonly shops: ShopFactsReader;
  readonly collectors: Readonly<Record<PlaceId, RecordCollector>>;
  readonly builder: AnswerBuilder;
  readonly answers: AnswerStore;
  readonly register: RegisterReader;
  readonly parking: RequestParking;
  readonly clock: Clock;
  /** SHA-256 of a text, in hex. */
  readonly digest: (text: string) => string;
};

/**
 * `nothing-to-do`: unknown, of another kind, or answered already (a repeated job).
 * `superseded`: the merchant asked for another search meanwhile, whose job waits.
 * A reason: laid aside until the app is opened in the shop again.
 */
export type FulfilAccessOutcome = "answered" | "nothing-to-do" | "superseded" | WaitingReason;

/**
 * Answers an access request: plan, search of every place, package, done. Safe to
 * run again after a kill at any point: it goes on at the page it had reached.
 * Shopify is asked through the lifetime of the app that is open now, whichever
 * the request came in; without one nothing is answered, and an answer that stands
 * is left alone. Throws `TransientSourceError` when it should be tried again later.
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
  if (!(await deps.store.markRunning(id, deps.clock.now()))) return "nothing-to-do";
  const shop = await deps.shops.read(request.installationId);
  if (shop === undefined) return layAside(deps, id, "shop-not-installed");
  if (shop.scopes.length === 0) {
    throw new TransientSourceError("what the shop grants is not known yet");
  }
  const plan = await makePlan(deps, id, shop);
  const subject = await makeSubject(deps.store, request);
  const search = { request, installationId: shop.installationId, plan, subject, signal };
  if (!(await searchAll(deps, search))) {
    const open = await deps.shops.read(request.installationId);
    return layAside(deps, id, open === undefined ? "shop-not-installed" : "access-lost");
  }
  return (await buildAnswer(deps, request, shop)) ? "answered" : "superseded";
}

/** False when Shopify refuses the whole shop: no token, or one that is not taken any more. */
async function searchAll(
  { store, collectors }: FulfilAccessDeps,
  search: Omit<RunCollectionParams, "store" | "collectors">,
): Promise<boolean> {
  try {
    await runCollection({ store, collectors, ...search });
    return true;
  } catch (error) {
    if (error instanceof SourceRefusedError && error.code === "shop-not-installed") return false;
    throw error;
  }
}

/** Who uninstalled the app knows that it answers nothing; who did not is told. */
async function layAside(
  { parking, clock }: FulfilAccessDeps,
  id: DataRequestId,
  reason: WaitingReason,
): Promise<WaitingReason> {
  await parking.park({ id, reason, at: clock.now(), tellMerchant: reason === "access-lost" });
  return reason;
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

async function buildAnswer(
  deps: FulfilAccessDeps,
  request: OpenDataRequest,
  shop: ShopFacts,
): Promise<boolean> {
  const { answerId, facts } = await deps.builder.build({
    request,
    language: shop.answerLanguage,
    timeZone: shop.timeZone,
    shopName: shop.shopName,
    shopContact: shop.shopContact,
    lifeDays: shop.answerLifeDays,
    register: (await deps.register.read(shop.installationId)) ?? null,
    progress: await deps.store.progress(request.id),
    readRecords: (place) => deps.store.readRecords(request.id, place),
    store: deps.answers,
    now: deps.clock.now(),
  });
  return deps.answers.finish(answerId, facts, request.searchRound);
}
