import { z } from "zod";
import type { ConsentQuery } from "../domain/consent/ports.ts";

/** Lengths of time the numbers can be looked at, in days. */
export const statisticsPeriods = [7, 28, 90, 365] as const;

const daysSchema = z
  .enum(statisticsPeriods.map(String) as [string, ...string[]])
  .transform(Number)
  .catch(28);

/** How many days are looked at; anything odd counts as not said. */
export function parseStatisticsDays(params: URLSearchParams): number {
  return daysSchema.parse(params.get("days"));
}

const day = z.iso.date().optional().catch(undefined);
const logSchema = z.object({
  id: z
    .string()
    .transform((text) => text.trim().toLowerCase())
    .catch(""),
  from: day,
  to: day,
  cursor: z.string().max(200).optional().catch(undefined),
});

export type ConsentSearch = {
  readonly query: ConsentQuery;
  readonly cursor: string | undefined;
  /** Something was typed that is no consent id. */
  readonly isOdd: boolean;
};

/** The log's state from the address; anything odd counts as not said. */
export function parseConsentSearch(params: URLSearchParams): ConsentSearch {
  const { id, from, to, cursor } = logSchema.parse(Object.fromEntries(params));
  const isId = /^[0-9a-f]{32}$/u.test(id);
  return {
    cursor,
    isOdd: id !== "" && !isId,
    query: {
      ...(isId ? { consentId: id } : {}),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    },
  };
}
