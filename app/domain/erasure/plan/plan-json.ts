import type { Json, JsonObject } from "../../shared/json.ts";
import type { PlannedErasure } from "./plan-erasure.ts";
import type { ErasureLine, PlannedKeeping } from "../types.ts";

/** The part of a plan that is stored in the clear and shown: no record, no person. */
export function planToJson(plan: {
  readonly dataMapVersion: number;
  readonly scopes: readonly string[];
  readonly lines: readonly ErasureLine[];
  readonly keepings: readonly PlannedKeeping[];
  readonly steps: readonly unknown[];
  readonly watched: readonly string[];
  readonly round: number;
}): JsonObject {
  return {
    kind: "erasure",
    dataMapVersion: plan.dataMapVersion,
    scopes: [...plan.scopes],
    round: plan.round,
    steps: plan.steps.length,
    watched: plan.watched.length,
    lines: plan.lines.map(lineToJson),
    keepings: sumKeepings(plan.keepings),
  };
}

/** All of a plan as text, for its digest; holds ids of records, so it is never stored. */
export function planToText(plan: PlannedErasure, toText: (json: Json) => string): string {
  return toText({
    dataMapVersion: plan.dataMapVersion,
    scopes: [...plan.scopes],
    lines: plan.lines.map(lineToJson),
    steps: plan.steps.map(({ place, action, target, fields, seen }) => ({
      ...{ place, action, target, seen },
      fields: [...fields],
    })),
    keepings: plan.keepings.map(({ bookedOn = null, ...keeping }) => ({ ...keeping, bookedOn })),
    watched: [...plan.watched],
    suppressEmails: [...plan.suppressEmails],
    suppressPhones: plan.suppressPhones.map(({ channel, phone }) => ({ channel, phone })),
  });
}

/** How many fields have each fate. */
export function countsOf(lines: readonly ErasureLine[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { fate, count } of lines) counts[fate] = (counts[fate] ?? 0) + count;
  return counts;
}

function lineToJson(line: ErasureLine): JsonObject {
  const { place, field, fate, because, until, subject, count } = line;
  return { place, field, fate, because, until, subject, count };
}

/** Keepings by field, ground and date, without saying of which orders. */
function sumKeepings(keepings: readonly PlannedKeeping[]): Json {
  const sums = new Map<string, JsonObject & { readonly count: number }>();
  for (const { field, ground, keptUntil, shopifyErasesSooner } of keepings) {
    const key = [field, ground, keptUntil, shopifyErasesSooner].join("\n");
    const count = (sums.get(key)?.count ?? 0) + 1;
    sums.set(key, { field, ground, keptUntil, shopifyErasesSooner, count });
  }
  return [...sums.values()];
}
