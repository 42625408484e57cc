import { findGround } from "../../domain/keeping/grounds.ts";
import type { KeepingEnd, LegalGround } from "../../domain/keeping/types.ts";
import { counted } from "./dates.ts";

const endWords: Readonly<Record<KeepingEnd["after"], string>> = {
  "financial-year": "after the financial year ends",
  "calendar-year-of-financial-year-end": "after the calendar year in which the financial year ends",
  "calendar-year": "after the calendar year of the order",
};

/** A ground as it is shown: how long, where it is written, and where it can be read. */
export type ShownGround = { readonly words: string; readonly source: string; readonly url: string };

/** Says how long a law keeps. */
export function toShownGround({ end, source, url }: LegalGround): ShownGround {
  return { words: `Kept for ${counted(end.years, "year")} ${endWords[end.after]}:`, source, url };
}

/** The ground of an entry; one that is not in the list any more is said by its id. */
export function showGroundOf(id: string): { readonly source: string; readonly url: string | null } {
  const ground = findGround(id);
  return ground === undefined
    ? { source: id, url: null }
    : { source: ground.source, url: ground.url };
}
