import { z } from "zod";
import type { DecisionQuery } from "../../domain/newsletter/inbound/desk-views.ts";
import { mailOutcomes, mailTrusts } from "../../domain/newsletter/inbound/ports.ts";
import { correctableKinds } from "../present/newsletter-words.ts";

/** Lengths of time leaving can be looked at, in days. */
export const leavePeriods = [30, 90, 365] as const;

const daysSchema = z
  .enum(leavePeriods.map(String) as [string, ...string[]])
  .transform(Number)
  .catch(30);

/** How many days are looked at; anything odd counts as not said. */
export function parseLeaveDays(params: URLSearchParams): number {
  return daysSchema.parse(params.get("days"));
}

/** What the list of decisions can be narrowed to. */
export const shownKinds = [...correctableKinds, "unreadable"] as const;

const searchSchema = z.object({
  kind: z.enum(shownKinds).optional().catch(undefined),
  outcome: z.enum(mailOutcomes).optional().catch(undefined),
  trust: z.enum(mailTrusts).optional().catch(undefined),
  cursor: z.string().max(80).optional().catch(undefined),
});

/** The list's state from the address; anything odd counts as not said. */
export function parseDecisionSearch(params: URLSearchParams): {
  readonly query: DecisionQuery;
  readonly cursor: string | undefined;
} {
  const { cursor, ...query } = searchSchema.parse(Object.fromEntries(params));
  return { query, cursor };
}
