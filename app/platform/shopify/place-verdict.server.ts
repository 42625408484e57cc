import { matchRecord, type RecordFacts } from "../../domain/data-requests/person-matching.ts";
import type { MatchReason } from "../../domain/data-requests/types.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import type { PlaceSession } from "./place-session.server.ts";

/**
 * Decides about a record that was found: the reason when it is the person's
 * own and not collected yet. Possible matches and records the merchant left out
 * are noted on the way.
 */
export function judge(session: PlaceSession, node: JsonObject): MatchReason | undefined {
  const { definition, params } = session;
  const { place } = definition;
  const facts = readFacts(session, node);
  const verdict = matchRecord(params.subject, facts);
  if (verdict.verdict === "own") {
    return session.found.has(facts.ref) ? undefined : verdict.reason;
  }
  if (verdict.verdict === "possible" && !session.found.has(facts.ref)) {
    session.found.add(facts.ref);
    session.missing.push({ place, code: "possible-match-undecided", count: 1 });
    session.possibleMatches.push({
      place,
      recordRef: facts.ref,
      reason: "email-on-own-order",
      summary: { ...definition.summary(node), email: verdict.email },
    });
  }
  if (verdict.verdict === "left-out" && !session.found.has(facts.ref)) {
    session.found.add(facts.ref);
    session.missing.push({ place, code: "possible-match-left-out", count: 1 });
  }
  return undefined;
}

/**
 * Where Shopify does not show whose a record is (no `read_customers`), a search
 * by customer id still says it: Shopify compares ids exactly.
 */
function readFacts(session: PlaceSession, node: JsonObject): RecordFacts {
  const { definition, state } = session;
  const facts = definition.facts(node);
  if (!state.denied.has(`${definition.shape.type}.customer`)) {
    return facts;
  }
  const step = session.steps[state.step];
  const searchedFor = step?.find === "search" ? step.customerId : undefined;
  return searchedFor === undefined
    ? facts
    : { ...facts, customerIds: [...facts.customerIds, searchedFor] };
}
